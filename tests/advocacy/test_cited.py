"""The marks of the notes at the end of a sentence."""

from collections.abc import Callable

import pytest

from advocacy.languages.english.sources import cited as cited_in_english
from advocacy.languages.french.sources import cited as cited_in_french
from cases.models import Source
from tests.advocacy.english.builders import a_plan


@pytest.mark.parametrize("cited", [cited_in_english, cited_in_french])
def test_sources_that_share_a_note_are_marked_once(cited: Callable[..., str]) -> None:
    titles = ("A statement", "A statement", "Another")
    sources = tuple(Source(title=title, publisher_words="Desk of Tests") for title in titles)
    assert cited(a_plan(), sources) == "[1][2]"
