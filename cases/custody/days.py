"""Days in custody as ranges, by kind and in all; never more than the calendar has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.codes import Custody
from cases.custody.spells import AtLeast, Spell
from core.clock import today
from core.dates import PartialDate, days_between


@dataclass(frozen=True)
class InCustody:
    """Least and most days, the days of release not counted; a most of None cannot be said.

    Where kinds follow one another on days that are not known exactly, the most of each may be so,
    but not of all together: `total` is no sum of `by_kind`.
    """

    by_kind: dict[Custody, AtLeast]
    total: AtLeast


def days_by_kind(spells: Sequence[Spell], on: date | None = None) -> InCustody:
    """Of a chain as of `on` (today)."""
    day = on or today()
    most = _fewer(_sum(_run_days(run, day) for run in _runs(spells)), _calendar(spells, day))
    kinds = {spell.kind: [one for one in spells if one.kind == spell.kind] for spell in spells}
    by_kind = {
        kind: _fewer(_sum(_spell_days(one, day) for one in found), most[1])
        for kind, found in kinds.items()
    }
    return InCustody(by_kind, most)


def _runs(spells: Sequence[Spell]) -> list[list[Spell]]:
    """Spells without a day at liberty between them, together."""
    runs: list[list[Spell]] = []
    for spell in spells:
        if spell.continues and runs:
            runs[-1].append(spell)
        else:
            runs.append([spell])
    return runs


def _run_days(run: list[Spell], on: date) -> AtLeast:
    """At least what its spells have for certain, at most from its first to its last day."""
    if len(run) == 1:
        return _spell_days(run[0], on)
    certain = sum(_spell_days(spell, on)[0] for spell in run)
    least, most = _between(run[0].start, run[-1].end, on)
    return max(certain, least), most


def _spell_days(spell: Spell, on: date) -> AtLeast:
    return spell.days or _between(spell.start, spell.end, on)


def _between(start: PartialDate, end: PartialDate | None, on: date) -> AtLeast:
    least, most = days_between(start, end or PartialDate.on(on))
    return max(least or 0, 0), None if most is None else max(most, 0)


def _calendar(spells: Sequence[Spell], on: date) -> int | None:
    """The days from the first day of any spell to the last one, by the calendar."""
    starts = [spell.start.earliest for spell in spells]
    ends = [on if spell.end is None else spell.end.latest for spell in spells]
    known = [*filter(None, starts)], [*filter(None, ends)]
    if None in (*starts, *ends) or not spells:
        return None
    return max((max(known[1]) - min(known[0])).days, 0)


def _sum(counts: Iterable[AtLeast]) -> AtLeast:
    counts = list(counts)
    most = [count[1] for count in counts]
    return sum(count[0] for count in counts), None if None in most else sum(filter(None, most))


def _fewer(days: AtLeast, limit: int | None) -> AtLeast:
    least, most = days
    if limit is None:
        return days
    return min(least, limit), limit if most is None else min(most, limit)
