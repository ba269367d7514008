"""A plan is read in a fixed number of queries, and a draft has the blocks of its outline."""

from datetime import date, time

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from advocacy.compose import draft
from advocacy.models import Letter, LetterKind, ParagraphPurpose, Readers, SectionKind, Side
from advocacy.outlines import OUTLINES, Preset, may_be_empty, outline
from advocacy.pictures import pictures
from advocacy.planning import read_plan
from cases.codes import EventType
from cases.models import Answer, Basis, Case, Consent
from tests.advocacy.builders import MacronVisit, clear, make_paragraph, section_text
from tests.factories import (
    at,
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)


def told_case(by: User, name: str, country: str = "KZ") -> Case:
    """A case of somebody who may be named, with two things that happened and their source."""
    person = make_person(name, by=by, country=country)
    clear(person)
    party = make_party(make_case(by, country=country), person)
    source = make_source(f"On {name}")
    for type, day in ((EventType.DETAINED, 1), (EventType.DEPORTED, 20)):
        event = make_event(
            party, type=type, on=date(2023, 9, day), country="FR", from_country="FR",
            to_country=country,
        )  # fmt: skip
        make_citation(source, event=event)
    return party.case


def test_the_plan_takes_as_many_queries_for_twelve_cases_as_for_two(
    macron: MacronVisit, teammate: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = [told_case(teammate, f"Testov {number}") for number in range(12)]
    few, many = macron.letter(teammate, *cases[:2]), macron.letter(teammate, *cases)
    with django_assert_num_queries(200, exact=False) as one:
        assert len(read_plan(few, "en").pictures) == 2
    with django_assert_num_queries(len(one)):
        assert len(read_plan(many, "en").pictures) == 12


@pytest.mark.parametrize("kind", LetterKind)
def test_each_kind_is_drafted_after_its_outline(
    macron: MacronVisit, teammate: User, kind: LetterKind
) -> None:
    case = told_case(teammate, "Aibek Testov")
    addressee = macron.guest if kind in (LetterKind.VISIT_LETTER, LetterKind.JOINT_LETTER) else None
    letter = macron.letter(teammate, case, kind=kind, addressee=addressee)
    rows = [(row.kind, row.subject) for row in letter.sections.all()]
    assert rows == [(block.kind, block.subject) for block in outline(kind, ["KZ", "UZ"])]
    assert "Aibek Testov" in "".join(row.text for row in letter.sections.all())
    for row in letter.sections.all():
        assert row.text or may_be_empty(kind, SectionKind(row.kind)), row.kind


def test_every_kind_has_an_outline_and_every_preset_a_kind() -> None:
    assert {*OUTLINES} == {*LetterKind}
    assert {preset.kind for preset in Preset} == {*LetterKind}


def test_a_briefing_goes_country_by_country(macron: MacronVisit, teammate: User) -> None:
    cases = [told_case(teammate, "Aibek Testov"), told_case(teammate, "Dana Testova", "UZ")]
    letter = macron.letter(
        teammate, *cases, kind=LetterKind.BRIEFING, addressee=None, off=Preset.UN_DAY.off
    )
    texts = {row.subject: row.text for row in letter.sections.filter(kind="CASES")}
    assert [*texts] == ["KZ", "UZ"]
    assert "Aibek Testov" in texts["KZ"]
    assert "Aibek Testov" not in texts["UZ"]
    assert "Dana Testova" in texts["UZ"]
    off = set(letter.sections.filter(is_off=True).values_list("kind", flat=True))
    assert off == {"FIGURES", "LAWS"}


def test_a_statement_lists_the_others_behind_the_one_it_is_about(
    macron: MacronVisit, teammate: User
) -> None:
    cases = [told_case(teammate, "Aibek Testov"), told_case(teammate, "Dana Testova")]
    letter = macron.letter(
        teammate, *cases, kind=LetterKind.CASE_STATEMENT, addressee=None, readers=Readers.OPEN
    )
    assert "Aibek Testov" in section_text(letter, "NEWS")
    assert "Dana Testova" not in section_text(letter, "NEWS")
    assert section_text(letter, "CASES").count("- **Dana Testova**") == 1
    assert "Aibek Testov" not in section_text(letter, "CASES")


def test_annexed_cases_are_told_in_the_annex_of_their_country(
    macron: MacronVisit, teammate: User
) -> None:
    here, there = told_case(teammate, "Aibek Testov"), told_case(teammate, "Dana Testova", "UZ")
    letter = macron.letter(teammate, here, there, annexed=[there])
    annex = letter.sections.get(kind="ANNEX", subject="UZ")
    head, row = annex.text.splitlines()
    assert head.count(" | ") == row.count(" | ") > 3
    assert "Dana Testova" in row
    assert letter.sections.get(kind="ANNEX", subject="KZ").text == ""
    assert "Dana Testova" not in section_text(letter, "CASES")


def test_denial_who_agreed_to_officials_alone_is_in_the_closed_annex_of_an_open_letter(
    macron: MacronVisit, teammate: User
) -> None:
    case = make_case(teammate)
    person = make_person("Aibek Testov", by=teammate)
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.OFFICIALS_PRIVATELY).save()
    make_party(case, person)
    letter = macron.letter(teammate, case, readers=Readers.OPEN)
    texts = {row.kind: row.text for row in letter.sections.all() if "Testov" in row.text}
    assert [*texts] == ["CLOSED_ANNEX"]


def test_each_sentence_is_stored_with_its_key_and_its_facts(
    macron: MacronVisit, teammate: User
) -> None:
    case = told_case(teammate, "Aibek Testov")
    section = macron.letter(teammate, case).sections.get(kind="CASES")
    assert all(sentence["key"] for sentence in section.sentences)
    assert all(sentence["text"] in section.text for sentence in section.sentences)
    party = case.parties.get()
    assert {"model": "cases.Party", "id": str(party.pk), "version": 1} in section.facts


def test_a_paragraph_of_another_language_is_not_taken(macron: MacronVisit, teammate: User) -> None:
    other = make_paragraph(ParagraphPurpose.THANKS, "Merci.", language="fr")
    letter: Letter = macron.letter(teammate, paragraphs=[*macron.paragraphs, other])
    texts = "".join(part.text for part in draft(letter, "en"))
    assert "Merci" not in texts


def test_what_happened_on_one_day_is_told_as_it_follows_in_a_life(
    macron: MacronVisit, teammate: User
) -> None:
    """Whatever was entered first."""
    case = told_case(teammate, "Aibek Testov")
    party = case.parties.get()
    day = date(2023, 10, 1)
    for kind in (EventType.TRANSFER, EventType.CHARGED, EventType.APPREHENDED):
        make_event(party, type=kind, on=day)
    [picture] = pictures(macron.letter(teammate, case))
    assert [group[0].type for group in picture.happenings if group[0].date.earliest == day] == [
        EventType.APPREHENDED, EventType.CHARGED, EventType.TRANSFER,
    ]  # fmt: skip


def test_a_time_of_day_that_is_known_goes_before_the_course_of_a_life(
    macron: MacronVisit, teammate: User
) -> None:
    """Let out in the morning, arrested again in the afternoon."""
    case = told_case(teammate, "Aibek Testov")
    party = case.parties.get()
    for kind, clock in ((EventType.APPREHENDED, time(15)), (EventType.RELEASE, time(10))):
        make_event(party, type=kind, on=at(date(2023, 10, 1), clock, "Asia/Almaty"))
    [picture] = pictures(macron.letter(teammate, case))
    assert [group[0].type for group in picture.happenings][-2:] == [
        EventType.RELEASE, EventType.APPREHENDED,
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["RUMOURED", "CANCELLED"])
def test_denial_no_meeting_is_told_of_a_visit_that_may_not_take_place(
    macron: MacronVisit, teammate: User, status: str
) -> None:
    macron.visit.status = status
    macron.visit.save()
    assert "meet" not in section_text(macron.letter(teammate), "OPENING").partition(".")[0]


def test_denial_a_head_of_state_is_not_met_unless_that_is_recorded(
    macron: MacronVisit, teammate: User
) -> None:
    host = macron.visit.participants.get(person=macron.hosts[0].person)
    host.side = Side.TAKES_PART
    host.save()
    text = section_text(macron.letter(teammate), "OPENING")
    assert "where you are to meet the President of Uzbekistan, Shavkat Mirziyoyev." in text
    assert "Tokayev" not in text
