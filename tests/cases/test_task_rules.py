"""Tasks that rules set: hearings, remands, contact; done when what they ask about is known."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cases import standing
from cases.codes import Custody, EventType, Polarity
from cases.models import Case, CaseStatus, Note, NoteKind, Task
from cases.notes import add_note, finish_task
from cases.notes.rules import set_tasks, words_of
from core.clock import today_is
from core.dates import PartialDate
from tests.cases.test_tasks import fields
from tests.factories import make_case, make_event, make_party

HEARING = date(2023, 5, 10)


@pytest.fixture
def case(owner):
    return make_party(by=owner).case


def run(day):
    with today_is(day):
        set_tasks(Case.objects.all())


def open_tasks():
    return [(task.rule, task.due) for task in Task.objects.open()]


def hearing(party, on=HEARING, **fields):
    return make_event(party, type=EventType.HEARING_SCHEDULED, on=on, **fields)


def test_a_hearing_asks_the_day_after_what_happened(owner, case):
    case.lead = owner
    case.save()
    hearing(case.parties.get())
    run(HEARING - timedelta(days=3))
    task = Task.objects.get()
    assert (task.due, task.assignee) == (date(2023, 5, 11), owner)
    assert words_of(task) == "Find out what happened at the hearing of 10 May 2023"
    assert "10 May 2023" in task.text


def test_the_lead_gets_no_task_of_a_case_that_they_do_not_see(outsider, owner):
    party = make_party(make_case(owner, lead=outsider))
    hearing(party)
    run(HEARING)
    assert Task.objects.get().assignee is None


@pytest.mark.django_db
def test_run_twice_it_changes_nothing_more(case):
    hearing(case.parties.get())
    for _ in range(3):
        run(HEARING)
    assert Task.objects.get().version == 1


def test_co_defendants_in_one_case_share_one_task(owner, case):
    hearing_of_two = hearing(case.parties.get())
    from cases.models import EventParty

    EventParty(event=hearing_of_two, party=make_party(case)).save()
    run(HEARING)
    assert Task.objects.count() == 1


@pytest.mark.parametrize(("type", "day", "left"), [
    (EventType.HEARING_HELD, HEARING, 0),
    (EventType.VERDICT, HEARING + timedelta(days=1), 0),
    (EventType.HEARING_POSTPONED, HEARING, 0),
    (EventType.HEARING_HELD, HEARING - timedelta(days=1), 1),
    (EventType.RELATIVES_INFORMED, HEARING, 1),
])  # fmt: skip
def test_a_hearing_is_answered_by_what_is_logged_later(case, type, day, left):
    party = case.parties.get()
    hearing(party)
    run(HEARING)
    make_event(party, type=type, on=day)
    run(HEARING + timedelta(days=2))
    assert len(open_tasks()) == left


def test_a_hearing_that_moved_moves_its_task_and_opens_it_again(owner, case):
    event = hearing(case.parties.get())
    run(HEARING)
    with today_is(HEARING):
        finish_task(by=owner, task=Task.objects.get())
    event.date = PartialDate.on(date(2023, 6, 1))
    event.save()
    run(HEARING)
    assert open_tasks() == [("HEARING", date(2023, 6, 2))]


def test_what_was_done_stays_done(owner, case):
    hearing(case.parties.get())
    run(HEARING)
    with today_is(HEARING + timedelta(days=1)):
        finish_task(by=owner, task=Task.objects.get())
    run(HEARING + timedelta(days=2))
    assert open_tasks() == []


@pytest.mark.parametrize("change", ["withdrawn", "vague", "old", "closed", "not so"])
def test_no_task_follows_from(case, change):
    party = case.parties.get()
    vague = PartialDate(text="May 2023", earliest=date(2023, 5, 1), latest=date(2023, 5, 31))
    event = hearing(
        party,
        vague if change == "vague" else HEARING,
        polarity=Polarity.DID_NOT_HAPPEN if change == "not so" else Polarity.HAPPENED,
    )
    if change == "withdrawn":
        event.withdraw(why="wrong")
    if change == "closed":
        case.status, case.closed_because = CaseStatus.CLOSED, "over"
        case.save()
    run(HEARING + timedelta(days=90 if change == "old" else 0))
    assert open_tasks() == []


def test_a_withdrawn_hearing_finishes_its_task(case):
    event = hearing(case.parties.get())
    run(HEARING)
    event.withdraw(why="wrong")
    run(HEARING)
    assert open_tasks() == []


def remand(party, until, type=EventType.REMAND_ORDERED, on=date(2023, 3, 1)):
    event = make_event(party, type=type, on=on, custody=Custody.REMAND)
    event.until = PartialDate.on(until)
    event.save()
    return event


def test_the_end_of_a_remand_asks_whether_it_was_extended(case):
    party = case.parties.get()
    remand(party, date(2023, 5, 1))
    run(date(2023, 4, 1))
    assert ("REMAND", date(2023, 5, 1)) in open_tasks()
    task = Task.objects.get(rule="REMAND")
    assert words_of(task) == "Remand runs out on 1 May 2023: ask whether it was extended"
    remand(party, date(2023, 7, 1), EventType.REMAND_EXTENDED, date(2023, 4, 28))
    run(date(2023, 5, 2))
    assert [due for rule, due in open_tasks() if rule == "REMAND"] == [date(2023, 7, 1)]


def test_a_release_ends_the_watch_over_a_remand(case):
    party = case.parties.get()
    remand(party, date(2023, 5, 1))
    run(date(2023, 4, 1))
    make_event(party, type=EventType.RELEASE, on=date(2023, 4, 20))
    run(date(2023, 4, 21))
    assert open_tasks() == []


def held_case(by):
    """Somebody in custody, in a case that was opened today."""
    party = make_party(by=by)
    make_event(party, type=EventType.DETAINED, custody=Custody.REMAND)
    standing.refresh([party])
    return party.case


def test_a_month_without_contact_asks_for_one_and_a_call_that_failed_counts(owner):
    case = held_case(owner)
    opened = Case.history.get(id=case.pk, version=1).history_date.date()
    run(opened + timedelta(days=29))
    assert open_tasks() == []
    month = opened + timedelta(days=30)
    run(month)
    assert open_tasks() == [("CONTACT", month)]
    add_note(by=owner, note=Note(case=case, kind=NoteKind.NO_ANSWER, on=month))
    run(month + timedelta(days=1))
    assert open_tasks() == []
    later = month + timedelta(days=31)  # a month after the rule had seen the call
    run(later)
    assert open_tasks() == [("CONTACT", later)]


def test_a_contact_ticked_off_is_asked_for_again_a_month_later(owner):
    case = held_case(owner)
    month = Case.history.get(id=case.pk, version=1).history_date.date() + timedelta(days=30)
    run(month)
    with today_is(month):
        finish_task(by=owner, task=Task.objects.get())
    run(month + timedelta(days=29))
    assert open_tasks() == []
    run(month + timedelta(days=30))
    assert open_tasks() == [("CONTACT", month + timedelta(days=30))]


def test_the_database_refuses_a_second_task_of_one_rule(case, actor):
    Task(case=case, text="a", rule="CONTACT").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task(case=case, text="b", rule="CONTACT").save()


def test_the_rules_take_no_more_queries_where_nothing_changes(owner):
    counts = []
    for number in (2, 20):
        for _ in range(number):
            hearing(make_party(by=owner))
        run(HEARING)
        with CaptureQueriesContext(connection) as counted:
            run(HEARING)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_rule_speaks_the_language_of_the_reader(case):
    hearing(case.parties.get())
    with translation.override("ru"):
        run(HEARING)
    assert Task.objects.get().text.startswith("Find out what happened")


def test_a_task_of_a_rule_keeps_its_words(client_of, owner, case):
    hearing(case.parties.get())
    run(HEARING)
    task = Task.objects.get()
    url = reverse("task-edit", args=[task.pk])
    assert b"hearing of 10 May 2023" in client_of(owner).get(url).content
    client_of(owner).post(url, fields(owner, text="Other", version=1))
    assert Task.objects.get().text == task.text
