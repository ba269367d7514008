"""What happened as components/timeline_item.html shows it: sources as numbers, words ready."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.codes import INCIDENT_TYPES, EventType, Sureness
from cases.models import Case, Event
from cases.pages.lines import Opinion as ShownOpinion
from cases.pages.marks import mark_of_event
from cases.sourcing.cites import Cite, Cites
from cases.timeline import Account, Entry, Opinion


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
    """One line of a timeline. `kinds` are the filters under which it shows.

    `notes` tell which custody began or ended with it; `in_custody` speaks of the time between this
    line and the one below it; `sureness` is empty for what is not a fact of ours.
    """

    what: str
    moment: date
    kinds: frozenset[str]
    mark: str
    when: str = ""
    when_note: str = ""
    where: str = ""
    text: str = ""
    sureness: str = ""
    origins: int = 0
    cites: list[Cite] = field(default_factory=list)
    opinions: list[ShownOpinion] = field(default_factory=list)
    accounts: list[ShownAccount] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    in_custody: bool = False
    ahead: bool = False
    gap: bool = False
    anchor: str = ""
    url: str = ""
    page: str = ""
    case: Case | None = None
    entry: Entry | None = None


def item(entry: Entry, cites: Cites, case: Case | None, *, alone: bool) -> Item:
    """`alone`: all is about one person, so that nobody has to be told whom an entry concerns.

    `case` is the one whose page is shown, to come back to after a correction.
    """
    shown, event = entry.shown, entry.event
    return Item(
        what=capfirst(shown.what),
        moment=entry.step.moment,
        kinds=_kinds(entry),
        mark=mark_of_event(event.type),
        when=entry.when,
        when_note=entry.when_note,
        where=shown.where,
        text=_text(shown, alone=alone),
        sureness="" if entry.sureness == Sureness.REPORTED else str(entry.sureness.label),
        origins=entry.origins,
        cites=cites.of_said(entry.said),
        opinions=[_opinion(opinion, cites) for opinion in entry.opinions],
        accounts=[_account(one, cites, case) for one in entry.accounts] if entry.differ else [],
        ahead=entry.ahead,
        anchor=f"event-{event.pk}",
        url=_edit(event, case),
        entry=entry,
    )


def _kinds(entry: Entry) -> frozenset[str]:
    kind = "happened" if entry.event.type in INCIDENT_TYPES else "court"
    custody = mark_of_event(entry.event.type) in ("held", "free", "away", "died")
    held = custody or entry.event.type == EventType.TRANSFER or entry.event.custody
    return frozenset(
        {kind} | ({"custody"} if held else set()) | ({"conflicts"} if entry.differ else set())
    )


def _text(account: Account, *, alone: bool) -> str:
    who = "" if alone else ", ".join(account.who)
    length = _("for %(length)s") % {"length": account.length} if account.length else ""
    parts = [who, account.authority, length, *account.outcomes, account.summary]
    return "; ".join(part.rstrip(".") for part in parts if part)


def _account(account: Account, cites: Cites, case: Case | None) -> ShownAccount:
    told = [account.when, account.what, account.where, account.length, *account.outcomes]
    said = account.said
    return ShownAccount(
        text=", ".join(part for part in told if part),
        origin=", ".join(dict.fromkeys(one.told_by or one.publisher for one in said)),
        cites=cites.of_said(said),
        preferred=account.preferred,
        reason=account.reason,
        url=_edit(account.event, case),
    )


def _opinion(opinion: Opinion, cites: Cites) -> ShownOpinion:
    whose = ", ".join(part for part in (opinion.whose, opinion.when) if part)
    return ShownOpinion(opinion.words, whose, cites.of_said(opinion.said))


def _edit(event: Event, case: Case | None) -> str:
    """Leads back to the case, for an event may concern several."""
    address = reverse("event-edit", args=[event.pk])
    return f"{address}?case={case.reference}" if case else address
