"""What the loaders share: saving a row once, keys by readable names, dates, citations."""

from collections.abc import Iterable
from datetime import date, time
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from accounts.models import Level, Scope, ScopeTeam, Team, User
from cases.models import Citation, Source
from core.dates import PartialDate, Precision, read
from core.keys import slug_id
from core.models import Term, Vocabulary
from desk.demo.files import Entries, Entry


def key_of(model: type[models.Model], slug: str) -> UUID:
    """The key of a row that the files call `slug`."""
    return slug_id(f"{model._meta.model_name}:{slug}")


class Shelf:
    """Saves what is missing and leaves alone what is there, whoever changed it since."""

    def __init__(self, entries: Entries, team: Team) -> None:
        self.entries, self.team = entries, team
        self.known: dict[type[models.Model], set[UUID]] = {}
        self.added: set[UUID] = set()
        self.terms = {
            (vocabulary, code): pk
            for vocabulary, code, pk in Term.objects.values_list("vocabulary", "code", "pk")
        }
        self.published: dict[str | None, PartialDate] = {}
        self.published |= {
            entry["source"]: self.when(entry["published"])
            for entry in entries["sources"]
            if "published" in entry
        }

    @cached_property
    def two_people(self) -> dict[str, Any]:
        """Who recorded that a case is public, and who agreed, of the open logins."""
        first, second = User.objects.filter(memberships__team=self.team).order_by("username")[1:3]
        return {"recorded_by": first, "confirmed_by": second, "confirmed_at": timezone.now()}

    def keys(self, model: type[models.Model]) -> set[UUID]:
        """The keys of all rows of a model, also of those withdrawn."""
        if model not in self.known:
            self.known[model] = set(model._base_manager.values_list("pk", flat=True))
        return self.known[model]

    def put(self, model: type[models.Model], slug: str, **values: Any) -> UUID:
        """Save the row `slug`, unless it is there already; its key."""
        key = key_of(model, slug)
        if key not in self.keys(model):
            model(pk=key, **values).save()
            self.keys(model).add(key)
            self.added.add(key)
        return key

    def get(self, model: type[models.Model], slug: str | None) -> UUID | None:
        """The key of a row put before, None for none. Raises LookupError for a misspelt name."""
        if slug is None:
            return None
        key = key_of(model, slug)
        if key not in self.keys(model):
            raise LookupError(f"no {model._meta.verbose_name} is called {slug!r}")
        return key

    def term(self, vocabulary: Vocabulary, code: str) -> UUID:
        return self.terms[vocabulary, code]

    def scope(self, slug: str, level: Level = Level.TEAMS) -> UUID:
        """A scope for the row `slug`: its team's, or everybody's."""
        scope = self.put(Scope, slug, level=level)
        if level == Level.TEAMS:
            self.put(ScopeTeam, slug, scope_id=scope, team=self.team)
        return scope

    def when(self, given: Any, source: str | None = None, *, ahead: bool = False) -> PartialDate:
        """Words that the grammar reads as of the source's date; or words with given bounds.

        Raises ValueError for words that it does not understand.
        """
        if given is None:
            return PartialDate()
        if isinstance(given, dict) and "precision" in given:
            return _given(given)
        words, zone = (given["words"], given["zone"]) if isinstance(given, dict) else (given, "")
        found = read(words, self.anchor(source), zone=zone, ahead=ahead)
        if not found.understood:
            raise ValueError(f"give the bounds of the date {words!r}")
        return found

    def anchor(self, source: str | None) -> date | None:
        """The last day on which the source can have been written."""
        return self.published[source].latest if source in self.published else None

    def dates(self, entry: Entry, *names: str) -> dict[str, PartialDate]:
        """The dates of a row, read as of the source that it cites first."""
        source = entry["cite"][0]["in"] if "cite" in entry else None
        return {name: self.when(entry.get(name), source) for name in names}

    def cite(self, field: str, target: UUID, slug: str, citations: Iterable[Entry]) -> None:
        """The citations of one fact; `field` is the citation's key to it."""
        for number, entry in enumerate(citations):
            self.put(
                Citation,
                f"{field}:{slug}/{number}",
                source_id=self.get(Source, entry["in"]),
                origin_id=self.get(Source, entry.get("told_by")),
                paragraph=entry.get("par"),
                quote=entry.get("says", ""),
                **{f"{field}_id": target},
            )


def _given(given: Entry) -> PartialDate:
    clock = given.get("time")
    return PartialDate(
        text=given.get("words", ""),
        edtf=given.get("edtf", ""),
        earliest=given.get("from"),
        latest=given.get("to"),
        precision=Precision(given["precision"]),
        year_inferred=given.get("inferred", False),
        time=time.fromisoformat(clock) if clock else None,
        zone=given.get("zone", ""),
    )
