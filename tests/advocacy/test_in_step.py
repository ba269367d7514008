"""The two languages of one letter stay in step."""

import pytest

from accounts.models import User
from advocacy import editing, preflight
from advocacy.models import Letter
from core.actor import acting
from tests.advocacy.approved import say, sound_letter
from tests.advocacy.builders import MacronVisit

pytestmark = pytest.mark.usefixtures("before_the_visit")


@pytest.fixture
def both(macron: MacronVisit, teammate: User) -> Letter:
    return sound_letter(teammate, macron, languages=["en", "fr"])


def compared(letter: Letter) -> list[str]:
    found = preflight.findings(Letter.objects.get(pk=letter.pk))
    return [one.link for one in found if "in one language only" in one.words]


def test_what_is_edited_in_one_language_is_to_be_compared_in_the_other(
    both: Letter, teammate: User
) -> None:
    before = compared(both)
    mine, theirs = (both.sections.get(kind="HOOK", language=code) for code in ("en", "fr"))
    for one in (mine, theirs):
        with acting(teammate):
            texts = {one: (one.version, "Own words.")}
            editing.change_sections(by=teammate, letter=both, texts=texts)
        new = set(compared(both)) - set(before)
        assert [("language=fr" in link) for link in new] == ([True] if one == mine else [])


def test_a_letter_in_one_language_has_nothing_to_compare(letter: Letter, teammate: User) -> None:
    say(teammate, letter, "Own words of the opening.", "OPENING")
    assert compared(letter) == []
