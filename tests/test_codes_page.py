"""docs/codes.md names every code that the program computes with, its label and its source."""

import re
from pathlib import Path

import pytest
from django.db import models

from cases import codes
from cases.models import ChargeStatus, OrderEffect, OrderKind, ProceedingKind

PAGE = (Path(__file__).parent.parent / "docs" / "codes.md").read_text(encoding="utf-8")
LISTS: dict[str, type[models.TextChoices]] = {
    "What happened": codes.EventType,
    "Did it happen?": codes.Polarity,
    "Kind of custody": codes.Custody,
    "Conditions": codes.Regime,
    "Outcome for one person": codes.Outcome,
    "Where things stand": codes.StandingCode,
    "Stage": codes.Stage,
    "What runs out": codes.RunsOut,
    "How sure": codes.Sureness,
    "Kind of court case": ProceedingKind,
    "Status of a charge": ChargeStatus,
    "Decision": OrderKind,
    "What a decision does to a sentence": OrderEffect,
}


def rows(title: str) -> list[tuple[str, str, str]]:
    section = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", section, re.MULTILINE)


@pytest.mark.parametrize("title", LISTS)
def test_the_page_has_each_code_with_label_and_source(title: str) -> None:
    assert [(code, label) for code, label, _ in rows(title)] == [
        (code.value, str(code.label)) for code in LISTS[title]
    ]
    assert all(source.strip() for _, _, source in rows(title))
