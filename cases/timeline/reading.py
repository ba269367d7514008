"""Reads the timeline of a case, in a fixed number of queries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language

from accounts.models import User
from accounts.visibility import in_scope
from cases.codes import EventType, Sureness
from cases.happenings import Step, grouped, in_order, last_day, shared_date, step_of
from cases.models import Assessment, Case, Citation, Event, EventParty, Party, Source
from cases.sourcing.sureness import FIT_TO_TELL, origins, sureness_of
from cases.standing.course import SCHEDULED
from cases.timeline import wording
from cases.timeline.entries import Account, Entry, Opinion
from cases.timeline.quoting import Library
from core.clock import today
from core.dates import show
from core.facts import PASSED_OVER, Rank
from people.models import Person

Naming = Callable[[Party | Person], str]


def timeline(
    case: Case,
    user: User,
    *,
    naming: Naming = str,
    sources: QuerySet[Source] | None = None,
    rumours: bool = True,
) -> list[Entry]:
    """The happenings of the case in order, oldest first, as `user` may see them.

    A paper that leaves the house holds no rumours; its `naming` prints a party only where that one
    may be named, and its `sources` are those that may be (by default all that `user` may see).
    """
    visible = Source.objects.visible_to(user) if sources is None else sources
    events = events_of(user, Q() if rumours else FIT_TO_TELL, party__case=case)
    return entries(events, visible, naming)


def events_of(user: User, telling: Q, **concerned: object) -> list[Event]:
    """All accounts of the happenings that `user` sees, also those that another was preferred to.

    `telling` narrows them down by how sure they are, `concerned` by whom they concern
    (`party__case=case`, `party__person=person`).
    """
    here = EventParty.objects.filter(event=OuterRef("pk"), **concerned)
    events = Event.objects.visible_to(user).filter(Exists(here), telling)
    return list(_with_everything(events, user))


def entries(
    events: list[Event],
    visible: QuerySet[Source],
    naming: Naming = str,
) -> list[Entry]:
    """One entry for each happening among `events`, oldest first; `visible` sources are named."""
    groups = {accounts[0].account_of: accounts for accounts in grouped(events)}
    steps = in_order([step_of(_standing(accounts), {}) for accounts in groups.values()])
    reader = _Reader(Library(_citations(events), visible), naming, today())
    return [reader.entry(step, groups[step.event.account_of]) for step in steps if step.event]


def _standing(accounts: list[Event]) -> list[Event]:
    """Those to which no other was preferred."""
    return [account for account in accounts if account.rank not in PASSED_OVER] or accounts


def _with_everything(events: QuerySet[Event], user: User) -> QuerySet[Event]:
    people = Person.objects.visible_to(user)
    concerned = EventParty.objects.filter(in_scope(user, "party__case__scope"))
    concerned = concerned.select_related("party__organisation", "party__law", "party__case")
    concerned = concerned.prefetch_related(Prefetch("party__person", people))
    return events.select_related("place", "authority").prefetch_related(
        Prefetch("concerned", concerned),
        Prefetch("citations", _cited()),
        Prefetch(
            "assessments",
            Assessment.objects.preferred()
            .select_related("term", "by_organisation")
            .prefetch_related(Prefetch("by_person", people), Prefetch("citations", _cited())),
        ),
    )


def _cited() -> QuerySet[Citation]:
    return Citation.objects.with_sources()


def _citations(events: list[Event]) -> list[Citation]:
    of_events = [citation for event in events for citation in event.citations.all()]
    assessments = [opinion for event in events for opinion in event.assessments.all()]
    return of_events + [citation for one in assessments for citation in one.citations.all()]


@dataclass(frozen=True)
class _Reader:
    library: Library
    naming: Naming
    today: date

    def entry(self, step: Step, events: list[Event]) -> Entry:
        accounts = [self._account(event, alone=len(events) == 1) for event in events]
        best = next((one for one in accounts if one.preferred), None)
        shown = best or next(one for one in accounts if one.event == step.event)
        agreed = shared_date(event.date for event in events).agreed
        differ = len({account.told for account in accounts}) > 1
        counted = [shown.event] if differ else events
        cited = [citation for event in counted for citation in event.citations.all()]
        return Entry(
            step=step,
            shown=shown,
            accounts=tuple(accounts),
            when=wording.when(step.when) if step.when.understood and not best else shown.when,
            when_note=wording.when_note(shown.event, agree=agreed),
            dates_agree=agreed,
            opinions=self._opinions(events),
            sureness=Sureness.REPORTED if differ and not best else sureness_of(shown.event, cited),
            origins=origins(cited),
            ahead=_ahead(step, self.today),
        )

    def _account(self, event: Event, *, alone: bool) -> Account:
        links = list(event.concerned.all())
        names = [self.naming(link.party) for link in links]
        return Account(
            event=event,
            when=wording.when(event.date),
            when_note=wording.when_note(event),
            what=wording.what(event),
            where=wording.where(event),
            authority=wording.authority(event),
            length=event.length_text,
            outcomes=tuple(
                wording.outcome(link.outcome, name, alone=len(links) == 1)
                for link, name in zip(links, names, strict=True)
                if link.outcome
            ),
            who=tuple(names),
            summary=event.summary if event.type != EventType.OTHER else "",
            said=self.library.said(event.citations.all()),
            preferred=event.rank == Rank.PREFERRED and not alone,
            reason=event.rank_reason,
        )

    def _opinions(self, events: list[Event]) -> tuple[Opinion, ...]:
        """Each judgment once, with all who share it."""
        by_words: dict[str, list[Assessment]] = {}
        for event in events:
            for opinion in event.assessments.all():
                by_words.setdefault(str(opinion.term), []).append(opinion)
        return tuple(self._opinion(words, shared) for words, shared in by_words.items())

    def _opinion(self, words: str, shared: list[Assessment]) -> Opinion:
        dates = [show(one.date, get_language() or "en") for one in shared]
        cited = {(c.source_id, c.paragraph): c for one in shared for c in one.citations.all()}
        return Opinion(
            words=words,
            whose=", ".join(sorted({self._whose(one) for one in shared})),
            when=", ".join(dict.fromkeys(date for date in dates if date)),
            said=self.library.said(cited.values()),
        )

    def _whose(self, opinion: Assessment) -> str:
        return self.naming(opinion.by_person) if opinion.by_person else opinion.whose


def _ahead(step: Step, today: date) -> bool:
    """What is set for some day may still come; what is told of a vague day has been."""
    first = step.when.earliest or last_day(step.when)
    return (last_day(step.when) if step.type in SCHEDULED else first) > today
