"""Whom or what a passage is about: cases, named as the list names them, and people."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Case, Citation, Event, EventParty, Note
from cases.models.source import CITABLE
from cases.pages.rows import Row, row

# What a quote speaks of, to be read with it.
OF_QUOTE = (
    "source", "charge__party", "order__party", "figure__party", "party", "proceeding",
    "assessment__party", "name__person", "name__organisation", "attribute__person",
    "relation__person", "holding__person", "consent__person",
)  # fmt: skip
Named = tuple[str, str]  # what it is called, and the address where it is read


class Whose:
    """Reads the cases of all passages of a page together."""

    def __init__(
        self,
        user: User,
        *,
        summaries: Iterable[Case],
        events: Iterable[Event],
        quotes: Iterable[Citation],
        notes: Iterable[Note],
    ) -> None:
        happened = {event.pk for event in events} | {quote.event_id for quote in quotes}
        self._cases_of = _cases_of(happened - {None}, user)
        keys = {case.pk for case in summaries} | {note.case_id for note in notes}
        keys |= {case for quote in quotes if (case := _case_of(quote))}
        keys = keys.union(*self._cases_of.values())
        found = Case.objects.visible_to(user).filter(pk__in=keys).for_list(user)
        self._rows = {case.pk: row(case) for case in found}

    def case(self, key: UUID) -> Row:
        return self._rows[key]

    def event(self, key: UUID) -> Named:
        """The first visible case of the event, at its place there."""
        cases = [self._rows[case] for case in self._cases_of[key]]
        return _named(cases[0], f"#event-{key}") if cases else ("", "")

    def quote(self, quote: Citation) -> Named:
        """Case, person or organisation that the fact belongs to; nothing for what is of none."""
        if quote.event_id:
            return self.event(quote.event_id)
        if case := _case_of(quote):
            return _named(self._rows[case])
        fact = _fact_of(quote)
        if person := getattr(fact, "person", None):
            return str(person), person.get_absolute_url()
        if quote.name_id:
            group = fact.organisation
            return group.name, reverse("organisation", args=[group.reference])
        return "", ""


def _named(about: Row, place: str = "") -> Named:
    return about.heading, about.case.get_absolute_url() + place


def _cases_of(events: set[Any], user: User) -> dict[UUID, list[UUID]]:
    links = EventParty.objects.filter(in_scope(user, "party__case__scope"), event__in=events)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for event, case in links.order_by("pk").values_list("event_id", "party__case_id"):
        found[event].append(case)
    return found


def _fact_of(quote: Citation) -> Any:
    """The fact that a quote speaks of, as far as OF_QUOTE has read it."""
    return next(getattr(quote, arc) for arc in CITABLE if getattr(quote, f"{arc}_id"))


def _case_of(quote: Citation) -> UUID | None:
    """Of a fact that is of a case by itself or by its party; not of an event."""
    if any(getattr(quote, f"{arc}_id") for arc in ("event", "law", "provision", "situation")):
        return None
    fact = _fact_of(quote)
    return getattr(fact, "case_id", None) or getattr(getattr(fact, "party", None), "case_id", None)
