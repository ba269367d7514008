"""What is stored of a standing stays what is computed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import jobs, standing
from cases.codes import Custody, EventType, Outcome, StandingCode
from cases.models import Party, PartyStanding, PersonStanding
from core.actor import acting
from core.clock import today, today_is
from core.dates import PartialDate
from tests.factories import make_case, make_event, make_party, make_person

E = EventType
MOVING = (
    E.APPREHENDED, E.REMAND_ORDERED, E.RELEASE, E.DEPORTED, E.CHARGED, E.HEARING_SCHEDULED,
    E.VERDICT, E.APPEAL_LODGED, E.DISAPPEARED, E.WANTED_NOTICE, E.PARDON, E.LEFT_COUNTRY,
    E.SENTENCE, E.TRANSFER, E.REMOVAL_SCHEDULED, E.CHARGES_DROPPED, E.SUPERVISORY_REVIEW,
)  # fmt: skip
FIRST = date(2023, 1, 1)
WRITERS = 8
LIVES = st.lists(
    st.tuples(st.sampled_from(MOVING), st.integers(0, 600), st.integers(0, 40)),
    unique_by=lambda event: event[0],
    max_size=6,
)
relaxed = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def live(events: list[tuple[EventType, int, int]]) -> Party:
    party = make_party()
    for kind, start, width in events:
        first = FIRST + timedelta(days=start)
        window = PartialDate(earliest=first, latest=first + timedelta(days=width))
        until = PartialDate.on(first + timedelta(days=30))
        make_event(party, type=kind, on=window, outcome=Outcome.GUILTY, until=until)
    return party


def columns(party: Party) -> dict[str, object]:
    return {**standing.compute(party).columns(), "next_event": None}


@pytest.mark.django_db
@relaxed
@given(events=LIVES, shuffled=st.randoms())
def test_the_order_of_entry_changes_nothing(actor: None, events: list, shuffled: object) -> None:
    other = sorted(events, key=lambda event: shuffled.random())
    with today_is(date(2023, 9, 1)):
        assert columns(live(events)) == columns(live(other))


@pytest.mark.django_db
@relaxed
@given(events=LIVES, start=st.integers(0, 700))
def test_the_clock_alone_changes_nothing_before_its_day(
    actor: None, events: list, start: int
) -> None:
    party, day = live(events), FIRST + timedelta(days=start)
    with today_is(day):
        now = columns(party)
    ends = now["changes_on"] or day + timedelta(days=400)
    with today_is(ends - timedelta(days=1)):
        assert columns(party) == now


@pytest.fixture
def held(db: None, actor: None) -> Party:
    """In pre-trial detention, with a hearing ahead."""
    party = make_party()
    make_event(party, on=date(2024, 1, 1), custody=Custody.REMAND)
    make_event(party, type=E.HEARING_SCHEDULED, on=date(2024, 3, 26))
    return party


@pytest.fixture
def march() -> object:
    with today_is(date(2024, 3, 1)):
        yield


def test_a_refresh_stores_party_and_person(held: Party, march: None) -> None:
    standing.refresh([held])
    stored = PartyStanding.objects.get(party=held)
    assert stored.code == StandingCode.PRETRIAL_DETENTION
    assert stored.next_on == date(2024, 3, 26)
    assert standing.in_words(stored) == standing.in_words(standing.compute(held))
    assert PersonStanding.objects.get(person=held.person).code == stored.code


def test_the_clock_is_asked_every_hour_whatever_the_zone_of_the_office() -> None:
    ((periodic, _),) = [
        (task.cron, task)
        for task in jobs.app.periodic_registry.periodic_tasks.values()
        if task.task.name == jobs.refresh_standing.name
    ]
    assert periodic == "5 * * * *"


def test_the_hourly_job_refreshes_what_the_clock_has_changed(held: Party, march: None) -> None:
    standing.refresh([held])
    with today_is(date(2024, 3, 27)):
        assert standing.due() == [held]
        jobs.refresh_standing(0)
        assert standing.due() == []
    assert PartyStanding.objects.get(party=held).next_event is None


@pytest.mark.parametrize("days", [0, 1, 30, 400])
def test_the_check_is_clean_with_the_clock_moved(held: Party, march: None, days: int) -> None:
    call_command("rebuild_standing")
    call_command("rebuild_standing", "--check", "--on", str(today() + timedelta(days=days)))


def test_the_check_names_what_is_stored_wrongly(
    held: Party, march: None, capsys: pytest.CaptureFixture[str]
) -> None:
    standing.refresh([held])
    make_event(held, type=E.RELEASE, on=date(2024, 2, 1))
    with pytest.raises(CommandError):
        call_command("rebuild_standing", "--check")
    assert f"{held.case.reference}: code is stored as PRETRIAL_DETENTION" in capsys.readouterr().out


def test_a_refresh_takes_the_locks_before_it_reads(
    held: Party, django_assert_max_num_queries: Callable
) -> None:
    with django_assert_max_num_queries(38) as queries:
        standing.refresh([held])
    locks = [query["sql"] for query in queries if "FOR NO KEY UPDATE" in query["sql"]]
    assert len(locks) == 2
    assert "cases_party" in locks[0]
    assert "people_person" in locks[1]


@pytest.mark.django_db(transaction=True)
def test_of_several_writers_at_once_the_last_one_stores_what_all_wrote() -> None:
    with acting("test", "set-up"), transaction.atomic():
        person = make_person(country="KZ")
        parties = [make_party(make_case(), person) for _ in range(2)]
    ready = Barrier(WRITERS)

    def write(number: int) -> None:
        try:
            with acting("test", "writer"), transaction.atomic():
                mine = parties if number % 2 else parties[::-1]
                make_event(mine[0], on=date(2024, 1, 1 + number), custody=Custody.REMAND)
                ready.wait(timeout=60)
                standing.refresh(mine)
        finally:
            connection.close()

    connection.close()  # the pool has as many connections as there are writers
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    assert list(standing.differences()) == []
    assert PersonStanding.objects.get(person=person).since_earliest == date(2024, 1, 1)
