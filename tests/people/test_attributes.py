"""What sources say of a person is shown in words."""

from datetime import date

import pytest

from core.dates import PartialDate
from people.attributes import value_in_words
from people.models import Attribute, AttributeKind


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (AttributeKind.SEX, "F", "female"),
        (AttributeKind.NATIONALITY, "TM", "Turkmenistan"),
        (AttributeKind.RESIDENCE, "a village", "a village"),
        (AttributeKind.OCCUPATION, "teacher", "teacher"),
    ],
)
def test_codes_are_shown_as_words(kind: AttributeKind, value: str, words: str) -> None:
    assert value_in_words(Attribute(kind=kind, value=value)) == words


def test_a_birth_is_shown_as_its_date() -> None:
    born = Attribute(kind=AttributeKind.BIRTH, date=PartialDate.on(date(1983, 5, 5)))
    assert value_in_words(born) == "5 May 1983"
