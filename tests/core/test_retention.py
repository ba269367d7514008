"""The file that says how long what is kept: whole, true, and carried out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Notice, NoticeKind
from core import drafts, retention
from core.models import Draft, Progress


def without(label: str, column: str = "") -> retention.Rules:
    """The rules with one table or one column left out."""
    known = retention.rules()
    changed = []
    for rule in known.rules:
        columns = dict(rule.columns)
        if label in columns:
            columns[label] = columns[label] - {column}
            if not column:
                del columns[label]
        changed.append(replace(rule, columns=columns))
    return replace(known, rules=tuple(changed))


def test_every_column_of_every_table_has_a_rule():
    assert list(retention.wrong(retention.rules())) == []


@pytest.mark.parametrize("label", ["people.Person", "cases.Note", "sessions.Session"])
def test_a_table_without_a_rule_fails_the_check(label):
    assert f"{label} has no rule." in list(retention.wrong(without(label)))


def test_a_column_without_a_rule_fails_the_check():
    said = list(retention.wrong(without("people.Person", "biography")))
    assert said == ["people.Person.biography has no rule."]


def test_every_rule_can_be_read_and_says_why():
    for rule in retention.rules().rules:
        assert rule.kind
        assert rule.why.endswith(".")
        assert rule.kept.endswith(".")
        assert (rule.then == "keep") is (rule.days is None), rule.kind


@pytest.mark.django_db
def test_the_clock_deletes_what_is_past_its_time_and_nothing_else(owner):
    now = timezone.now()
    for days in (10, 91):
        kind = {"kind": NoticeKind.LEFT, "user": owner}
        Notice.objects.create(read_at=now - timedelta(days=days), about=f"{days}", **kind)
        Session.objects.create(session_key=f"s{days}", expire_date=now - timedelta(days=days - 50))
        row = Progress.objects.create(task=f"t{days}")
        Progress.objects.filter(pk=row.pk).update(started_at=now - timedelta(days=days))
    Notice.objects.create(about="unread", kind=NoticeKind.LEFT, user=owner)
    drafts.save(user=owner, address="/new/", title="x", fields="")
    counts = retention.carry_out()
    assert set(Notice.objects.values_list("about", flat=True)) == {"10", "unread"}
    assert [one.session_key for one in Session.objects.all()] == ["s10"]
    assert [one.task for one in Progress.objects.all()] == ["t10"]
    assert Draft.objects.count() == 1
    assert counts["accounts.Notice"] == counts["sessions.Session"] == 1


def test_people_and_cases_are_never_deleted_by_the_clock():
    known = retention.rules()
    for label in ("people.Person", "cases.Case", "cases.Event", "cases.Source", "core.Blob"):
        assert known.of(label).then == "propose"
    assert known.of("accounts.AuditEntry").then == "keep"
