"""The drafted letter holds what the real one of 30 October 2023 holds, and says what it lacks."""

from datetime import date

import pytest

from accounts.models import User
from accounts.visibility import new_scope
from advocacy import editing
from advocacy.preflight import blockers
from cases.codes import EventType
from cases.models import Answer, Basis, Consent
from core.dates import PartialDate
from core.fields import LocalText
from core.models import Vocabulary
from people.models import Attribute
from tests.advocacy.builders import MacronVisit, clear, section_text, whole_text
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    term,
)


def test_the_draft_holds_every_data_element_of_the_real_letter(
    macron: MacronVisit, teammate: User
) -> None:
    text = whole_text(macron.letter(teammate))
    for said in (
        "President of France, Emmanuel Macron",
        "Brussels, 30 October 2023",
        "Re: Human rights issues for the visit to Kazakhstan and Uzbekistan",
        "Dear President Macron,",
        "International Partnership for Human Rights (IPHR)",
        "ahead of your visit to Kazakhstan and Uzbekistan on 1–2 November 2023",
        "the President of Kazakhstan, Kassym-Jomart Tokayev, "
        "and the President of Uzbekistan, Shavkat Mirziyoyev",
        "1. raise the trend in both countries in your meetings;",
        "2. raise the lack of accountability for 2022;",
        "3. make progress a condition of closer ties.",
        "Sincerely,",
        "Brigitte Dufour\nDirector\nInternational Partnership for Human Rights",
    ):
        assert said in text
    assert "[[" not in text


def test_sections_stand_in_the_order_of_the_page(macron: MacronVisit, teammate: User) -> None:
    kinds = [section.kind for section in macron.letter(teammate).sections.all()]
    assert kinds == [
        "ADDRESSEE", "DATELINE", "RE", "SALUTATION", "OPENING", "CONCERNS", "CASES", "ASKS",
        "HOOK", "THANKS", "SIGNATURE", "COPIES", "CONTACT", "NOTES", "ANNEX", "ANNEX",
        "CLOSED_ANNEX",
    ]  # fmt: skip


def test_a_letter_without_a_case_is_complete(macron: MacronVisit, teammate: User) -> None:
    letter = macron.letter(teammate)
    begins = ("Gap", "Nothing is written")
    assert not [one for one in blockers(letter) if one.words.startswith(begins)]
    assert section_text(letter, "CASES") == ""


def test_a_fact_not_recorded_is_a_visible_gap_and_blocks_ready(
    macron: MacronVisit, teammate: User
) -> None:
    macron.guest.office.salutation = LocalText()
    macron.guest.office.save()
    letter = macron.letter(teammate)
    wanted = "salutation of the President of France is not recorded"
    assert section_text(letter, "SALUTATION") == f"[[{wanted}]]"
    assert f"Gap: {wanted}" in [one.words for one in blockers(letter)]


def test_an_emptied_section_blocks_ready(macron: MacronVisit, teammate: User) -> None:
    letter = macron.letter(teammate)
    thanks = letter.sections.get(kind="THANKS")
    editing.change_sections(by=teammate, letter=letter, texts={thanks: (1, "")})
    said = "Nothing is written under “thanks”. Write it, or switch it off."
    assert said in [one.words for one in blockers(letter)]


def test_each_section_knows_the_rows_it_rests_on(macron: MacronVisit, teammate: User) -> None:
    asks = macron.letter(teammate).sections.get(kind="ASKS")
    assert asks.facts == [
        {"model": "advocacy.Ask", "id": str(ask.pk), "version": 1} for ask in macron.asks
    ]


def test_a_country_about_which_nothing_was_chosen_is_a_gap(
    macron: MacronVisit, teammate: User
) -> None:
    macron.paragraphs = [row for row in macron.paragraphs if row.country != "UZ"]
    text = section_text(macron.letter(teammate), "CONCERNS")
    assert text == "Concern on Kazakhstan.\n\n[[no paragraph or case on Uzbekistan was chosen]]"


def test_an_unknown_placeholder_is_a_gap(macron: MacronVisit, teammate: User) -> None:
    macron.paragraphs[0].text = "We are {nobody}, in {countries}."
    macron.paragraphs[0].save()
    text = section_text(macron.letter(teammate), "OPENING")
    assert text.endswith("We are [[no value for nobody]], in Kazakhstan and Uzbekistan.")


def test_sources_of_paragraphs_are_numbered_notes(macron: MacronVisit, teammate: User) -> None:
    for row in macron.paragraphs[1:3]:
        row.sources = "Briefing paper, September 2023"
        row.save()
    letter = macron.letter(teammate)
    assert section_text(letter, "CONCERNS").count("[1]") == 2
    assert section_text(letter, "NOTES") == "1. Briefing paper, September 2023"


def test_a_survivor_without_clearance_prints_by_role_and_town(
    macron: MacronVisit, teammate: User
) -> None:
    yermek = make_person("Yermek", by=teammate)
    survivor = term(Vocabulary.OCCUPATION, "SURVIVOR")
    Attribute(person=yermek, kind="OCCUPATION", term=survivor).save()
    Attribute(person=yermek, kind="RESIDENCE", value="Almaty, Kazakhstan").save()
    Consent(person=yermek, basis=Basis.CONSENT, answer=Answer.ANYONE_WITHOUT_NAME).save()
    case = make_case(teammate)
    make_event(make_party(case, yermek))
    text = whole_text(macron.letter(teammate, case))
    assert "orture survivor" in text
    assert "Almaty" in text
    assert "Yermek" not in text


def test_a_person_who_may_be_named_is_told_as_of_the_day_of_the_letter(
    macron: MacronVisit, teammate: User
) -> None:
    person = make_person("Aibek Testov", by=teammate, country="UZ")
    clear(person)
    case = make_case(teammate, country="UZ")
    party = make_party(case, person)
    make_event(party, on=date(2023, 10, 20), country="FR", type=EventType.DETAINED)
    sent = {"from_country": "FR", "to_country": "UZ", "type": EventType.DEPORTED}
    make_event(party, on=date(2023, 11, 15), **sent)
    before = section_text(macron.letter(teammate, case), "CASES")
    after = section_text(macron.letter(teammate, case, date=date(2023, 12, 1)), "CASES")
    assert "deported" not in before
    assert "was deported from France to Uzbekistan on 15 November 2023" in after


def test_a_source_that_is_protected_or_later_is_in_no_note(
    macron: MacronVisit, teammate: User
) -> None:
    person = make_person("Aibek Testov", by=teammate)
    clear(person)
    case = make_case(teammate)
    event = make_event(make_party(case, person))
    make_citation(make_source("In public"), event=event)
    make_citation(make_source("Protected", scope=new_scope(teammate)), event=event)
    later = PartialDate.on(date(2023, 12, 14))
    make_citation(make_source("Later", published=later), event=event)
    notes = section_text(macron.letter(teammate, case), "NOTES")
    assert notes == "1. ‘In public’."


def test_denial_a_case_that_the_author_may_not_see_is_refused(
    macron: MacronVisit, teammate: User, outsider: User
) -> None:
    with pytest.raises(ValueError, match="may not see"):
        macron.letter(outsider, make_case(teammate))


def test_written_after_the_visit_the_letter_says_so(macron: MacronVisit, teammate: User) -> None:
    text = section_text(macron.letter(teammate, date=date(2023, 11, 20)), "OPENING")
    assert "following your visit to Kazakhstan and Uzbekistan on 1–2 November 2023" in text
    assert "where you met the President of Kazakhstan" in text
