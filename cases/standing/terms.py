"""The sentence as the sum of its orders (domain list b.5): its parts, its net term, its end.

A term is kept as months and days, never as days alone: how long a month is, only a calendar says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.happenings import Step
from cases.models import Order, OrderEffect, OrderKind
from core.dates import PartialDate, add_term

IN_PRISON = (OrderKind.LIFE, OrderKind.IMPRISONMENT)
# What a court may do to the person; the other orders bind a State or an office.
HEAVIEST_FIRST = [
    *IN_PRISON,
    OrderKind.SUSPENDED_IMPRISONMENT,
    OrderKind.PROBATION,
    OrderKind.RESTRICTED_LIBERTY,
    OrderKind.CORRECTIONAL_LABOUR,
    OrderKind.PSYCHIATRIC_MEASURE,
    OrderKind.ADMINISTRATIVE_ARREST,
    OrderKind.COMMUNITY_WORK,
    OrderKind.FINE,
    OrderKind.ACTIVITY_BAN,
]
LESSER = HEAVIEST_FIRST[HEAVIEST_FIRST.index(OrderKind.ADMINISTRATIVE_ARREST) :]


@dataclass(frozen=True)
class Term:
    """Months and days; days below zero take so many off the last month."""

    months: int = 0
    days: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(self.months + other.months, self.days + other.days)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.months - other.months, self.days - other.days)

    @property
    def weight(self) -> float:
        """Days of a mean year, to tell the longer of two terms."""
        return self.months * 365.25 / 12 + self.days

    @property
    def years_months_days(self) -> tuple[int, int, int]:
        return *divmod(self.months, 12), self.days


NOTHING = Term()


@dataclass(frozen=True)
class Part:
    """One order of a sentence without any words: what a standing stores.

    `amount` is a decimal number. `dated` tells that the day from which the term counts is known.
    """

    kind: str
    effect: str
    years: int | None
    months: int | None
    days: int | None
    amount: str
    currency: str
    credited_days: int | None
    dated: bool

    @classmethod
    def of(cls, order: Order) -> Self:
        return cls(
            kind=order.kind,
            effect=order.effect,
            years=order.years,
            months=order.months,
            days=order.days,
            amount="" if order.amount is None else str(order.amount),
            currency=order.currency,
            credited_days=order.credited_days,
            dated=order.starts.understood,
        )

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**stored)

    def stored(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def term(self) -> Term | None:
        """None if the length is not known."""
        if self.years is None and self.months is None and self.days is None:
            return None
        return Term(12 * (self.years or 0) + (self.months or 0), self.days or 0)


class NoEnd(TextChoices):
    """Why the end of a sentence cannot be computed."""

    START = "START", _("not computable: the start is not known")
    LENGTH = "LENGTH", _("not computable: the length is not known")
    LIFE = "LIFE", _("none, the sentence is for life")


def net(parts: Iterable[Part]) -> Term | None:
    """The sum of orders of one kind, in their order; None if the length of one is not known.

    Nothing is cut below zero, and a limit holds for all that comes after it.
    """
    total, limit = NOTHING, None
    for part in parts:
        if part.term is None:
            return None
        total, limit = _after(total, limit, part.effect, part.term)
    return total


def _after(total: Term, limit: Term | None, effect: str, term: Term) -> tuple[Term, Term | None]:
    if effect == OrderEffect.CAPS:
        limit = _shorter(limit or term, term)
    elif effect == OrderEffect.CUTS:
        total = max(total - term, NOTHING, key=lambda one: one.weight)
    else:
        total += term
    return (_shorter(total, limit) if limit else total), limit


def _shorter(one: Term, other: Term) -> Term:
    return min(one, other, key=lambda term: term.weight)


def in_force(sentence: list[Step], step: Step) -> list[Step]:
    """The orders that stand after one more.

    One that imposes speaks for the whole sentence, together with the others of its judgment; only a
    lesser penalty stands beside an earlier term in prison. One that replaces takes the place of the
    order it names, else of all; a limit on the sum stays.
    """
    order = step.order
    if order is None:
        return sentence
    if order.effect == OrderEffect.IMPOSES:
        return [*(one for one in sentence if _one_judgment(one, step) or _beside(one, step)), step]
    if order.effect == OrderEffect.REPLACES:
        replaced = [one for one in sentence if _replaced(one, order)]
        kept = [one for one in sentence if one not in replaced]
        return [*kept, _counted_as(replaced, step)]
    return [*sentence, step]


def _counted_as(replaced: list[Step], step: Step) -> Step:
    """A term that takes the place of one of its kind is counted from the same day."""
    same = [one for one in replaced if _kind(one) == _kind(step)]
    return replace(step, when=same[0].when) if same else step


def _one_judgment(one: Step, other: Step) -> bool:
    if one.order and other.order and one.order.event_id and other.order.event_id:
        return one.order.event_id == other.order.event_id
    return one.moment == other.moment


def _beside(one: Step, other: Step) -> bool:
    return _kind(one) in IN_PRISON and _kind(other) in LESSER


def _replaced(one: Step, by: Order) -> bool:
    if one.order is None or one.order.effect == OrderEffect.CAPS:
        return False
    if by.modifies_id:
        return by.modifies_id in (one.order.pk, one.order.modifies_id)
    return (one.order.kind in LESSER) == (by.kind in LESSER)


def _kind(step: Step) -> str:
    return step.order.kind if step.order else ""


def nominal_end(sentence: Sequence[Step]) -> PartialDate:
    """The end of the heaviest penalty, counted from `starts`, else from the date of the sentence,
    less the days credited. Undated where `why_no_end` tells why.

    Nominal: time before the sentence may count, and sentences are lengthened and cut.
    """
    parts = heaviest(Part.of(step.order) for step in sentence if step.order)
    length = net(parts)
    if not parts or parts[0].kind == OrderKind.LIFE or length is None:
        return PartialDate()
    counted = [step for step in sentence if _kind(step) == parts[0].kind]
    starts = (step.order.starts for step in counted if step.order)
    start = next((day for day in starts if day.understood), counted[0].when)
    if start.earliest is None:
        return PartialDate()
    credited = sum(part.credited_days or 0 for part in parts)
    return add_term(start, months=length.months, days=length.days - credited) or PartialDate()


def why_no_end(parts: Iterable[Part]) -> NoEnd:
    """Of a sentence whose end is not known."""
    parts = heaviest(parts)
    if parts and parts[0].kind == OrderKind.LIFE:
        return NoEnd.LIFE
    return NoEnd.LENGTH if net(parts) is None else NoEnd.START


def heaviest(parts: Iterable[Part]) -> list[Part]:
    """The parts of the heaviest kind of penalty among them."""
    parts = [part for part in parts if part.kind in HEAVIEST_FIRST]
    first = min((HEAVIEST_FIRST.index(OrderKind(part.kind)) for part in parts), default=0)
    return [part for part in parts if part.kind == HEAVIEST_FIRST[first]]
