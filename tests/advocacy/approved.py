"""A letter with nothing in its way, for tests of what stops it and of what follows."""

import re
from datetime import date
from typing import Any

from accounts.models import User
from advocacy import approving, editing
from advocacy.models import Letter, Section, Signatory
from core.actor import acting
from core.clock import today
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_party, make_person

GAP = re.compile(r"\[\[.*?\]\]")
ON = date(2023, 10, 30)


def sound_letter(
    by: User, macron: MacronVisit, name: str = "Aibek Testov", **choices: Any
) -> Letter:
    """Its case was checked and its addressee verified today, its person agreed, and so did whoever
    signs. Call it on a day before the visit; `by` has written it."""
    person = make_person(name, by=by)
    clear(person)
    case = make_case(by, checked_on=today())
    make_party(case, person)
    macron.guest.verified_on = today()
    macron.guest.save()
    letter = macron.letter(by, case, **choices)
    fill(by, letter)
    for one in letter.signatories.all():
        approving.agreed(by=by, letter=letter, signatory=one, on=today())
    return letter


def fill(by: User, letter: Letter) -> None:
    """Own words where nothing is recorded, and thanks in own words."""
    texts = {
        one: (one.version, GAP.sub("own words", one.text))
        for one in letter.sections.all()
        if "[[" in one.text
    }
    with acting(by):
        editing.change_sections(by=by, letter=letter, texts=texts)
    say(by, letter, "Own words of thanks.")


def say(by: User, letter: Letter, text: str, kind: str = "THANKS") -> None:
    section: Section = letter.sections.filter(kind=kind).first()
    with acting(by):
        editing.change_sections(by=by, letter=letter, texts={section: (section.version, text)})


def copy_to(by: User, letter: Letter, *lines: str) -> None:
    say(by, letter, "\n".join(f"Copy to: {line}" for line in lines), "COPIES")


def agree_again(by: User, letter: Letter) -> None:
    for one in Signatory.objects.filter(letter=letter):
        approving.agreed(by=by, letter=letter, signatory=one, on=today())
