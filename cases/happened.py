"""The timeline as components/timeline_item.html shows it: newest first, sources as numbers."""

from dataclasses import dataclass
from itertools import chain, pairwise

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.cites import Cite, Cites
from cases.marks import mark_of_event
from cases.models import Case, Event
from cases.timeline import Account, Entry, Opinion


@dataclass(frozen=True)
class ShownOpinion:
    words: str
    whose: str
    cites: list[Cite]


@dataclass(frozen=True)
class ShownAccount:
    text: str
    origin: str
    cites: list[Cite]
    preferred: bool
    reason: str
    url: str


@dataclass(frozen=True)
class Item:
    """`in_custody` speaks of the time between this entry and the older one below it."""

    when: str
    when_note: str
    mark: str
    what: str
    where: str
    text: str
    cites: list[Cite]
    opinions: list[ShownOpinion]
    accounts: list[ShownAccount]
    in_custody: bool
    ahead: bool
    anchor: str
    url: str


def items(case: Case, entries: list[Entry], cites: Cites, *, alone: bool) -> list[Item]:
    """`alone`: the case is one person's, so that nobody has to be told whom an entry concerns."""
    newest_first = list(reversed(entries))
    below = pairwise(chain(newest_first, [None]))
    return [
        _item(case, entry, cites, in_custody=bool(older and older.held), alone=alone)
        for entry, older in below
        if entry
    ]


def _item(case: Case, entry: Entry, cites: Cites, *, in_custody: bool, alone: bool) -> Item:
    shown, event = entry.shown, entry.event
    return Item(
        when=entry.when,
        when_note=entry.when_note,
        mark=mark_of_event(event.type),
        what=capfirst(shown.what),
        where=shown.where,
        text=_text(shown, alone=alone),
        cites=cites.of_said(entry.said),
        opinions=[_opinion(opinion, cites) for opinion in entry.opinions],
        accounts=[_account(case, one, cites) for one in entry.accounts] if entry.differ else [],
        in_custody=in_custody,
        ahead=entry.ahead,
        anchor=f"event-{event.pk}",
        url=_edit(case, event),
    )


def _text(account: Account, *, alone: bool) -> str:
    who = "" if alone else ", ".join(account.who)
    length = _("for %(length)s") % {"length": account.length} if account.length else ""
    parts = [who, account.authority, length, *account.outcomes, account.summary]
    return "; ".join(part.rstrip(".") for part in parts if part)


def _account(case: Case, account: Account, cites: Cites) -> ShownAccount:
    told = [account.when, account.what, account.where, account.length, *account.outcomes]
    said = account.said
    return ShownAccount(
        text=", ".join(part for part in told if part),
        origin=", ".join(dict.fromkeys(one.told_by or one.publisher for one in said)),
        cites=cites.of_said(said),
        preferred=account.preferred,
        reason=account.reason,
        url=_edit(case, account.event),
    )


def _opinion(opinion: Opinion, cites: Cites) -> ShownOpinion:
    whose = ", ".join(part for part in (opinion.whose, opinion.when) if part)
    return ShownOpinion(opinion.words, whose, cites.of_said(opinion.said))


def _edit(case: Case, event: Event) -> str:
    """Leads back to this case, for an event may concern several."""
    return f"{reverse('event-edit', args=[event.pk])}?case={case.reference}"
