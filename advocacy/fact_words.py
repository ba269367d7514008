"""The facts under a sentence in plain words: as they were when it was written, and as they are now.

Rows of one model are read together: any number of facts takes a fixed number of queries. Whoever
sees a letter sees its cases; what is recorded of a person whom they do not see stays closed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import House, User
from advocacy.languages.base import Fact
from advocacy.models import Ask, Letter, Occasion, Paragraph, Participation, Signatory
from cases.history.words import NAMED, THINGS, Shown, Words, shown_fields
from cases.models import Citation, EventParty, Party, Source
from cases.models.source import CITABLE
from core.history import Tracked
from people.models import Person

# What names the rows of a letter that no case has.
OWN_NAMES: dict[Any, tuple[str, ...]] = {
    Occasion: ("title", "date"),
    Participation: ("person", "office", "words"),
    Paragraph: ("title", "as_of"),
    Ask: ("kind", "text"),
    Signatory: ("printed_name", "title"),
    House: ("name",),
}
# What can change without changing what a letter says; of asks, that it was put and answered too.
SILENT = {
    "rank", "rank_reason", "reliability", "biography", "contact", "note", "followed",
    "verified_on", "verified_by", "checked_on", "checked_by", "review_on", "told_on", "agreed_on",
    "agreed_how", "order", "received_on", "letter",
}  # fmt: skip
SILENT_OF: dict[Any, set[str]] = {Ask: {"status", "outcome", "outcome_words"}}


@dataclass(frozen=True)
class ShownFact:
    """One fact as it was at `on`, when its version was recorded; `is_open` to the reader or not."""

    thing: str
    name: str
    on: datetime | None
    said: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    url: str = ""
    has_changed: bool = False
    is_open: bool = True


@dataclass(frozen=True)
class Turn:
    """What of a fact reads otherwise than before; `ended` says that it is no longer held true."""

    fact: Fact
    name: str
    on: datetime
    ended: str
    differences: tuple[tuple[str, str, str], ...]


class FactWords(Words):
    """Also of the rows that letters have of their own."""

    def name(self, model: Any, row: Any, at: datetime | None = None) -> str:
        names = OWN_NAMES.get(model) or NAMED.get(model)
        if names is None:
            return str(model._meta.verbose_name)
        fields = {one.name: one for one in shown_fields(model)}
        said = (self.of(fields[name], row, at) for name in names)
        return ", ".join(part for part in said if part)


def model_of(label: str) -> Any:
    return apps.get_model(label)


def versions_of(facts: Iterable[Fact]) -> dict[Fact, Any]:
    """The history row behind each fact; one query for each model."""
    asked: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        asked[fact[0]].append(fact)
    found: dict[Fact, Any] = {}
    for label, wanted in asked.items():
        rows = model_of(label).history.filter(
            id__in={pk for _label, pk, _version in wanted},
            version__in={version for _label, _pk, version in wanted},
        )
        known = {(label, str(row.id), row.version): row for row in rows}
        found |= {fact: known[fact] for fact in wanted if fact in known}
    return found


def newest(facts: Iterable[Fact]) -> dict[tuple[str, str], int]:
    """The version of each row as it is today; one query for each model."""
    asked: dict[str, set[str]] = defaultdict(set)
    for label, pk, _version in facts:
        asked[label].add(pk)
    return {
        (label, str(pk)): version
        for label, keys in asked.items()
        for pk, version in model_of(label)
        ._base_manager.filter(pk__in=keys)
        .values_list("pk", "version")
    }


def moved(facts: Collection[Fact]) -> set[Fact]:
    """Those whose row was saved again since: changed, taken back, passed over, or gone."""
    now = newest(facts)
    return {fact for fact in facts if now.get(fact[:2]) != fact[2]}


def shown(user: User, letter: Letter, facts: Collection[Fact]) -> list[ShownFact]:
    rows = versions_of(facts)
    words = FactWords(user, [(model_of(fact[0]), row) for fact, row in rows.items()])
    closed, changed = _closed_to(user, rows), moved(facts)
    sources, urls = _public_sources(facts), _addresses(letter, rows)
    found = []
    for fact in facts:
        if fact not in rows or fact in closed:
            found.append(ShownFact("", _("a fact that is not open to you"), None, is_open=False))
            continue
        model, row = model_of(fact[0]), rows[fact]
        found.append(
            ShownFact(
                thing=str(THINGS.get(model, model._meta.verbose_name)),
                name=words.name(model, row),
                on=row.history_date,
                said=_said(model, row, words),
                sources=tuple(sources.get(fact[:2], ())),
                url=urls.get(fact, ""),
                has_changed=fact in changed,
            )
        )
    return found


def _said(model: Any, row: Any, words: Words) -> tuple[tuple[str, str], ...]:
    """What else is recorded, where it is not in the name already."""
    named = {*OWN_NAMES.get(model, ()), *NAMED.get(model, ())}
    fields = [one for one in _telling(model) if one.name not in named]
    said = ((one.label, words.of(one, row)) for one in fields)
    return tuple((label, value) for label, value in said if value)


def _telling(model: Any) -> list[Shown]:
    silent = SILENT | SILENT_OF.get(model, set())
    return [one for one in shown_fields(model) if one.name not in silent]


def turns(user: User, facts: Collection[Fact]) -> dict[Fact, Turn]:
    """Of those facts that moved: what the reader sees of how. What says the same is left out."""
    now = newest(facts)
    gone = {fact: (*fact[:2], now[fact[:2]]) for fact in facts if fact[:2] in now}
    gone = {fact: later for fact, later in gone.items() if later != fact}
    rows = versions_of([*gone, *gone.values()])
    words = FactWords(user, [(model_of(fact[0]), row) for fact, row in rows.items()])
    closed = _closed_to(user, rows)
    found = {}
    for fact, later in gone.items():
        if fact in rows and later in rows and fact not in closed:
            turn = _turn(fact, rows[fact], rows[later], words)
            if turn.ended or turn.differences:
                found[fact] = turn
    return found


def _turn(fact: Fact, before: Any, after: Any, words: Words) -> Turn:
    model = model_of(fact[0])
    said = [(one.label, words.of(one, before), words.of(one, after)) for one in _telling(model)]
    return Turn(
        fact, words.name(model, before), after.history_date, _ended(before, after),
        tuple((label, old, new) for label, old, new in said if old != new),
    )  # fmt: skip


def _ended(before: Any, after: Any) -> str:
    if getattr(after, "withdrawn_at", None) and not before.withdrawn_at:
        return _("taken back")
    passed_over = ("ALTERNATIVE", "SUPERSEDED")
    if getattr(after, "rank", "") in passed_over and before.rank not in passed_over:
        return _("passed over for another account")
    return ""


def _closed_to(user: User, rows: dict[Fact, Any]) -> set[Fact]:
    """Facts about a person whom the user does not see, and protected sources."""
    persons = {
        fact: row.id if issubclass(row.instance_type, Person) else getattr(row, "person_id", None)
        for fact, row in rows.items()
    }
    keys = {key for key in persons.values() if key}
    seen = set(Person.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    sources = {row.id for row in rows.values() if row.instance_type is Source}
    visible = Source.objects.visible_to(user).filter(pk__in=sources)
    hidden = sources - set(visible.values_list("pk", flat=True)) if sources else set()
    return {fact for fact, key in persons.items() if key and key not in seen} | {
        fact for fact, row in rows.items() if row.id in hidden
    }


def _public_sources(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Source]]:
    """What was published on each fact; a protected source is told by the record alone."""
    arcs, any_of = {}, Q(pk=None)
    for label, pk, _version in facts:
        if (arc := model_of(label)._meta.model_name) in CITABLE:
            arcs[UUID(pk)] = (label, pk)
            any_of |= Q(**{f"{arc}_id": pk})
    if not arcs:
        return {}
    found: dict[tuple[str, str], list[Source]] = defaultdict(list)
    rows = Citation.objects.filter(any_of, contradicts=False, source__scope=None)
    for citation in rows.select_related("source__publisher"):
        key = next(getattr(citation, f"{arc}_id") for arc in CITABLE if _arc(citation, arc))
        if citation.source not in found[arcs[key]]:
            found[arcs[key]].append(citation.source)
    return found


def _arc(citation: Citation, arc: str) -> Any:
    return getattr(citation, f"{arc}_id")


def _addresses(letter: Letter, rows: dict[Fact, Any]) -> dict[Fact, str]:
    """The page on which each fact is recorded: its case with that version, or its own."""
    parties = dict(
        Party.objects.filter(case__letters__letter=letter).values_list("pk", "case__reference")
    )
    events = dict(
        EventParty.objects.filter(party__in=parties).values_list("event", "party__case__reference")
    )
    found = {}
    for fact, row in rows.items():
        model = row.instance_type
        name, key = model._meta.model_name, getattr(row, "party_id", None) or row.id
        if case := parties.get(key) or events.get(row.id):
            url = reverse("case-history", args=[case])
            found[fact] = f"{url}?of={name}-{row.id}&version={row.version}"
        elif hasattr(model, "get_absolute_url"):
            found[fact] = _own_page(model, row)
    return found


def _own_page(model: type[Tracked], row: Any) -> str:
    return str(row.instance.get_absolute_url())
