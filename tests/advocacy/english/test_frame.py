"""How a letter begins and ends, by the templates of the office."""

import pytest

from advocacy.languages.english import (
    addressee,
    contact,
    copies,
    dateline,
    headline,
    numbered_notes,
    opening,
    pledge,
    salutation,
    signatory,
    signature,
    subject,
)
from advocacy.models import LetterKind, Participation, Pledge, Side
from cases.codes import EventType
from cases.models import Source
from core.dates import PartialDate, read
from core.fields import LocalText
from people.models import Organisation
from tests.advocacy.english.builders import (
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_signatory,
    a_visit,
    american,
    an_event,
    an_office,
)


def test_the_address_is_the_line_of_the_office_and_its_postal_address() -> None:
    office = an_office(postal_address="1 Some Street\n12345 Testville\n")
    holding = a_holding(office=office, honorific="H.E.")
    assert addressee(a_plan(addressee=holding)).text == (
        "H.E. Ada Testova\nPresident of Testland\n1 Some Street\n12345 Testville"
    )


def test_denial_an_office_without_templates_is_a_gap_and_no_default() -> None:
    empty = LocalText()
    office = an_office(address_line=empty, salutation=empty, closing=empty)
    plan = a_plan(addressee=a_holding(office=office))
    for said in (addressee(plan), salutation(plan), signature(plan)):
        assert any("is not recorded" in gap for gap in said.gaps)


def test_the_call_follows_how_the_holder_is_addressed() -> None:
    def call(addressed_as: str) -> str:
        return salutation(a_plan(addressee=a_holding(addressed_as=addressed_as))).text

    assert call("MS") == "Dear Madam President,"
    assert call("MR") == "Dear Mr President,"
    assert call("") == "Dear [[how Ada Testova is addressed is not recorded]] President,"


def test_mr_has_a_point_in_america() -> None:
    office = an_office(salutation=LocalText(en="Dear {honorific} {family},"))
    holding = a_holding(office=office, addressed_as="MR")
    assert salutation(a_plan(addressee=holding)).text == "Dear Mr Testova,"
    plan = a_plan(addressee=holding, house=american())
    assert salutation(plan).text == "Dear Mr. Testova,"


def test_the_closing_may_repeat_the_call() -> None:
    office = an_office(
        salutation=LocalText(en="Your Excellency,"), closing=LocalText(en="I remain, {call},")
    )
    signed = a_signatory(title="Director", organisation_words="Some Partnership")
    plan = a_plan(addressee=a_holding(office=office), signatories=(signed,))
    assert signature(plan).text == (
        "I remain, Your Excellency,\n\nBrigitte Testova\nDirector\nSome Partnership"
    )


def test_a_letter_that_nobody_signs_shows_it() -> None:
    assert "[[signatory is not recorded]]" in signature(a_plan(addressee=a_holding())).text


def test_dates_in_both_styles() -> None:
    assert dateline(a_plan()).text == "Brussels, 20 December 2023"
    assert dateline(a_plan(house=american())).text == "Brussels, December 20, 2023"
    assert dateline(a_plan(place="")).gaps == ("place of writing is not recorded",)


def visit_of(holding: object, **fields: object) -> dict[str, object]:
    guest = Participation(side=Side.GUEST, person=holding.person, office=holding.office)  # type: ignore[attr-defined]
    return {"occasion": a_visit(**fields), "participants": (guest,), "addressee": holding}  # type: ignore[arg-type]


def test_a_visit_is_told_with_days_countries_and_who_is_met() -> None:
    guest, host = a_holding(), a_holding("Bo Hostov", "Hostov")
    plan = a_plan(countries=("KZ", "UZ"), meets={"KZ": host}, **visit_of(guest))
    assert opening(plan).text == (
        "We write to you on behalf of Some Partnership (SP) ahead of your visit to Kazakhstan and "
        "Uzbekistan on 1–2 January 2024, where you are to meet the President of Testland, Bo "
        "Hostov."
    )
    assert (
        subject(plan).text == "Re: Human rights issues for the visit to Kazakhstan and Uzbekistan"
    )


def test_denial_of_nobody_recorded_no_meeting_is_told() -> None:
    plan = a_plan(countries=("KZ",), **visit_of(a_holding()))
    assert opening(plan).text.endswith("ahead of your visit to Kazakhstan on 1–2 January 2024.")


def test_who_is_written_to_is_met_as_you() -> None:
    host, other = a_holding("Bo Hostov", "Hostov"), a_holding("Cy Hostov", "Hostov")
    visit = {**visit_of(a_holding()), "addressee": host, "meets": {"KZ": other, "UZ": host}}
    said = opening(a_plan(countries=("KZ", "UZ"), **visit)).text
    assert "where meetings are planned with you, and the President of Testland, Cy Hostov." in said


def test_a_visit_of_somebody_else_is_not_yours() -> None:
    plan = a_plan(countries=("KZ",), **{**visit_of(a_holding()), "addressee": a_holding()})
    assert "ahead of the visit of the President of Testland to Kazakhstan" in opening(plan).text


@pytest.mark.parametrize(
    ("code", "title", "said"),
    [
        ("SUMMIT", "EU–Asia summit", "ahead of the EU–Asia summit in Rome on 5 January 2024."),
        ("HR_DIALOGUE", "The Dialogue", "ahead of the Dialogue in Rome on 5 January 2024."),
        ("UN_DAY", "Day of Tests", "on the occasion of the Day of Tests in Rome on 5 January"),
    ],
)
def test_other_events_are_told_in_their_own_words(code: str, title: str, said: str) -> None:
    event = a_visit(code, title=title, place="Rome", date=read("5 January 2024", None))
    assert said in opening(a_plan(occasion=event, addressee=a_holding())).text


def test_an_event_of_unknown_days_shows_it() -> None:
    event = a_visit("SUMMIT", title="Summit", date=PartialDate())
    assert opening(a_plan(occasion=event)).gaps == ("dates of the Summit are not recorded",)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (LetterKind.VISIT_LETTER, "We write to you on behalf of Some Partnership (SP) about"),
        (LetterKind.JOINT_LETTER, "We, the undersigned organisations, write to you about"),
        (LetterKind.BRIEFING, "In this briefing, Some Partnership (SP) sets out concerns about"),
        (LetterKind.OPEN_STATEMENT, "Some Partnership (SP) speaks out about human rights in"),
    ],
)
def test_each_kind_says_who_writes(kind: LetterKind, begins: str) -> None:
    said = opening(a_plan(kind=kind, countries=("KZ",))).text
    assert said.startswith(begins)
    assert said.endswith("human rights in Kazakhstan.")


def test_the_headline_is_the_last_news_of_one_person() -> None:
    gone = an_event(
        EventType.DEPORTED, "2 May 2023", country="FR", from_country="FR", to_country="UZ"
    )
    one = a_plan(a_picture(happenings=((gone,),)), kind=LetterKind.CASE_STATEMENT)
    assert headline(one).text == "France: Aibek Testov deported from France to Uzbekistan"
    judged = a_picture(happenings=((an_event(EventType.JUDGMENT, "2 May 2023", country="FR"),),))
    two = a_plan(judged, kind=LetterKind.CASE_STATEMENT)
    assert headline(two).text == "France: judgment concerning Aibek Testov"
    given = a_plan(headline=LocalText(en="Bring Testov back"), kind=LetterKind.CASE_STATEMENT)
    assert headline(given).text == "Bring Testov back"


def test_the_headline_of_a_briefing_is_countries_and_event() -> None:
    event = a_visit("SUMMIT", title="EU–Asia summit", date=read("5 January 2024", None))
    plan = a_plan(kind=LetterKind.BRIEFING, countries=("KZ", "UZ"), occasion=event)
    assert headline(plan).text == (
        "Human rights in Kazakhstan and Uzbekistan: ahead of the EU–Asia summit"
    )


def test_what_is_enclosed_and_to_whom_copies_go() -> None:
    plan = a_plan(annexed=(a_picture(),), copies="The ambassador\nThe desk", contact="Ada\n+32 1")
    assert copies(plan).text == (
        "Enclosed: annex on cases in Uzbekistan\nCopy to: The ambassador\nCopy to: The desk"
    )
    assert contact(plan).text == "Ada\n+32 1"


def test_a_signatory_is_one_line_as_printed() -> None:
    one = a_signatory(
        title="Activist", country_words="Austria", organisation=Organisation(name="Group")
    )
    assert signatory(one).text == "Brigitte Testova, Activist, Group, Austria"


def test_a_promise_has_its_document_and_paragraph() -> None:
    promise = Pledge(
        text=LocalText(en="to repeal the law."), by_words="Government of Testland",
        date=read("3 June 2022", ON), source=Source(title="Road map"), paragraph="12",
    )  # fmt: skip
    plan = a_plan(pledges=(promise,))
    assert pledge(plan)[0].text == (
        "On 3 June 2022, the Government of Testland promised to repeal the law.[1]"
    )
    assert plan.notes.texts == ["‘Road map’, paragraph 12."]


def test_notes_are_numbered_as_they_were_called_for() -> None:
    assert numbered_notes(["One.", "Two."]).text == "1. One.\n2. Two."
