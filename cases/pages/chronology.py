"""One timeline of all that is dated: what happened, custody, letters and answers, and the gaps."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from accounts.models import User
from cases.codes import CUSTODY_ENDS, CUSTODY_STARTS, EventType
from cases.custody.spells import Spell, days_in_words
from cases.happenings import last_day, moment
from cases.models import Source
from cases.pages.happened import Item, item
from cases.pages.record import Record
from cases.sourcing.cites import Cites
from cases.timeline import entries, wording
from cases.timeline.extra import Extra
from core.clock import today
from core.dates import PartialDate, Precision, show
from core.numbers import grouped

# Longer than this without a word from custody, or since the last news, is a gap to be seen.
SILENCE = timedelta(days=90)
SHOWS = {
    "": gettext_lazy("everything"),
    "happened": gettext_lazy("what happened"),
    "court": gettext_lazy("court"),
    "custody": gettext_lazy("custody"),
    "letters": gettext_lazy("letters"),
    "conflicts": gettext_lazy("conflicts"),
}
OLDEST = "oldest"


class Held(NamedTuple):
    """The custody of one person: `who` is empty where nobody else is spoken of."""

    who: str
    parties: frozenset[UUID]
    spells: list[Spell]


class Choice(NamedTuple):
    code: str
    label: str
    entries: int
    current: bool


@dataclass(frozen=True)
class Chosen:
    """The lines that one filter shows, in the order asked for."""

    items: list[Item]
    choices: list[Choice]
    show: str
    oldest_first: bool


def chronology(record: Record, user: User, cites: Cites, beside: Iterable[Extra]) -> list[Item]:
    """Everything, oldest first."""
    read = entries(record.events, Source.objects.visible_to(user))
    alone = len(record.parties) == 1
    found = [item(entry, cites, record.case, alone=alone) for entry in read]
    held = [
        Held("" if alone else str(party), frozenset({party.pk}), record.spells[party.pk])
        for party in record.parties
    ]
    return composed(found, held, record.custody, beside)


def composed(
    found: list[Item], held: Iterable[Held], custody: list[Spell], beside: Iterable[Extra]
) -> list[Item]:
    """The items with what began and ended of each custody, things beside them, and silences.

    `custody` is what is drawn between the lines, and in which a silence counts.
    """
    for one in held:
        found = _with_custody(found, one)
    found = sorted([*found, *map(_extra, beside)], key=lambda one: one.moment)
    return _with_gaps(found, custody)


def chosen(found: list[Item], show: str | None, order: str | None) -> Chosen:
    """`show` is a key of SHOWS, anything else shows everything; `order` may be OLDEST."""
    show = show if show in SHOWS else ""
    shown = [one for one in found if not show or show in one.kinds]
    choices = [
        Choice(code, str(label), _count(found, code), code == show)
        for code, label in SHOWS.items()
        if code in ("", show) or _count(found, code)
    ]
    if order != OLDEST:
        shown = _newest_first(shown)
    return Chosen(shown, choices, show, order == OLDEST)


def _count(found: Iterable[Item], code: str) -> int:
    return sum(not one.gap and (not code or code in one.kinds) for one in found)


def _newest_first(found: list[Item]) -> list[Item]:
    """The line below an item then leads to the older one."""
    held = [False, *(one.in_custody for one in found[:-1])]
    return [replace(one, in_custody=below) for one, below in zip(found, held, strict=False)][::-1]


def _extra(extra: Extra) -> Item:
    return Item(
        what=extra.what,
        moment=extra.on,
        kinds=frozenset({"letters"}),
        mark="letter",
        when=show(PartialDate.on(extra.on), get_language() or "en"),
        text=extra.text,
        page=extra.url,
        ahead=extra.on > today(),
    )


def _with_custody(found: list[Item], held: Held) -> list[Item]:
    """Each spell's beginning and end is noted where it happened, or has a line of its own."""
    for spell, following in zip(held.spells, [*held.spells[1:], None], strict=False):
        if not spell.continues:
            found = _noted(found, held, spell.start, _begins(spell, held.who), CUSTODY_STARTS)
        if spell.end is not None and spell.end.understood:
            after = following if following and following.continues else None
            found = _noted(found, held, spell.end, _ends(spell, after, held.who), CUSTODY_ENDS)
    return found


def _begins(spell: Spell, who: str) -> str:
    words = {"kind": spell.kind_in_words, "who": who}
    if who:
        return _("%(who)s: custody begins (%(kind)s)") % words
    return _("custody begins (%(kind)s)") % words


def _ends(spell: Spell, after: Spell | None, who: str) -> str:
    days = days_in_words(spell.days) or _("a time not known")
    words = {"days": days, "kind": spell.kind_in_words, "who": who}
    if after:
        words["next"] = after.kind_in_words
        form = _("after %(days)s (%(kind)s) custody goes on (%(next)s)")
    else:
        form = _("custody ends after %(days)s (%(kind)s)")
    said = form % words
    return _("%(who)s: %(what)s") % {"who": who, "what": said} if who else said


def _noted(
    found: list[Item], held: Held, when: PartialDate, words: str, types: Collection[str]
) -> list[Item]:
    same = [one for one in found if one.entry and _is_of(one, held) and _same_day(one, when)]
    likely = [one for one in same if one.entry and one.entry.event.type in types] or same
    if not likely:
        return [*found, _own_line(when, words)] if when.understood else found
    place = found.index(likely[0])
    noted = replace(likely[0], notes=[*likely[0].notes, words], kinds=likely[0].kinds | {"custody"})
    return [*found[:place], noted, *found[place + 1 :]]


def _is_of(one: Item, held: Held) -> bool:
    links = one.entry.event.concerned.all() if one.entry else []
    return any(link.party_id in held.parties for link in links)


def _same_day(one: Item, when: PartialDate) -> bool:
    """A custody that a source found when it was written began by then."""
    told = one.entry.step.when if one.entry else PartialDate()
    found_then = when.precision == Precision.BEFORE and told.precision == Precision.AS_OF_DOC
    return told == when or (found_then and told.latest == when.latest)


def _own_line(when: PartialDate, words: str) -> Item:
    return Item(
        what=capfirst(words),
        moment=moment(when),
        kinds=frozenset({"custody"}),
        mark="held",
        when=wording.when(when),
    )


def _with_gaps(found: list[Item], custody: list[Spell]) -> list[Item]:
    """With the custody between the lines, and a line for each long silence."""
    found = [replace(one, in_custody=_held(custody, one.moment)) for one in found]
    news = [one for one in found if one.entry and one.entry.step.when.understood and not one.ahead]
    gaps = [
        _gap(_last(one), after.moment, one)
        for one, after in pairwise(news)
        if one.in_custody and after.moment - _last(one) > SILENCE
    ]
    if news and not _died(news) and today() - _last(news[-1]) > SILENCE:
        gaps.append(_gap(_last(news[-1]), None, news[-1]))
    return sorted([*found, *gaps], key=lambda one: (one.moment, one.gap))


def _held(custody: list[Spell], day: date) -> bool:
    return any(
        moment(spell.start) <= day and (spell.end is None or day < moment(spell.end))
        for spell in custody
    )


def _last(one: Item) -> date:
    return min(last_day(one.entry.step.when), today()) if one.entry else one.moment


def _died(news: list[Item]) -> bool:
    return any(one.entry and one.entry.event.type == EventType.DEATH for one in news)


def _gap(start: date, end: date | None, before: Item) -> Item:
    language = get_language() or "en"
    days = ((end or today()) - start).days
    words = {
        "start": show(PartialDate.on(start), language),
        "end": show(PartialDate.on(end), language) if end else _("today"),
        "n": grouped(days),
    }
    form = ngettext(
        "Nothing known between %(start)s and %(end)s (%(n)s day)",
        "Nothing known between %(start)s and %(end)s (%(n)s days)",
        days,
    )
    return Item(
        what=form % words,
        moment=max(start, before.moment),
        kinds=frozenset({"custody"}),
        mark="",
        in_custody=before.in_custody,
        gap=True,
    )
