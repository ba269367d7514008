"""What runs out, when something was last heard, and how freedom came about."""

from collections.abc import Callable
from datetime import date

import pytest

from cases import standing
from cases.codes import Custody, EventType, Outcome, RunsOut, Stage, StandingCode
from cases.models import OrderKind, Party
from core.clock import today_is
from core.dates import PartialDate, read
from tests.cases.lives import DECEMBER, code, found_on, order, party_in
from tests.factories import make_event

pytestmark = pytest.mark.django_db

E, C = EventType, StandingCode


@pytest.fixture
def party(actor: None) -> Party:
    return party_in("KZ")


def test_the_time_to_appeal_runs_out_only_where_a_source_says_until_when(party: Party) -> None:
    sentence = make_event(party, type=E.SENTENCE, on=date(2024, 1, 10))
    with today_is(date(2024, 1, 15)):
        assert standing.compute(party).runs_out == ""
        sentence.until = PartialDate.on(date(2024, 1, 25))
        sentence.save()
        now = standing.compute(party)
        assert (now.runs_out, now.runs_out_on) == (RunsOut.APPEAL, date(2024, 1, 25))
        assert now.changes_on == date(2024, 1, 26)
        make_event(party, type=E.APPEAL_LODGED, on=date(2024, 1, 14))
        assert standing.compute(party).runs_out == ""
    with today_is(date(2024, 1, 26)):
        assert standing.compute(party).changes_on is None


def test_a_remand_that_was_extended_runs_out_later_wherever_the_person_is(party: Party) -> None:
    for month in (3, 5):
        make_event(
            party, type=E.REMAND_EXTENDED if month == 5 else E.REMAND_ORDERED,
            on=date(2024, month - 2, 17), until=PartialDate.on(date(2024, month, 13)),
        )  # fmt: skip
    make_event(party, type=E.TRANSFER, on=date(2024, 4, 1), place_words="SIZO 1")
    now = standing.compute(party, on=date(2024, 4, 2))
    assert (now.runs_out, now.runs_out_on) == (RunsOut.REMAND, date(2024, 5, 13))


def test_nothing_runs_out_for_the_dead(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 March 2023")
    make_event(party, type=E.HEARING_SCHEDULED, on=date(2030, 1, 1))
    make_event(party, type=E.DEATH, on=date(2023, 9, 1))
    now = standing.compute(party, on=DECEMBER)
    assert (now.code, now.runs_out, now.next_event) == (C.DECEASED_IN_CUSTODY, "", None)


def held(party: Party) -> None:
    make_event(party, on=date(2023, 1, 1), custody=Custody.REMAND)


def acquitted(party: Party) -> None:
    held(party)
    make_event(party, type=E.VERDICT, on=date(2023, 6, 1), outcome=Outcome.NOT_GUILTY)
    make_event(party, type=E.RELEASE, on=date(2023, 6, 1))


def served(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 2, "1 June 2021")
    make_event(party, type=E.RELEASE, on=date(2023, 6, 1))


def paroled(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 June 2021")
    make_event(party, type=E.PAROLE_DECISION, on=date(2023, 6, 1), outcome=Outcome.GRANTED)


def bailed(party: Party) -> None:
    held(party)
    make_event(party, type=E.REMAND_REPLACED, on=date(2023, 6, 1))


def pardoned(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 June 2021")
    make_event(party, type=E.PARDON, on=date(2023, 6, 1))
    make_event(party, type=E.RELEASE, on=date(2023, 6, 2))


def let_go(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 June 2021")
    make_event(party, type=E.RELEASE, on=date(2023, 6, 1))


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        (acquitted, C.RELEASED_UNCONDITIONAL), (served, C.RELEASED_SERVED),
        (paroled, C.RELEASED_CONDITIONAL), (bailed, C.RELEASED_CONDITIONAL),
        (pardoned, C.RELEASED_PARDONED), (let_go, C.RELEASED),
    ],
)  # fmt: skip
def test_a_release_says_for_what_reason(
    party: Party, life: Callable[[Party], None], expected: StandingCode
) -> None:
    life(party)
    assert code(party) == expected


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        (E.TAKEN, C.DISAPPEARED), (E.DISAPPEARED, C.DISAPPEARED), (E.SMEARED, C.UNDER_PRESSURE),
        (E.SURVEILLANCE, C.UNDER_PRESSURE), (E.INTERPOL_NOTICE, C.WANTED),
        (E.EXTRADITION_REQUEST, C.WANTED), (E.SUSPECT_NOTICE, C.AT_LIBERTY_AT_RISK),
        (E.SENTENCE, C.CONVICTED),
    ],
)  # fmt: skip
def test_one_event_alone_gives_its_code(
    party: Party, type: EventType, expected: StandingCode
) -> None:
    make_event(party, type=type)
    assert code(party) == expected


def test_a_disappearance_out_of_custody_is_a_fate_unknown(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 June 2021")
    make_event(party, type=E.DISAPPEARED, on=date(2023, 6, 1))
    assert code(party) == C.FATE_UNKNOWN


def test_a_sentence_typed_alone_keeps_in_prison_whom_it_found_in_custody(party: Party) -> None:
    held(party)
    make_event(party, type=E.SENTENCE, on=date(2023, 6, 1))
    assert code(party) == C.IMPRISONED


def test_a_sentence_typed_with_a_kind_of_custody_begins_it(party: Party) -> None:
    make_event(
        party, type=E.SENTENCE, on=date(2023, 6, 1), custody=Custody.PRISON,
        length_text="7 years", length_min_days=2555, length_max_days=2557,
    )  # fmt: skip
    assert code(party) == code(party, date(2040, 1, 1)) == C.IMPRISONED


def test_an_administrative_arrest_typed_as_an_event_ends_by_itself(party: Party) -> None:
    make_event(
        party, type=E.ADMIN_SENTENCE, on=date(2023, 5, 1), length_min_days=15, length_max_days=15
    )
    assert code(party, date(2023, 5, 10)) == C.ADMIN_ARREST
    assert code(party, date(2023, 5, 20)) == C.AT_LIBERTY_AT_RISK


@pytest.mark.parametrize(
    ("type", "stage"),
    [
        (E.CASSATION_LODGED, Stage.CASSATION), (E.SUPERVISORY_REVIEW, Stage.SUPERVISION),
        (E.SUMMONED, Stage.PRE_INVESTIGATION), (E.TRIAL_CLOSED, Stage.TRIAL),
    ],
)  # fmt: skip
def test_each_step_has_its_stage(party: Party, type: EventType, stage: Stage) -> None:
    make_event(party, type=type)
    assert standing.compute(party, on=DECEMBER).stage == stage


def test_an_appeal_against_remand_is_no_appeal_against_a_verdict(party: Party) -> None:
    make_event(party, type=E.REMAND_ORDERED, on=date(2023, 5, 1))
    make_event(party, type=E.APPEAL_LODGED, on=date(2023, 5, 3))
    make_event(party, type=E.APPEAL_DECISION, on=date(2023, 5, 9), outcome=Outcome.UPHELD)
    assert standing.compute(party, on=DECEMBER).stage == Stage.INVESTIGATION


def test_a_removal_that_is_set_is_next_until_its_day_is_over(party: Party) -> None:
    removal = make_event(party, type=E.REMOVAL_SCHEDULED, on=date(2024, 3, 26))
    with today_is(date(2024, 3, 26)):
        assert standing.compute(party).next_event == removal
    with today_is(date(2024, 3, 27)):
        assert standing.compute(party).next_event is None


def test_the_last_news_is_the_last_day_on_which_anything_is_known(party: Party) -> None:
    make_event(party, on=read("October 2022", None))
    make_event(party, type=E.DETAINED, on=found_on(date(2023, 6, 1), date(2023, 6, 26)))
    make_event(party, type=E.HEARING_SCHEDULED, on=date(2030, 1, 1))
    news = standing.last_news(party, DECEMBER)
    assert news == date(2023, 6, 26)
    assert standing.news_in_words(news, on=date(2023, 12, 1)) == ""
    assert standing.news_in_words(news, on=date(2024, 6, 1)) == "last news 26 June 2023"


def test_of_two_accounts_of_one_day_the_one_entered_later_stands(party: Party) -> None:
    for outcome in (Outcome.UPHELD, Outcome.REMITTED):
        make_event(party, type=E.APPEAL_DECISION, on=date(2023, 5, 9), outcome=outcome)
    assert standing.compute(party, on=DECEMBER).stage == Stage.TRIAL
