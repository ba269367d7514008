"""Where things stand: the rules, and what the statements' people come to."""

from collections.abc import Callable
from datetime import date

import pytest

from cases import standing
from cases.codes import Custody, EventType, Outcome, Polarity, Stage, StandingCode
from cases.models import ChargeStatus, OrderKind, Party
from core.clock import today_is
from core.dates import PartialDate, read
from core.facts import same_thing
from tests.cases.lives import DECEMBER, charge, code, found_on, order, party_in, when
from tests.factories import make_event, make_party, make_person

pytestmark = pytest.mark.django_db

E, C = EventType, StandingCode


@pytest.fixture
def party(actor: None) -> Callable[..., Party]:
    return party_in


def test_a_death_after_an_arrest_is_a_death_in_custody(party: Callable[..., Party]) -> None:
    who = party("TM")
    make_event(who, on=date(2023, 11, 27))
    make_event(who, type=E.DEATH, on=when("27-30 November 2023"), country="TM")
    now = standing.compute(who, on=DECEMBER)
    assert now.code == C.DECEASED_IN_CUSTODY
    words = "died in custody in Turkmenistan between 27 and 30 November 2023"
    assert standing.in_words(now) == words


def test_a_death_alone_is_in_custody_only_if_the_event_says_so(
    party: Callable[..., Party],
) -> None:
    one, other = party("KG"), party("KG")
    make_event(one, type=E.DEATH, on=when("2020"), custody=Custody.PRISON)
    make_event(other, type=E.DEATH, on=when("2020"))
    assert (code(one), code(other)) == (C.DECEASED_IN_CUSTODY, C.DECEASED)


def test_the_fate_is_unknown_since_the_return(party: Callable[..., Party]) -> None:
    who = party("TM")
    make_event(who, type=E.DEPORTED, on=date(2023, 10, 17), from_country="TR", to_country="TM")
    assert code(who) == C.FORCIBLY_RETURNED
    make_event(who, type=E.DISAPPEARED, on=found_on(date(2023, 12, 1), DECEMBER))
    now = standing.compute(who, on=DECEMBER)
    assert now.code == C.FATE_UNKNOWN
    words = "fate unknown since 17 October 2023, last known in Turkmenistan"
    assert standing.in_words(now) == words


def test_a_citizen_who_is_not_let_back_is_in_exile(party: Callable[..., Party]) -> None:
    who = party("KG")
    make_event(who, type=E.RETURN_DENIED, on=date(2023, 6, 1), country="KG")
    assert code(who) == C.EXPELLED


def test_accounts_that_contradict_each_other_count_once_with_all_their_days(
    party: Callable[..., Party],
) -> None:
    who = party("TM")
    make_event(who, on=when("late May 2023"), type=E.DETAINED, country="TR")
    same_thing(
        [
            make_event(who, type=kind, on=when(on), from_country="TR", to_country="TM")
            for kind, on in ((E.EXTRADITED, "19 May 2023"), (E.DEPORTED, "late May 2023"))
        ]
    )
    now = standing.compute(who, on=DECEMBER)
    assert now.code == C.FORCIBLY_RETURNED
    assert (now.since.earliest, now.since.latest) == (date(2023, 5, 19), date(2023, 5, 31))


def akhmedov(who: Party) -> None:
    make_event(who, type=E.WANTED_NOTICE, on=PartialDate(earliest=date(2016, 1, 1)))
    make_event(
        who, type=E.DETAINED, on=date(2023, 10, 20), custody=Custody.IMMIGRATION, country="FR"
    )
    make_event(who, type=E.DEPORTED, on=date(2023, 11, 15), from_country="FR", to_country="UZ")
    make_event(who, on=date(2023, 11, 15), country="UZ", place_words="Tashkent airport")
    make_event(
        who, type=E.TRANSFER, on=date(2023, 11, 15), country="UZ", custody=Custody.REMAND,
        place_words="Kokand",
    )  # fmt: skip
    make_event(who, type=E.CHARGES_ADDED, on=PartialDate.on(date(2023, 12, 1)))


def test_sent_back_arrested_and_charged_is_pre_trial_detention(party: Callable[..., Party]) -> None:
    akhmedov(who := party("UZ"))
    now = standing.compute(who, on=DECEMBER)
    assert (now.code, now.stage) == (C.PRETRIAL_DETENTION, Stage.INVESTIGATION)
    words = "in pre-trial detention in Kokand, Uzbekistan, since 15 November 2023"
    assert standing.in_words(now) == words


def test_looking_back_only_what_had_happened_counts(party: Callable[..., Party]) -> None:
    akhmedov(who := party("UZ"))
    assert code(who, date(2020, 1, 1)) == C.WANTED
    assert code(who, date(2023, 10, 20)) == C.IMMIGRATION_DETENTION
    assert code(who, date(2015, 1, 1)) == C.UNKNOWN


def test_an_arrest_is_pre_trial_detention_since_then_once_there_is_a_charge(
    party: Callable[..., Party],
) -> None:
    who = party("KG")
    make_event(who, on=when("October 2022"))
    make_event(
        who, type=E.DETAINED, on=found_on(date(2023, 5, 29), date(2023, 6, 4)),
        custody=Custody.REMAND,
    )  # fmt: skip
    charge(who, ChargeStatus.CHARGED)
    now = standing.compute(who, on=DECEMBER)
    assert standing.in_words(now) == "in pre-trial detention in Kyrgyzstan, since October 2022"
    assert now.stage == Stage.INVESTIGATION


def test_an_appeal_moves_the_stage_and_its_decision_moves_it_on(
    party: Callable[..., Party],
) -> None:
    who = party("UZ")
    order(who, OrderKind.IMPRISONMENT, 16, "January 2023")
    make_event(who, type=E.APPEAL_HEARING, on=found_on(date(2023, 5, 1), date(2023, 6, 4)))
    decided = read("in June 2023", date(2023, 6, 26))
    make_event(who, type=E.APPEAL_DECISION, on=decided, outcome=Outcome.UPHELD)
    assert standing.compute(who, on=date(2023, 6, 1)).stage == Stage.APPEAL
    assert standing.compute(who, on=date(2023, 6, 30)).stage == Stage.ENFORCEMENT
    assert code(who, date(2023, 6, 30)) == C.IMPRISONED


def test_a_citizen_sent_out_of_the_own_country_is_expelled(party: Callable[..., Party]) -> None:
    who = party("KG")
    make_event(who, type=E.DEPORTED, on=when("November 2022"), from_country="KG")
    assert standing.in_words(standing.compute(who)) == ("expelled or in exile since November 2022")


def test_a_complainant_has_the_hearing_but_no_trial(party: Callable[..., Party]) -> None:
    accused, complainant = party("FR", "ADVERSE_PARTY"), party("FR", "COMPLAINANT")
    make_event(accused, complainant, type=E.HEARING_SCHEDULED, on=date(2024, 3, 26))
    later = date(2024, 4, 1)
    assert (code(accused, later), code(complainant, later)) == (C.ON_TRIAL, C.UNKNOWN)


@pytest.mark.parametrize("polarity", [Polarity.DID_NOT_HAPPEN, Polarity.NOT_ALLOWED])
def test_what_did_not_happen_moves_nothing(party: Callable[..., Party], polarity: Polarity) -> None:
    who = party("KZ")
    make_event(who, custody=Custody.REMAND)
    make_event(who, type=E.RELEASE, on=date(2023, 6, 1), polarity=polarity)
    assert code(who) == C.PRETRIAL_DETENTION


def test_a_hearing_ahead_is_next_until_its_day_is_over(party: Callable[..., Party]) -> None:
    who = party("KZ")
    make_event(who, custody=Custody.REMAND)
    hearing = make_event(who, type=E.HEARING_SCHEDULED, on=date(2024, 3, 26))
    with today_is(date(2024, 3, 26)):
        now = standing.compute(who)
        assert (now.next_event, now.next_on) == (hearing, date(2024, 3, 26))
        assert now.changes_on == date(2024, 3, 27)
    with today_is(date(2024, 3, 27)):
        now = standing.compute(who)
        assert (now.next_event, now.changes_on) == (None, None)


def test_an_administrative_arrest_ends_by_itself(party: Callable[..., Party]) -> None:
    who = party("KZ")
    order(who, OrderKind.ADMINISTRATIVE_ARREST, None, "1 May 2023", days=15)
    assert standing.compute(who, on=date(2023, 5, 16)).changes_on == date(2023, 5, 17)
    assert code(who, date(2023, 5, 16)) == C.ADMIN_ARREST
    assert code(who, date(2023, 5, 17)) != C.ADMIN_ARREST


def test_a_person_stands_where_all_cases_together_say(actor: None) -> None:
    person = make_person(country="KZ")
    first, second = make_party(person=person), make_party(person=person)
    make_event(first, custody=Custody.REMAND)
    make_event(second, type=E.RELEASE, on=date(2023, 9, 1))
    assert standing.compute(first, on=DECEMBER).code == C.PRETRIAL_DETENTION
    assert standing.compute_person(person, on=DECEMBER).code == C.RELEASED


def test_a_charge_alone_tells_of_a_trial_but_not_looking_back(party: Callable[..., Party]) -> None:
    who = party("KZ")
    charge(who, ChargeStatus.ON_TRIAL)
    with today_is(DECEMBER):
        assert standing.compute(who).code == C.ON_TRIAL
        assert code(who, on=date(2020, 1, 1)) == C.UNKNOWN


def test_the_end_of_the_calendar_breaks_nothing(party: Callable[..., Party]) -> None:
    last, first = PartialDate.on(date.max), PartialDate.on(date.min)
    who = party("KZ")
    make_event(who, on=last, custody=Custody.ADMIN_ARREST)
    make_event(who, type=E.HEARING_SCHEDULED, on=last)
    make_event(who, on=DECEMBER, country="RU", length_min_days=2**31 - 1, length_max_days=2**31 - 1)
    make_event(who, type=E.DEPORTED, on=first, from_country="KZ")
    make_event(who, on=first, country="KZ")
    order(who, OrderKind.IMPRISONMENT, 9000, "1 March 2020")
    for day in (DECEMBER, date.max):
        standing.compute(who, on=day)
