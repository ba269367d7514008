"""Which name leaves the house, where not every name of a person may."""

import pytest

from accounts.models import User
from advocacy.gate import cleared
from advocacy.models import Letter, Readers
from advocacy.pictures import Picture, picture
from advocacy.recorded import recorded
from cases.clearance import may_be_named, printed_name
from cases.dossier.reading import read
from cases.models import Answer, Basis, Consent, Party
from cases.naming import Naming
from cases.pages.cards import card, people_with_facts
from cases.sourcing.cites import Cites
from core.clock import today
from people.models import Name, NameKind, Person
from tests.factories import make_party, make_person


@pytest.fixture
def party(owner: User) -> Party:
    """Of somebody who may be named."""
    party = make_party(by=owner, person=make_person("Aibek Testov", by=owner))
    answer = Answer.ANYONE_WITH_NAME
    Consent(person=party.person, basis=Basis.CONSENT, answer=answer).save()
    return party


def told(party: Party) -> Picture:
    """In an open letter."""
    may = cleared(Letter(readers=Readers.OPEN), [party])
    return picture(recorded([party])[party.pk], today(), may, set())


def hide(person: Person) -> None:
    """The real name is not to be printed."""
    for name in person.names.all():
        name.printable = False
        name.save()


def pen_name(person: Person, **fields: bool) -> None:
    Name(person=person, text="Qalamger", kind=NameKind.PSEUDONYM, **fields).save()


def test_denial_the_real_name_is_nowhere_beside_a_printable_pen_name(owner, party: Party) -> None:
    hide(party.person)
    pen_name(party.person)
    naming = Naming([party.case])
    seen = told(party)
    assert (printed_name(party.person), naming(party)) == ("Qalamger", "Qalamger")
    assert (seen.name, seen.surname, seen.also) == ("Qalamger", "Qalamger", ())
    dossier = read(party.case, owner, naming)
    assert (dossier.title, dossier.also) == ("Qalamger", [])
    assert "Testov" not in naming.withhold("<p>Aibek Testov writes.</p>")
    assert "Qalamger" in naming.withhold("<p>Qalamger writes.</p>")


def test_denial_a_pen_name_that_may_not_be_printed_stays_inside(owner, party: Party) -> None:
    pen_name(party.person, printable=False)
    naming = Naming([party.case])
    assert told(party).also == ()
    assert read(party.case, owner, naming).also == []
    assert naming.withhold("<p>Testov, or Qalamger</p>").count("Qalamger") == 0
    assert "Testov" in naming.withhold("<p>Testov, or Qalamger</p>")


def test_denial_the_dossier_lists_no_name_that_may_not_be_printed(owner, party: Party) -> None:
    pen_name(party.person, printable=False)
    Name(person=party.person, text="Aybek Testov", generated=True, printable=False).save()
    (person,) = people_with_facts([party.person.pk], owner)
    shown = card(person, Cites(owner, []))
    assert [said.words for said in shown.printed] == ["Aibek Testov"]
    assert [(said.words, said.note) for said in shown.names] == [
        ("Aibek Testov", "house spelling"), ("Qalamger", "pen name, never printed"),
    ]  # fmt: skip


def test_denial_nobody_is_named_of_whom_no_name_may_be_printed(party: Party) -> None:
    hide(party.person)
    Name(person=party.person, text="Aybek Testov", generated=True, printable=True).save()
    assert not may_be_named(party.person)
    assert printed_name(party.person) == "a person in Kazakhstan"


def test_denial_consent_is_still_asked_for_a_pen_name(owner: User) -> None:
    person = make_person("Aibek Testov", by=owner)
    hide(person)
    pen_name(person)
    assert printed_name(person) == "a person in Kazakhstan"


def test_a_generated_form_keeps_no_word_out_of_a_text(party: Party) -> None:
    Name(person=party.person, text="Ajbek Testow", generated=True, printable=False).save()
    assert "Testov" in Naming([party.case]).withhold("<p>Testov and Testow</p>")
