"""Tasks that somebody sets: who may, who sees them, and what becomes of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Level, ScopeUser
from accounts.visibility import who_sees
from cases.models import Task
from cases.notes import add_task, finish_task
from cases.notes.reading import task_lines, tasks_for
from core.clock import today_is
from tests.factories import make_case, make_party, make_team, scope_of


@pytest.fixture
def case(owner):
    return make_party(by=owner).case


def fields(owner, **given):
    return {"text": "Call the lawyer", "due": "2023-05-02", "assignee": owner.pk, **given}


def test_a_task_is_set_and_shown_on_the_page_of_its_case(client_of, owner, case):
    answer = client_of(owner).post(reverse("task-new", args=[case.reference]), fields(owner))
    assert answer.url == f"{case.get_absolute_url()}#tasks"
    assert b"Call the lawyer" in client_of(owner).get(case.get_absolute_url()).content


def test_who_does_it_must_see_the_case(client_of, owner, outsider, case):
    url = reverse("task-new", args=[case.reference])
    page = client_of(owner).post(url, fields(outsider))
    assert b"Select a valid choice." in page.content
    assert b"Call the lawyer" in page.content
    assert not Task.objects.exists()
    assert b"Outsider" not in client_of(owner).get(url).content


@pytest.mark.parametrize("wrong", [{"text": ""}, {"due": "soon"}])
def test_it_refuses_a_task_without_words_or_with_an_odd_day(client_of, owner, case, wrong):
    url = reverse("task-new", args=[case.reference])
    assert client_of(owner).post(url, fields(owner, **wrong)).status_code == 200
    assert not Task.objects.exists()


def test_one_click_does_it_and_another_opens_it_again(client_of, owner, case):
    task = add_task(by=owner, task=Task(case=case, text="Call"))
    url = reverse("task-done", args=[task.pk])
    with today_is(date(2023, 5, 5)):
        answer = client_of(owner).post(url, {"back": "/tasks/"})
    assert answer.url == "/tasks/"
    assert Task.objects.get().done_on == date(2023, 5, 5)
    client_of(owner).post(url, {"again": "yes"})
    assert Task.objects.get().done_on is None


def test_a_way_back_that_is_only_a_word_is_an_address_and_no_name(client_of, owner, case):
    task = add_task(by=owner, task=Task(case=case, text="Call the court", assignee=owner))
    answer = client_of(owner).post(reverse("task-done", args=[task.pk]), {"back": "elsewhere"})
    assert answer.url == "elsewhere"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_it_refuses_to_lead_away_afterwards(client_of, owner, case, back):
    task = add_task(by=owner, task=Task(case=case, text="Call"))
    answer = client_of(owner).post(reverse("task-done", args=[task.pk]), {"back": back})
    assert answer.url == f"{case.get_absolute_url()}#tasks"


@pytest.mark.parametrize("name", ["task-edit", "task-done"])
def test_an_outsider_cannot_touch_a_task(client_of, owner, outsider, case, name):
    task = add_task(by=owner, task=Task(case=case, text="Call"))
    assert client_of(outsider).post(reverse(name, args=[task.pk]), {}).status_code == 404
    assert Task.objects.get().done_on is None


def test_a_task_is_changed(client_of, owner, teammate, case):
    task = add_task(by=owner, task=Task(case=case, text="Call"))
    url = reverse("task-edit", args=[task.pk])
    client_of(owner).post(url, fields(teammate, text="Write", version=1))
    changed = Task.objects.get()
    assert (changed.text, changed.assignee) == ("Write", teammate)


def test_mine_are_those_given_to_me_and_nobodys_in_my_cases(owner, teammate, outsider):
    led, other = make_case(owner, lead=owner), make_case(owner)
    mine = [
        add_task(by=owner, task=Task(case=other, text="given", assignee=owner)),
        add_task(by=owner, task=Task(case=led, text="nobody's")),
    ]
    add_task(by=owner, task=Task(case=led, text="hers", assignee=teammate))
    add_task(by=owner, task=Task(case=other, text="nobody's elsewhere"))
    finish_task(by=owner, task=add_task(by=owner, task=Task(case=led, text="done")))
    hidden = make_case(outsider)
    add_task(by=outsider, task=Task(case=hidden, text="hidden", assignee=owner))
    assert set(tasks_for(owner)) == set(mine)


def test_what_is_overdue_says_so(owner, case):
    add_task(by=owner, task=Task(case=case, text="a", due=date(2023, 5, 1)))
    add_task(by=owner, task=Task(case=case, text="b", due=date(2023, 5, 2)))
    add_task(by=owner, task=Task(case=case, text="c"))
    with today_is(date(2023, 5, 2)):
        assert [line.overdue for line in task_lines(Task.objects.all())] == [True, False, False]


def test_many_tasks_take_no_more_queries_than_few(client_of, owner):
    counts = []
    for number in (2, 40):
        for _ in range(number):
            add_task(by=owner, task=Task(case=make_case(owner), text="x", assignee=owner))
        client = client_of(owner)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse("tasks")).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_who_sees_a_scope(owner, teammate, outsider, actor):
    scope = scope_of(owner)
    assert set(who_sees(scope)) == {owner, teammate}
    ScopeUser(scope=scope, user=outsider).save()
    assert set(who_sees(scope)) == {owner, teammate, outsider}
    scope.level = Level.NAMED
    assert set(who_sees(scope)) == {outsider}
    scope.level = Level.OFFICE
    assert set(who_sees(scope)) == {owner, teammate, outsider}
    owner.is_active = False
    owner.save()
    assert owner not in who_sees(scope)


def test_a_team_of_which_nobody_is_left_sees_nothing(actor, db):
    make_team("Empty")
    assert list(who_sees(scope_of(None))) == []
