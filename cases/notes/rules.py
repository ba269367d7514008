"""Tasks that follow from the facts: set, moved and finished by rule, never twice.

Each rule says what is to be done now. An open task that its rule no longer asks for is finished;
one that was done is opened again only where its day has since come to lie later.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.visibility import who_sees
from cases.codes import ANNOUNCED, CUSTODY_ENDS, LEGAL_TYPES, EventType, Polarity, StandingCode
from cases.models import Case, Event, EventParty, Note, NoteKind, PartyStanding, Task
from cases.pages.marks import mark_of_standing
from core.actor import acting
from core.clock import today
from core.dates import show

CONTACT_EVERY = timedelta(days=30)
LOOKED_BACK = timedelta(days=60)  # an older unanswered hearing is no task for tomorrow
CONTACTS = (NoteKind.CALL, NoteKind.NO_ANSWER, NoteKind.MESSAGE, NoteKind.MEETING)
HELD = [code for code in StandingCode if mark_of_standing(code) == "held"]
REMANDS = (EventType.REMAND_ORDERED, EventType.REMAND_EXTENDED)
ENDS_REMAND = (*CUSTODY_ENDS, EventType.VERDICT, EventType.SENTENCE)
TELLS_OF_HEARING = tuple(
    {*LEGAL_TYPES, *CUSTODY_ENDS} - {*ANNOUNCED} | {EventType.HEARING_POSTPONED}
)


class Rule(models.TextChoices):
    HEARING = "HEARING"
    REMAND = "REMAND"
    CONTACT = "CONTACT"


@dataclass(frozen=True)
class Wanted:
    """That something is to be done in a case on a day, because of an event or of the case."""

    case: UUID
    rule: Rule
    event: UUID | None
    due: date

    @property
    def key(self) -> tuple[UUID, str, UUID | None]:
        return self.case, self.rule, self.event


def words_of(task: Task) -> str:
    """What is to be done, in the reader's language where a rule says it."""
    if task.rule == Rule.HEARING and task.event:
        when = show(task.event.date)
        return _("Find out what happened at the hearing of %(date)s") % {"date": when}
    if task.rule == Rule.REMAND and task.event:
        when = show(task.event.until)
        return _("Remand runs out on %(date)s: ask whether it was extended") % {"date": when}
    if task.rule == Rule.CONTACT:
        return _("Held, and no contact for a month: call the family or the lawyer")
    return task.text


def set_tasks(cases: QuerySet[Case]) -> None:
    """Make the tasks of `cases` what the rules say today. Run twice, it changes nothing more."""
    wanted = {one.key: one for rule in RULES for one in rule(cases.open())}  # type: ignore[attr-defined]
    by_rule = Task.objects.filter(case__in=cases).exclude(rule="")
    known = {(task.case_id, task.rule, task.event_id): task for task in by_rule}
    with acting("rules of tasks"):
        for key, one in wanted.items():
            if key not in known:
                _set(one)
            elif _lies_later(one.due, known[key]):
                _change(known[key], due=one.due, done_on=None)
        for key, task in known.items():
            if key not in wanted and task.done_on is None:
                _change(task, due=task.due, done_on=today())


def _lies_later(due: date, task: Task) -> bool:
    """Whether an open task has another day now, or a done one a day after it was done."""
    return task.due != due and (task.done_on is None or task.done_on < due)


@transaction.atomic
def _set(wanted: Wanted) -> None:
    case = Case.objects.select_related("scope", "lead").get(pk=wanted.case)
    task = Task(case=case, rule=wanted.rule, event_id=wanted.event, due=wanted.due)
    if case.lead and case.lead in who_sees(case.scope):
        task.assignee = case.lead
    with translation.override("en"):
        task.text = words_of(task)
    task.save()


@transaction.atomic
def _change(task: Task, *, due: date | None, done_on: date | None) -> None:
    task = task.lock()
    task.due, task.done_on = due, done_on
    task.save(update_fields=["due", "done_on"])


def hearings(cases: QuerySet[Case]) -> Iterator[Wanted]:
    """The day after each hearing that was set, until something later of the case is logged."""
    told = _later(TELLS_OF_HEARING, event__date_earliest__gte=OuterRef("event__date_earliest"))
    for one in _steps(cases, [EventType.HEARING_SCHEDULED], "date").exclude(told):
        due = one.event.date.latest + timedelta(days=1)
        yield Wanted(one.party.case_id, Rule.HEARING, one.event_id, due)


def remands(cases: QuerySet[Case]) -> Iterator[Wanted]:
    """The last day of each remand that is neither extended nor over."""
    extended = _later(REMANDS, event__until_latest__gt=OuterRef("event__until_latest"))
    over = _later(ENDS_REMAND, event__date_latest__gte=OuterRef("event__date_earliest"))
    for one in _steps(cases, REMANDS, "until").exclude(Q(extended) | Q(over)):
        yield Wanted(one.party.case_id, Rule.REMAND, one.event_id, one.event.until.latest)


def contacts(cases: QuerySet[Case]) -> Iterator[Wanted]:
    """A month after the last contact in the case of somebody who is held, however it went."""
    held = PartyStanding.objects.filter(party__withdrawn_at=None, code__in=HELD)
    cases = cases.filter(parties__standing__in=held).distinct()
    noted = _days(Note.objects.filter(case__in=cases, kind__in=CONTACTS), "on")
    done = _days(Task.objects.filter(case__in=cases, rule=Rule.CONTACT), "done_on")
    began = Case.history.model.objects.filter(id__in=cases.values("pk"), version=1)
    for key, opened in began.values_list("id", "history_date"):
        known = (noted.get(key), done.get(key), opened.date())
        due = max(day for day in known if day) + CONTACT_EVERY
        if due <= today():
            yield Wanted(key, Rule.CONTACT, None, due)


RULES: tuple[Callable[[QuerySet[Case]], Iterator[Wanted]], ...] = (hearings, remands, contacts)


def _steps(cases: QuerySet[Case], types: Any, day: str) -> QuerySet[EventParty]:
    """Events of `types` whose `day` is exact and not long past, with whom they concern."""
    found = Event.objects.preferred().filter(
        Q(**{f"{day}_earliest": F(f"{day}_latest")}),
        Q(**{f"{day}_latest__gte": today() - LOOKED_BACK}),
        type__in=types,
        polarity=Polarity.HAPPENED,
    )
    concerned = EventParty.objects.filter(event__in=found, party__case__in=cases)
    return concerned.filter(party__withdrawn_at=None).select_related("event", "party")


def _later(types: Any, **when: Any) -> Exists:
    """That the same party met something else of `types` at that time."""
    others = EventParty.objects.exclude(event=OuterRef("event")).filter(
        party=OuterRef("party"),
        event__in=Event.objects.preferred().filter(polarity=Polarity.HAPPENED, type__in=types),
    )
    return Exists(others.filter(**when))


def _days(rows: QuerySet, field: str) -> dict[UUID, date]:
    return dict(rows.order_by().values_list("case").annotate(Max(field)))
