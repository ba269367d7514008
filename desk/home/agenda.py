"""What has a day: what is set for this week, what had no result, what runs out, what is overdue."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.visibility import in_scope
from cases.codes import ANNOUNCED, EventType, Polarity, RunsOut
from cases.models import Case, EventParty, PartyStanding, Task
from cases.notes.rules import TELLS_OF_HEARING, words_of
from cases.quick.open_hearings import OpenHearing, without_result
from cases.upkeep import running_out
from core.clock import today
from core.dates import show
from core.facts import PASSED_OVER
from desk.home.items import Item, Panel, Verb, panel
from desk.home.times import at_both_places, how_far, office_day

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def this_week(user: User, shown: int) -> Panel:
    """Hearings, removals and releases that are set, and the reader's tasks, by the office's days.

    A hearing at 2 in the night there may be today here.
    """
    near = _announced(user).filter(
        event__date_earliest=F("event__date_latest"),
        event__date_earliest__range=(today() - DAY, today() + WEEK + DAY),
    )
    days: list[tuple[date | None, Item]] = [
        (office_day(one.event.date), _set_for(one, user)) for one in near
    ]
    tasks = _tasks_of(user).filter(due__range=(today(), today() + WEEK))
    days += [(task.due, _task(task, user)) for task in tasks]
    due = [(on, item) for on, item in days if on and today() <= on <= today() + WEEK]
    items = [item for _on, item in sorted(due, key=lambda one: one[0])]
    title, nothing = _("Today and this week"), _("nothing is set for this week")
    return panel(title, nothing, _once(items), shown=shown)


def no_result(user: User, shown: int) -> Panel:
    """Hearings whose day is past and of which nobody has said what came of them."""
    items = [_unanswered(one, user) for one in without_result(user)]
    title, nothing = _("No result yet"), _("no hearing is without a result")
    return panel(title, nothing, items, shown=shown, verb=Verb.WHAT_HAPPENED)


def runs_out(user: User, shown: int) -> Panel:
    standings = PartyStanding.objects.filter(in_scope(user, "party__case__scope"))
    found = running_out(standings).select_related("party__case").order_by("runs_out_on", "pk")
    items = [
        _of_case(
            one.party.case,
            user,
            what=str(RunsOut(one.runs_out).label),
            when=how_far(one.runs_out_on),
            late=one.runs_out_on < today(),
        )
        for one in found
        if one.runs_out_on
    ]
    title, nothing = _("Runs out"), _("nothing runs out within 30 days")
    return panel(title, nothing, _once(items), shown=shown, url=_cases("RUNS_OUT"))


def overdue_tasks(user: User, shown: int) -> Panel:
    late = _tasks_of(user).filter(due__lt=today())
    title, nothing = _("Overdue tasks"), _("no task is overdue")
    return panel(
        title, nothing, [_task(task, user) for task in late], shown=shown, url=reverse("tasks")
    )


def _announced(user: User) -> QuerySet[EventParty]:
    """What is set for a party, unless more is known of that court case for the day or later."""
    told = EventParty.objects.filter(
        Q(event__proceeding=OuterRef("event__proceeding")) | Q(event__proceeding=None),
        party=OuterRef("party"),
        event__withdrawn_at=None,
        event__type__in=TELLS_OF_HEARING,
        event__date_latest__gte=OuterRef("event__date_earliest"),
    )
    return (
        EventParty.objects.filter(
            in_scope(user, "party__case__scope"),
            ~Exists(told.exclude(event=OuterRef("event"))),
            party__withdrawn_at=None,
            event__withdrawn_at=None,
            event__type__in=ANNOUNCED,
            event__polarity=Polarity.HAPPENED,
        )
        .exclude(event__rank__in=PASSED_OVER)
        .exclude(party__case__status="CLOSED")
        .select_related("event", "party__case")
        .order_by("event__date_earliest", "event__date_time", "pk")
    )


def _set_for(one: EventParty, user: User) -> Item:
    on = office_day(one.event.date)
    said = [str(EventType(one.event.type).label), at_both_places(one.event.date)]
    what, when = ", ".join(filter(None, said)), how_far(on) if on else ""
    return _of_case(one.party.case, user, what=what, when=when)


def _unanswered(one: OpenHearing, user: User) -> Item:
    return _of_case(one.parties[0].case, user, what=show(one.event.date), late=True)


def _tasks_of(user: User) -> QuerySet[Task]:
    """Those of `user` in cases that are still seen."""
    own = Task.objects.visible_to(user).open().filter(assignee=user)
    return own.select_related("case", "event").order_by("due", "pk")


def _task(task: Task, user: User) -> Item:
    when, late = (how_far(task.due), task.due < today()) if task.due else ("", False)
    return _of_case(task.case, user, what=words_of(task), when=when, late=late)


def _of_case(case: Case, user: User, **told: Any) -> Item:
    return Item(case=case.pk, mine=case.lead_id == user.pk, **told)


def _once(items: list[Item]) -> list[Item]:
    """Of several people in one case with the same hearing, one row."""
    return list(dict.fromkeys(items))


def _cases(waiting: str) -> str:
    return f"{reverse('cases')}?waiting={waiting}"
