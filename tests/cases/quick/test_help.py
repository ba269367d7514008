"""The page about the quick line speaks the reader's language and in words, not in codes."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from accounts.models import User
from cases.codes import EventType
from cases.quick.help import examples, grammar, readings


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_grammar_and_what_is_read_are_in_the_language_of_the_reader(language: str) -> None:
    with override(language):
        told, read = grammar(), dict(readings())
    assert told.count("<li>") == 9
    assert len(read) == len(examples())
    assert not [meant for meant in read.values() if re.search(r": [A-Z_]{4,}(;|$)", meant)]


def test_the_examples_are_read_in_russian() -> None:
    with override("ru"):
        meant = dict(readings())["released 5 January 2024"]
        assert meant == f"что произошло: {EventType.RELEASE.label}; когда: 5 января 2024 г."


def test_the_page_shows_them(client_of, owner: User) -> None:
    client: Client = client_of(owner)
    assert "acquitted" in client.get("/quick-line/").content.decode()
