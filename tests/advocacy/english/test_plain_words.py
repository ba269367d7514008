"""What a reader must not be told by half, or in words that nobody would write."""

from datetime import date

import pytest

from advocacy.languages.english import case, course, headline, history, news, qualification, subject
from advocacy.models import LetterKind
from advocacy.pictures import Telling
from cases.codes import EventType, Outcome, StandingCode
from cases.models import Assessment, Charge, Event
from core.dates import read
from tests.advocacy.english.builders import (
    ON,
    a_picture,
    a_plan,
    a_term,
    a_visit,
    an_event,
    standing,
    text_of,
)

DIED = StandingCode.DECEASED_IN_CUSTODY


def test_denial_of_whom_died_in_custody_custody_alone_is_not_told() -> None:
    held = (an_event(EventType.DETAINED, "2020", country="KG"),)
    died = (an_event(EventType.DEATH, "2020", country="KG"),)
    person = a_picture(happenings=(held, died), code=DIED)
    assert text_of(course(a_plan(), person)) == ""
    for told in (news, case):
        assert "was held" not in text_of(told(a_plan(), person))
        assert text_of(told(a_plan(), person)).endswith(
            "lawyer, died in custody in Kyrgyzstan in 2020."
        )


def test_an_arrest_before_a_death_in_custody_is_told_with_it() -> None:
    held = (an_event(EventType.APPREHENDED, "27 November 2022"),)
    died = (an_event(EventType.DEATH, "2023"),)
    text = text_of(case(a_plan(), a_picture(happenings=(held, died), code=DIED)))
    assert "was arrested on 27 November 2022 and died in custody in 2023." in text


@pytest.mark.parametrize(
    ("type", "said"),
    [
        (EventType.BODY_RETURNED, "The body of Testov was handed over to the relatives in 2023."),
        (EventType.AUTOPSY, "An autopsy was carried out on the body of Testov in 2023."),
        (EventType.RELATIVES_INFORMED, "The relatives of Testov were informed in 2023."),
        (EventType.CHARGES_ADDED, "Further charges were brought against Testov in 2023."),
        (EventType.MEDICAL_EXAM, "Testov was medically examined in 2023."),
    ],
)
def test_what_others_did_has_its_own_subject(type: EventType, said: str) -> None:
    events = ((an_event(type, "2023"),), (an_event(EventType.THREATENED, "November 2023"),))
    person = a_picture(happenings=events)
    assert said in text_of(course(a_plan(), person)) + text_of(news(a_plan(), person))


def test_news_with_a_subject_of_its_own_stands_behind_a_colon_and_in_a_headline() -> None:
    added = an_event(EventType.CHARGES_ADDED, "May 2023", country="TJ")
    person = a_picture(happenings=((added,),))
    assert text_of(news(a_plan(), person)) == (
        "**Aibek Testov**, aged 39, a lawyer: further charges were brought against Testov in "
        "Tajikistan in May 2023."
    )
    plan = a_plan(person, kind=LetterKind.CASE_STATEMENT)
    assert headline(plan).text == "Tajikistan: further charges brought against Aibek Testov"


def test_a_judgment_upheld_is_a_headline_too() -> None:
    upheld = an_event(EventType.APPEAL_DECISION, "May 2023", country="UZ")
    person = a_picture(happenings=((upheld,),), outcomes={upheld.pk: Outcome.UPHELD})
    plan = a_plan(person, kind=LetterKind.CASE_STATEMENT)
    assert headline(plan).text == "Uzbekistan: judgment against Aibek Testov upheld on appeal"


def test_behind_a_decision_the_name_is_said_again() -> None:
    upheld = an_event(EventType.APPEAL_DECISION, "May 2023")
    freed = an_event(EventType.RELEASE, "June 2023")
    person = a_picture(
        happenings=((upheld,), (freed,)), outcomes={upheld.pk: Outcome.REDUCED}
    )  # fmt: skip
    assert text_of(case(a_plan(), person)).endswith(
        "the sentence of Testov was reduced on appeal in May 2023 and Testov was released in "
        "June 2023."
    )


def test_a_long_course_in_which_others_act_is_a_list_of_sentences() -> None:
    def one(type: EventType, day: int) -> tuple[Event, ...]:
        return (an_event(type, f"{day} May 2023"),)

    acts = (EventType.SUMMONED, EventType.INTERROGATED, EventType.THREATENED, EventType.SEARCH)
    events = [one(type, day) for day, type in enumerate((*acts, EventType.DEATH), 1)]
    head, *said = history(a_plan(), a_picture(happenings=tuple(events)))
    assert head.text == "In order of time:"
    assert [row.text for row in said] == [
        "Testov was summoned on 1 May 2023.",
        "Testov was questioned on 2 May 2023.",
        "Testov was threatened or put under pressure on 3 May 2023.",
        "The home or belongings of Testov were searched on 4 May 2023.",
    ]


def test_the_signatories_of_a_source_are_not_those_of_this_text() -> None:
    row = Assessment(term=a_term("TORTURE"), by_words="the 22 signatories")
    row.date = read("December 2023", ON)
    said = text_of(qualification(a_plan(), a_picture(assessments=(row,))))
    assert said.startswith("In December 2023, the 22 signatories of a joint statement considered")


def test_an_event_in_the_subject_has_its_article() -> None:
    plan = a_plan(occasion=a_visit("SUMMIT", title="High-level meeting"))
    assert subject(plan).text == "Re: Human rights issues for the High-level meeting"


def charge_of_2016(**fields: str) -> Charge:
    return Charge(words="unrest", **{"status": "ON_TRIAL", **fields})


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("ON_TRIAL", "was on trial for ‘unrest’ as of November 2016."),
        ("THREATENED", "was threatened with charges of ‘unrest’ as of November 2016."),
        ("CONVICTED", "was convicted of ‘unrest’."),
    ],
)
def test_what_was_last_heard_years_ago_is_told_as_of_then(status: str, said: str) -> None:
    charge = charge_of_2016(status=status)
    seen = {charge.pk: date(2016, 11, 23)}
    person = a_picture(charges=(charge,), seen=seen, telling=Telling.PUBLIC_CASE, happenings=())
    assert text_of(case(a_plan(), person)).endswith(said)


def test_what_was_heard_within_a_year_is_told_as_it_is() -> None:
    charge = charge_of_2016()
    person = a_picture(charges=(charge,), seen={charge.pk: date(2023, 1, 1)}, happenings=())
    assert "is on trial for ‘unrest’." in text_of(case(a_plan(), person))


def test_a_state_of_which_nothing_was_heard_for_years_is_told_as_of_then() -> None:
    charge = charge_of_2016(status="CONVICTED")
    state = standing(StandingCode.IMPRISONED_NEW_CHARGES, country="TJ")
    person = a_picture(
        charges=(charge,), seen={charge.pk: date(2016, 11, 23)}, happenings=(), **state
    )
    assert "was in prison in Tajikistan and faced new charges as of November 2016." in text_of(
        case(a_plan(), person)
    )


def test_a_motive_is_that_of_a_case_and_not_of_a_person() -> None:
    row = Assessment(term=a_term("POLITICALLY_MOTIVATED"), by_words="the judge")
    said = text_of(qualification(a_plan(), a_picture(assessments=(row,))))
    assert said == "The judge considers the case against Testov to be politically motivated."
