"""The chain of custody: when, where and how a party was held."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.codes import Custody, EventType, Outcome
from cases.custody.steps import (
    AT_LIBERTY,
    AWAY,
    BEFORE_TRIAL,
    CLOSED_BY,
    FRESH,
    IN_COURT,
    JUDGED,
    OPENED_BY,
    OPENED_BY_ORDER,
    RETRIED,
    STILL_AWAY,
    out_of_reach,
)
from cases.happenings import Step, last_day, steps_of_each
from cases.life import BEGINNINGS
from cases.models import Event, Order, OrderEffect, OrderKind, Party
from core.clock import today
from core.dates import PartialDate, Precision, add_term, days_between
from core.dates.bounds import days_later
from core.numbers import grouped

Days = tuple[int, int]
# The most is None where it cannot be said.
AtLeast = tuple[int, int | None]


@dataclass(frozen=True)
class Spell:
    """Custody of one kind in one place. `end` is None while it lasts, undated if only over.

    `days` are least and most days, the day of release not counted; None if they cannot be said.
    `continues` tells that it followed another spell without a day at liberty between; then
    `moved_from` is the place before, if it was another. Else `gap` is the days between that nobody
    accounts for, None if they cannot be said. `ends_by` is the end that the spell brought with it:
    fifteen days of arrest, "almost three days"; `until` the last day that was ordered. `assumed`
    tells that the kind is ours and no source's.
    """

    kind: Custody
    start: PartialDate
    end: PartialDate | None = None
    place: str = ""
    country: str = ""
    days: Days | None = None
    length: str = ""
    continues: bool = False
    ends_by: PartialDate | None = None
    until: PartialDate = field(default_factory=PartialDate)
    gap: Days | None = None
    moved_from: str = ""
    assumed: bool = False

    @property
    def kind_in_words(self) -> str:
        """What no source says is not said: an arrest may be followed by any custody."""
        return _("custody of a kind not recorded") if self.assumed else str(self.kind.label)

    def over_by(self, day: date) -> bool:
        return self.ends_by is not None and last_day(self.ends_by) < day


def spells(party: Party, on: date | None = None) -> list[Spell]:
    """The chain as of a day, oldest first."""
    return spells_of_each([party], on)[party.pk]


def spells_of_each(parties: Iterable[Party], on: date | None = None) -> dict[UUID, list[Spell]]:
    """The chains of several parties, by their keys, in two queries."""
    day = on or today()
    return {key: chain(found, day) for key, found in steps_of_each(parties).items()}


def chain(happened: Iterable[Step], on: date) -> list[Spell]:
    """The spells that these steps, in order, make by `on`; later ones do not count."""
    found: list[Spell] = []
    away: Step | None = None
    for step in happened:
        if step.moment > on:
            continue
        if step.event:
            away = step if step.type in AWAY else away if step.type in STILL_AWAY else None
        held = bool(found) and found[-1].end is None
        if held or not (away and step.order and out_of_reach(away, step.order)):
            _follow(found, step)
    if found and found[-1].end is None:
        found[-1] = _ran_out(found[-1]) if found[-1].over_by(on) else found[-1]
    return [_counted(spell, on) for spell in found]


def _follow(found: list[Spell], step: Step) -> None:
    """Add what one step opens to the spells, and end what it closes."""
    held = found[-1] if found and found[-1].end is None else None
    if held and held.over_by(step.moment):
        found[-1], held = _ran_out(held), None
    kind = _opens(step, held)
    if held and kind and _arrested_anew(kind, step, held):
        found[-1], held = replace(held, end=PartialDate()), None
    if held and (kind or _closes(step, held)):
        found[-1] = replace(held, end=step.when)
    if kind:
        spell = _opened(kind, step, held)
        if held and _adds_nothing(held, spell, step):
            found.pop()
            spell = replace(held, place=spell.place or held.place, until=spell.until)
        found.append(_placed(spell, found[-1] if found else None))


def _placed(spell: Spell, before: Spell | None) -> Spell:
    """With what lies between it and the spell before."""
    if before is None or before.end is None:
        return spell
    if spell.continues:
        moved = spell.place and before.place and spell.place != before.place
        return replace(spell, moved_from=before.place if moved else "")
    least, most = days_between(before.end, spell.start)
    gap = (max(least or 0, 0), most) if most is not None and most >= 0 else None
    return replace(spell, gap=gap)


def _opens(step: Step, held: Spell | None) -> Custody | None:
    if step.order:
        imposed = step.order.effect not in (OrderEffect.CUTS, OrderEffect.CAPS)
        return OPENED_BY_ORDER.get(OrderKind(step.order.kind)) if imposed else None
    assert step.event  # noqa: S101 a step is one or the other
    stated = Custody(step.event.custody) if step.event.custody else None
    if step.type == EventType.TRANSFER:
        return stated or (held.kind if held else Custody.APPREHENSION)
    if step.type == EventType.ADMIN_SENTENCE and _stated_days(step.event):
        return stated or Custody.ADMIN_ARREST
    if step.type in RETRIED and held and held.kind == Custody.PRISON:
        return stated or (Custody.REMAND if step.outcome == Outcome.REMITTED else None)
    if step.type in JUDGED:
        return stated
    return stated or OPENED_BY[step.type] if step.type in OPENED_BY else None


def _closes(step: Step, held: Spell) -> bool:
    if step.order and step.order.kind == OrderKind.ADMINISTRATIVE_FINE:
        return held.kind == Custody.APPREHENSION
    if step.order:
        instead = step.order.effect == OrderEffect.REPLACES and held.kind == Custody.PRISON
        return step.order.kind in AT_LIBERTY and (instead or held.kind in BEFORE_TRIAL)
    paroled = step.type == EventType.PAROLE_DECISION and step.outcome == Outcome.GRANTED
    return paroled or step.type in CLOSED_BY


def _arrested_anew(kind: Custody, step: Step, held: Spell) -> bool:
    """Whether a fresh arrest shows that the person had been let go, nobody said when."""
    fresh = kind in FRESH and step.type in BEGINNINGS and step.when.precision != Precision.AS_OF_DOC
    return fresh and not step.when.overlaps(held.start.earliest, held.start.latest)


def _opened(kind: Custody, step: Step, held: Spell | None) -> Spell:
    event = step.event
    told = event if event and step.type not in IN_COURT else None
    return Spell(
        kind=kind,
        start=_begun(step.when),
        place=place_of(told) if told else (held.place if held and event else ""),
        country=(told and (told.country or told.to_country)) or (held.country if held else ""),
        length=event.length_text if event and not _ordered_length(step) else "",
        days=None if _ordered_length(step) else _stated_days(event),
        continues=held is not None,
        ends_by=_own_end(kind, step),
        until=_until(kind, step, held),
        assumed=_assumed(kind, step, held),
    )


def _assumed(kind: Custody, step: Step, held: Spell | None) -> bool:
    if kind != Custody.APPREHENSION or (step.event and step.event.custody):
        return False
    return held.assumed if held and step.type == EventType.TRANSFER else True


def _ordered_length(step: Step) -> bool:
    """Whether a length is what a court allowed or imposed: the custody does not end by itself."""
    return step.type in IN_COURT and step.type != EventType.ADMIN_SENTENCE


def _until(kind: Custody, step: Step, held: Spell | None) -> PartialDate:
    """The last day that was ordered; a move to another place does not change it."""
    if step.event and step.event.until.understood:
        return step.event.until
    days = _stated_days(step.event)
    if days and _ordered_length(step) and kind != Custody.PRISON:
        return _after(step.when, days)
    return held.until if held and held.kind == kind else PartialDate()


def place_of(event: Event) -> str:
    return event.place.name if event.place else event.place_words


def _begun(when: PartialDate) -> PartialDate:
    """Who was found in custody on a day was in custody by then."""
    if when.precision == Precision.AS_OF_DOC:
        return PartialDate(latest=when.latest, precision=Precision.BEFORE)
    return when


def _adds_nothing(held: Spell, spell: Spell, step: Step) -> bool:
    """Whether the step only says again, or says where, what began before or on the same day."""
    elsewhere = spell.place not in ("", held.place)
    moved = elsewhere and (held.place != "" or step.type == EventType.TRANSFER)
    same_day = step.when.sort_key == held.start.sort_key
    return spell.kind == held.kind and (not moved or same_day or not step.when.understood)


def _stated_days(event: Event | None) -> Days | None:
    if event is None or event.length_min_days is None or event.length_max_days is None:
        return None
    return event.length_min_days, event.length_max_days


def _own_end(kind: Custody, step: Step) -> PartialDate | None:
    """The end that a stated length or an order for some days gives; undated if only words do."""
    if step.order:
        return _end_of_term(step.order, step.when) if kind == Custody.ADMIN_ARREST else None
    assert step.event  # noqa: S101 a step is one or the other
    if _ordered_length(step):
        return None
    if days := _stated_days(step.event):
        return _after(step.when, days)
    if step.event.length_text:
        return PartialDate()
    until = step.event.until
    return until if kind == Custody.ADMIN_ARREST and until.understood else None


def _end_of_term(order: Order, start: PartialDate) -> PartialDate | None:
    if not order.has_term:
        return None
    return add_term(start, order.years or 0, order.months or 0, order.days or 0)


def _after(start: PartialDate, days: Days) -> PartialDate:
    least, most = days
    return PartialDate(
        earliest=days_later(start.earliest, least) if start.earliest else None,
        latest=days_later(start.latest, most) if start.latest else None,
        precision=Precision.DAY if start.is_day and least == most else Precision.RANGE,
    )


def _ran_out(spell: Spell) -> Spell:
    """Ended by its own length; the day is said only where the beginning is known to the day."""
    end = spell.ends_by if spell.start.is_day and spell.ends_by else PartialDate()
    return replace(spell, end=end)


def _counted(spell: Spell, on: date) -> Spell:
    if spell.days:
        return spell
    least, most = days_between(spell.start, spell.end or PartialDate.on(on))
    if least is None or most is None or most < 0:
        return spell
    return replace(spell, days=(max(least, 0), most))


def days_in_words(days: Days | AtLeast | None) -> str:
    """ "26 days", "213 to 243 days", "at least 26 days"; "" if they cannot be said."""
    if days is None:
        return ""
    least, most = days
    if most is None:
        return ngettext("at least {n} day", "at least {n} days", least).format(n=grouped(least))
    if least == most:
        return ngettext("{n} day", "{n} days", most).format(n=grouped(most))
    words = ngettext("{a} to {n} day", "{a} to {n} days", most)
    return words.format(a=grouped(least), n=grouped(most))
