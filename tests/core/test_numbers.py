"""Numbers as the reader's language writes them."""

import pytest
from django.utils.translation import override

from cases.custody.spells import days_in_words
from core.numbers import grouped


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1,101"), ("fr", "1\u202f101"), ("ru", "1\xa0101")]
)
def test_thousands_are_grouped_as_the_language_does(language: str, said: str) -> None:
    with override(language):
        assert grouped(1101) == said
        assert days_in_words((1101, 1101)).startswith(said)
