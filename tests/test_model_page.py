"""docs/model.md names every table, and no table that is not there."""

import re
from pathlib import Path

from django.apps import apps

PAGE = (Path(__file__).parent.parent / "docs" / "model.md").read_text(encoding="utf-8")
OURS = {"core", "accounts", "people", "cases", "advocacy"}


def test_the_page_names_each_model_and_only_models():
    named = set(re.findall(r"`((?:core|accounts|people|cases|advocacy)\.[A-Z]\w+)`", PAGE))
    there = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model.__name__.startswith("Historical")
    }
    assert named == there


def test_an_entity_without_a_table_says_why():
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| ")]
    assert all(row[3].strip() for row in rows if row[2].strip() == "none")
