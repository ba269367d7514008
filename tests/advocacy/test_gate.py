"""Who is told of in a letter, and how far, follows from who will read it."""

from datetime import date
from typing import Any

import pytest

from accounts.models import Scope, User
from advocacy import gate
from advocacy.gate import Telling, cleared, telling
from advocacy.leaving_out import could_be_guessed, left_out
from advocacy.models import Letter, LetterCase, Readers
from advocacy.pictures import pictures
from cases.codes import EventType
from cases.models import Answer, Basis, Case, Consent, Party, Use
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Person, Relation
from tests.advocacy.approved import ON, say
from tests.advocacy.builders import make_holding
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    term,
)

pytestmark = pytest.mark.usefixtures("before_the_visit")

HIDDEN = "Gulnara Secretova"


def answered(by: User, answer: Answer, name: str = "Dana Sagyn", **fields: Any) -> Party:
    person = make_person(name, by=by, **fields)
    Consent(person=person, basis=Basis.CONSENT, answer=answer).save()
    return make_party(make_case(by, country="KZ"), person)


def to(letter: Letter, country: str, readers: Readers = Readers.CONFIDENTIAL) -> Letter:
    letter.readers = readers
    letter.addressee = make_holding("Testa Premier", f"Minister of {country}", country)
    letter.save()
    return letter


@pytest.mark.parametrize("kind", [EventType.DETAINED, EventType.DEPORTED])
def test_denial_the_state_that_holds_somebody_from_elsewhere_is_asked_for_by_itself(
    letter: Letter, teammate: User, kind: EventType
) -> None:
    """Neither the country of the case nor the person's own."""
    party = answered(teammate, Answer.OFFICIALS_PRIVATELY, country="TJ")
    letter = to(letter, "RU")
    assert telling(letter, party) == Telling.FULL
    make_event(party, type=kind, country="RU", from_country="TR", to_country="RU")
    assert telling(letter, party) == Telling.WITHHELD


@pytest.mark.parametrize(
    ("country", "readers", "use"),
    [
        ("KZ", Readers.CONFIDENTIAL, Use.GOVERNMENT),
        ("FR", Readers.CONFIDENTIAL, Use.OFFICIALS),
        ("FR", Readers.OPEN, Use.NAME),
        ("KZ", Readers.EMBARGOED, Use.NAME),
    ],
)
def test_the_use_follows_from_the_reader(
    letter: Letter, country: str, readers: Readers, use: Use
) -> None:
    assert cleared(to(letter, country, readers), []).use_for("KZ") == use


@pytest.mark.parametrize(
    ("answer", "country", "readers", "told"),
    [
        (Answer.ANYONE_WITH_NAME, "KZ", Readers.CONFIDENTIAL, Telling.FULL),
        (Answer.ANYONE_WITH_NAME, "FR", Readers.OPEN, Telling.FULL),
        (Answer.OFFICIALS_PRIVATELY, "FR", Readers.CONFIDENTIAL, Telling.FULL),
        (Answer.OFFICIALS_PRIVATELY, "KZ", Readers.CONFIDENTIAL, Telling.WITHHELD),
        (Answer.ANYONE_WITHOUT_NAME, "FR", Readers.OPEN, Telling.ANONYMOUS),
        (Answer.ANYONE_WITHOUT_NAME, "KZ", Readers.CONFIDENTIAL, Telling.ANONYMOUS),
        (Answer.PARTNERS, "FR", Readers.CONFIDENTIAL, Telling.WITHHELD),
    ],
)
def test_how_far_a_letter_tells_of_somebody(
    letter: Letter, owner: User, answer: Answer, country: str, readers: Readers, told: Telling
) -> None:
    assert telling(to(letter, country, readers), answered(owner, answer)) == told


def test_denial_the_state_that_somebody_fled_is_asked_for_by_itself(
    letter: Letter, owner: User
) -> None:
    """Held in Kazakhstan, from Uzbekistan: a letter to Uzbekistan is no letter to a third State."""
    party = answered(owner, Answer.OFFICIALS_PRIVATELY, country="UZ")
    assert telling(to(letter, "UZ"), party) == Telling.WITHHELD
    assert telling(to(letter, "DE"), party) == Telling.FULL


def test_who_is_cleared_for_officials_only_is_told_in_the_closed_annex_of_an_open_letter(
    letter: Letter, teammate: User
) -> None:
    party = answered(teammate, Answer.OFFICIALS_PRIVATELY)
    LetterCase(letter=letter, case=party.case, order=9).save()
    letter.readers = Readers.OPEN
    letter.save()
    here = next(one for one in pictures(letter) if one.party == party)
    assert (here.closed, here.telling) == (True, Telling.FULL)
    assert "Sagyn" in gate.withheld_in(letter, "en", "Dana Sagyn")[0]
    assert gate.naming(letter, closed=True).withheld_in("Dana Sagyn") == []
    assert any("confidential annex" in words[0] for name, words in left_out(letter, teammate))


def test_without_the_name_only_role_age_band_and_region_are_told(
    letter: Letter, owner: User
) -> None:
    party = answered(owner, Answer.ANYONE_WITHOUT_NAME)
    say_of(party.person, AttributeKind.OCCUPATION, "the only vet of Testkent", term="JOURNALIST")
    say_of(party.person, AttributeKind.AGE, "39", on=True)
    say_of(party.person, AttributeKind.RESIDENCE, "Almaty, Kazakhstan")
    make_event(party, type=EventType.APPREHENDED)
    LetterCase(letter=letter, case=party.case, order=9).save()
    here = next(one for one in pictures(letter) if one.party == party)
    assert (here.telling, here.age, here.region) == (Telling.ANONYMOUS, (30, 39), "Almaty")
    assert [(row.term.code, row.value) for row in here.roles] == [("JOURNALIST", "")]
    assert (here.happenings, here.births, here.also, here.surname) == ((), (), (), "")
    assert "Sagyn" not in repr((here.name, here.region))
    assert could_be_guessed(letter, owner) == ["Dana Sagyn"]


def say_of(
    person: Person | None, kind: AttributeKind, value: str, *, term: str = "", on: bool = False
) -> None:
    from core.dates import PartialDate
    from core.models import Term

    row = Attribute(person=person, kind=kind, value=value)
    if term:
        row.term = Term.objects.get(vocabulary=Vocabulary.OCCUPATION, code=term)
    if on:
        row.date = PartialDate.on(ON)
    row.save()


def test_three_of_a_kind_cannot_be_told_apart(letter: Letter, owner: User) -> None:
    party = answered(owner, Answer.ANYONE_WITHOUT_NAME)
    people = [party.person, make_person("B", by=owner), make_person("C", by=owner)]
    for person in people:
        say_of(person, AttributeKind.OCCUPATION, "", term="JOURNALIST")
        say_of(person, AttributeKind.AGE, "35", on=True)
        say_of(person, AttributeKind.RESIDENCE, "Almaty")
    LetterCase(letter=letter, case=party.case, order=9).save()
    assert could_be_guessed(letter, owner) == []


def test_denial_what_only_a_confidential_source_tells_is_left_out_and_listed(
    letter: Letter, teammate: User
) -> None:
    party = Party.objects.get(case__letters__letter=letter)
    scope = Scope()
    scope.save()
    secret = make_event(party, type=EventType.RELEASE, on=date(2023, 9, 1))
    make_citation(make_source("Told in private", scope=scope), event=secret)
    public = make_event(party, type=EventType.APPREHENDED, on=date(2023, 5, 1))
    make_citation(event=public)
    [here] = pictures(letter)
    assert [group[0] for group in here.happenings] == [public]
    assert "released" not in here.stands
    [(_name, words)] = left_out(letter, teammate)
    assert "only a confidential source" in words[0]


@pytest.mark.parametrize("words", ["Gulnara Secretova", "Гульнара Секретова", "Secretovа’s"])
def test_denial_a_relative_in_any_spelling_is_a_hit(
    letter: Letter, teammate: User, words: str
) -> None:
    related(letter, teammate)
    say(teammate, letter, f"We spoke with {words} today.")
    assert any(hit.section and hit.section.kind == "THANKS" for hit in gate.hits(letter))


def related(letter: Letter, by: User) -> Person:
    """An uncleared sister."""
    relative = make_person(HIDDEN, by=by)
    person = Person.objects.get(parties__case__letters__letter=letter)
    Relation(person=person, to_person=relative, kind=term(Vocabulary.RELATION, "SISTER")).save()
    return relative


@pytest.mark.parametrize("field", ["contact", "copies", "headline", "signatory", "title"])
def test_denial_a_name_beside_the_text_is_a_hit(letter: Letter, teammate: User, field: str) -> None:
    related(letter, teammate)
    one = letter.signatories.get()
    if field == "signatory":
        one.printed_name = HIDDEN
        one.save()
    elif field == "title":
        one.title = f"friend of {HIDDEN}"
        one.save()
    else:
        setattr(letter, field, {"fr": HIDDEN} if field == "headline" else HIDDEN)
        letter.save()
    assert [hit.name for hit in gate.hits(letter)] == [HIDDEN]


def test_officials_who_are_addressed_or_met_are_no_hits(letter: Letter, teammate: User) -> None:
    say(teammate, letter, "Presidents Macron, Tokayev and Mirziyoyev will meet.")
    assert gate.hits(letter) == []


def test_denial_the_name_behind_a_pen_name_is_kept_out(letter: Letter, teammate: User) -> None:
    """Whatever the person agreed to elsewhere."""
    writer = make_person("Marat Hiddenov", by=teammate)
    Consent(person=writer, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()
    one = letter.signatories.get()
    one.person, one.printed_name, one.is_pen_name = writer, "Qalamger", True
    one.save()
    say(teammate, letter, "Marat Hiddenov signs as Qalamger.")
    assert [hit.name for hit in gate.hits(letter)] == ["Marat Hiddenov"]


def test_who_signs_by_own_agreement_is_named_in_this_letter(letter: Letter, teammate: User) -> None:
    signing = make_person("Marat Signov", by=teammate)
    one = letter.signatories.get()
    one.person, one.printed_name = signing, "Marat Signov"
    one.save()
    assert gate.hits(letter) == []
    one.agreed_on = None
    one.save()
    assert {hit.name for hit in gate.hits(letter)} == {"Marat Signov"}


def test_a_namesake_elsewhere_does_not_bind_a_name_that_is_cleared(
    letter: Letter, owner: User
) -> None:
    make_party(make_case(owner), make_person("Timur Testov", by=owner))
    assert gate.withheld_in(letter, "en", "Aibek Testov is held. Testov is ill.") == []
    assert gate.withheld_in(letter, "en", "Timur Testov is held.") == ["Timur Testov"]


def test_as_many_queries_for_one_as_for_twelve(
    letter: Letter, owner: User, django_assert_max_num_queries: Any
) -> None:
    parties = [answered(owner, Answer.ANYONE_WITH_NAME, f"Dana Sagyn{n}") for n in range(12)]
    with django_assert_max_num_queries(20):
        cleared(letter, parties)
    assert Case.objects.count() == len(parties) + 1
