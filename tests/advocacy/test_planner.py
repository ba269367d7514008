"""The planner: what is coming, with which cases and letters; alarms, promises and the calendar."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from advocacy.models import Letter, LetterStatus, Occasion, OccasionStatus, Pledge
from advocacy.visits import calendar
from advocacy.visits.planner import planner, rows_ahead
from cases import standing
from cases.codes import EventType
from cases.models import Case
from core.clock import today_is
from core.dates import PartialDate
from core.models import Term, Vocabulary
from tests.advocacy.builders import MacronVisit, clear, make_ask, make_visit
from tests.factories import make_case, make_event, make_party, make_person

ClientOf = Callable[[User], Client]
NOW = date(2023, 10, 20)


@pytest.fixture(autouse=True)
def _autumn() -> object:
    with today_is(NOW):
        yield


def in_days(days: int, **fields: Any) -> Occasion:
    return make_visit(date=PartialDate.on(NOW + timedelta(days=days)), **fields)


def in_work(letter: Letter, status: LetterStatus) -> None:
    letter.status = status
    letter.save()


def test_a_case_is_ready_when_who_may_know_checked_and_asked_are_there(
    macron: MacronVisit, owner: User
) -> None:
    person = make_person("Aibek Testov", by=owner)
    party = make_party(make_case(owner, country="KZ", checked_on=NOW), person)
    clear(person)
    make_ask("release", macron.guest.office, case=party.case, countries=["KZ"])
    (row,) = planner(owner).ahead
    assert [one.row.heading for one in row.ready] == ["Aibek Testov"]
    assert (row.ready[0].asks, row.ready[0].who) == (
        "1 ask open", "officials may know everybody’s name",
    )  # fmt: skip


def test_what_a_case_lacks_is_said(macron: MacronVisit, owner: User, client_of: ClientOf) -> None:
    party = make_party(make_case(owner, country="KZ"), make_person("Aibek Testov", by=owner))
    make_case(owner, country="UZ", checked_on=NOW)
    make_ask("release", macron.guest.office, case=party.case)
    (row,) = planner(owner).ahead
    (one,) = row.not_ready
    assert one.missing == ("ask who may know: Aibek Testov", "check again what is known")
    assert (row.cases, row.without_ask) == (2, 1)
    page = client_of(owner).get(macron.visit.get_absolute_url()).content.decode()
    assert "ask who may know: Aibek Testov; check again what is known" in page
    assert "say what is asked" in page


def test_denial_the_planner_knows_no_hidden_case_and_no_hidden_letter(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    party = make_party(make_case(owner, country="KZ"), make_person("Aibek Testov", by=owner))
    make_ask("release", macron.guest.office, case=party.case)
    letter = macron.letter(owner, party.case)
    (row,) = planner(outsider).ahead
    assert (row.cases, row.ready, row.not_ready, row.letters) == (0, (), (), ())
    page = client_of(outsider).get(reverse("visits")).content.decode()
    assert "Testov" not in page
    assert letter.reference not in page


def test_letters_stand_with_their_status(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    letter = macron.letter(teammate)
    page = client_of(teammate).get(reverse("visits")).content.decode()
    assert letter.reference in page
    assert planner(teammate).ahead[0].letters_words == "draft"


@pytest.mark.parametrize(
    ("days", "alarm"), [(31, None), (30, 30), (15, 30), (14, 14), (7, 7), (3, 7), (2, 2), (1, 2)]
)
def test_alarms_stand_at_30_14_7_and_2_days(db: None, owner: User, days: int, alarm: int) -> None:
    in_days(days, followed=True)
    assert planner(owner).ahead[0].alarm == alarm


def test_what_nobody_follows_or_writes_ahead_of_rings_not(
    macron: MacronVisit, teammate: User
) -> None:
    assert planner(teammate).alarms == []
    letter = macron.letter(teammate)
    assert [row.visit for row in planner(teammate).alarms] == [macron.visit]
    assert [row.alarm for row in rows_ahead(teammate)] == [14]
    in_work(letter, LetterStatus.SENT)
    assert planner(teammate).alarms == []


@pytest.mark.parametrize("status", [OccasionStatus.POSTPONED, OccasionStatus.CANCELLED])
def test_what_is_put_off_or_cancelled_rings_not(db: None, owner: User, status: str) -> None:
    in_days(5, followed=True, status=status)
    assert planner(owner).alarms == []


def test_what_is_put_off_stays_ahead_and_what_is_cancelled_does_not(db: None, owner: User) -> None:
    late = in_days(-5, status=OccasionStatus.POSTPONED)
    in_days(5, status=OccasionStatus.CANCELLED)
    assert [row.visit for row in planner(owner).ahead] == [late]


def test_one_click_follows_and_another_one_no_longer(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), reverse("visit-follow", args=[macron.visit.reference])
    assert client.post(url, {"back": "/visits/"}).headers["Location"] == "/visits/"
    assert Occasion.objects.get().followed
    client.post(url, {"no": "no", "back": "https://example.org/"})
    assert not Occasion.objects.get().followed


def test_denial_a_caseworker_follows_nothing(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    for name in ("visit-follow", "pledge-new"):
        assert client.post(reverse(name, args=[macron.visit.reference])).status_code == 403
    assert client.get(reverse("visit-calendar")).status_code == 403
    assert "Follow" not in client.get(reverse("visits")).content.decode()


def test_a_promise_is_added_and_stands_with_the_event(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), reverse("pledge-new", args=[macron.visit.reference])
    bad = client.post(url, {"words": "To speak of it", "language": "en"}).content.decode()
    assert "Say who promised it." in bad
    assert "To speak of it" in bad
    sent = {"words": "To speak of it", "language": "en", "by_office": macron.guest.office.pk,
            "when": "May 2022"}  # fmt: skip
    client.post(url, sent)
    pledge = Pledge.objects.get()
    assert (str(pledge.text), pledge.date.earliest) == ("To speak of it", date(2022, 5, 1))
    page = client.get(macron.visit.get_absolute_url()).content.decode()
    assert "To speak of it" in page
    assert "May 2022" in page


def test_a_day_of_the_calendar_becomes_a_followed_event_once(
    teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), reverse("visit-calendar")
    fixed, _movable = calendar.coming()
    row = next(row for row in fixed if row.day.key == "kz-independence")
    assert row.when.earliest == date(2023, 12, 16)
    client.post(url, {"day": "kz-independence", "when": row.when.edtf})
    visit = Occasion.objects.get()
    assert (visit.countries, visit.followed, visit.kind.code) == (
        ["KZ"], True, "NATIONAL_HOLIDAY_CLEMENCY",
    )  # fmt: skip
    again = next(row for row in calendar.coming()[0] if row.day.key == "kz-independence")
    assert again.visit == visit


def test_a_movable_feast_needs_its_day_of_the_year(teammate: User, client_of: ClientOf) -> None:
    client, url = client_of(teammate), reverse("visit-calendar")
    for wrong in ("", "some day", "16 June 2022"):
        page = client.post(url, {"day": "kz-eid", "when": wrong}).content.decode()
        assert "Give a day that lies ahead" in page
        assert f'value="{wrong}"' in page
    client.post(url, {"day": "kz-eid", "when": "16 June 2024"})
    assert Occasion.objects.get().date.earliest == date(2024, 6, 16)


def test_every_day_of_the_calendar_has_a_kind_that_ships(db: None) -> None:
    kinds = set(Term.objects.of(Vocabulary.VISIT).values_list("code", flat=True))
    assert {day.kind for day in calendar.days().values()} <= kinds
    assert {language for day in calendar.days().values() for language in day.labels} == {
        "en", "fr", "ru",
    }  # fmt: skip


def test_every_kind_of_event_of_the_domain_list_ships(db: None) -> None:
    kinds = set(Term.objects.of(Vocabulary.VISIT).values_list("code", flat=True))
    assert kinds >= {
        "STATE_VISIT", "OFFICIAL_VISIT", "SUMMIT", "MINISTERIAL_MEETING", "HR_DIALOGUE",
        "COOPERATION_COUNCIL", "GSP_MONITORING", "OSCE_CONFERENCE", "UN_TREATY_BODY_REVIEW", "UPR",
        "UN_SP_VISIT", "HRC_SESSION", "PARLIAMENT_RESOLUTION", "TRADE_OR_AGREEMENT_NEGOTIATION",
        "COURT_HEARING", "UN_DAY", "NATIONAL_HOLIDAY_CLEMENCY", "RELIGIOUS_HOLIDAY_CLEMENCY",
        "ANNIVERSARY", "AWARD", "REPORT_LAUNCH", "BREAKING_EVENT",
    }  # fmt: skip


def test_the_planner_takes_as_many_queries_for_many_events_and_cases_as_for_one(
    macron: MacronVisit, teammate: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    def more(name: str) -> None:
        party = make_party(make_case(teammate, country="KZ"), make_person(name, by=teammate))
        make_ask("release", macron.guest.office, case=party.case)
        macron.letter(teammate, occasion=in_days(9))

    client = client_of(teammate)
    more("Aibek Testov")
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("visits"))
    for number in range(4):
        more(f"Bolot Testov{number}")
    with django_assert_num_queries(len(one)):
        client.get(reverse("visits"))


def hearing(case: Case, days: int, name: str = "Aibek Testov", by: User | None = None) -> None:
    party = make_party(case, make_person(name, by=by))
    make_event(party, type=EventType.APPREHENDED, on=NOW - timedelta(days=30))
    make_event(party, type=EventType.HEARING_SCHEDULED, on=NOW + timedelta(days=days))
    standing.refresh([party])


def test_hearings_of_cases_that_are_seen_stand_beside_the_events(
    owner: User, teammate: User, client_of: ClientOf
) -> None:
    later, sooner, far = (make_case(owner, country="KZ") for _ in range(3))
    for case, days in ((later, 40), (sooner, 3), (far, 90)):
        hearing(case, days, by=owner)
    assert [row.case for row in planner(teammate).hearings] == [sooner, later]
    page = client_of(teammate).get(reverse("visits")).content.decode()
    assert "in 3 days" in page
    assert reverse("letter-on-case", args=[sooner.reference]) in page


def test_denial_a_hearing_of_a_case_of_others_is_not_in_the_planner(
    owner: User, outsider: User, client_of: ClientOf
) -> None:
    hearing(make_case(owner, country="KZ"), 3, by=owner)
    assert planner(outsider).hearings == []
    page = client_of(outsider).get(reverse("visits")).content.decode()
    assert "Hearings ahead" not in page
    assert "Testov" not in page
