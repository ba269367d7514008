"""What accounts of one sentence, or of one charge, share, in any language.

Where none of them is preferred, a letter does not add them up: of lengths and sums it tells the
least and the most that they name, and of what has no such bounds it says that they differ.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from advocacy.languages.accounts import shared, span_of
from advocacy.told import by_thing
from cases.happenings import date_of_order
from cases.models import Charge, ChargeAnswer, ChargeStatus, Order, Provision
from cases.standing.terms import Term
from core.dates import PartialDate

# Years, months and days.
Length = tuple[int, int, int]
Orders = Sequence[Order]
Charges = Sequence[Charge]


def of_kinds(orders: Iterable[Order], kinds: Iterable[str]) -> list[list[Order]]:
    """The accounts of each order that one of them takes for one of these kinds."""
    wanted = set(kinds)
    return [group for group in by_thing(orders) if any(order.kind in wanted for order in group)]


def of_status(charges: Iterable[Charge], status: ChargeStatus) -> list[list[Charge]]:
    """The accounts of each charge that all of them say has come so far."""
    groups = by_thing(charges)
    return [group for group in groups if all(charge.status == status for charge in group)]


def agree(group: Orders) -> bool:
    """Whether all speak of one kind of order, with one effect."""
    return len({(order.kind, order.effect) for order in group}) == 1


def differ(orders: Iterable[Order]) -> bool:
    """Whether accounts of one of these orders contradict each other on what it was."""
    return any(not agree(group) or _is_span(lengths(group)) for group in by_thing(orders))


def _is_span(bounds: tuple[Length, Length] | None) -> bool:
    return bounds is not None and bounds[0] != bounds[1]


def lengths(group: Orders) -> tuple[Length, Length] | None:
    """The shortest and the longest; an account that gives none only says less."""
    known = {(order.years or 0, order.months or 0, order.days or 0) for order in group}
    found = sorted((length for length in known if any(length)), key=lambda one: (_weight(one), one))
    if not found:
        return None
    same = _weight(found[0]) == _weight(found[-1])  # 12 months, and a year
    return found[-1 if same else 0], found[-1]


def _weight(length: Length) -> float:
    years, months, days = length
    return Term(12 * years + months, days).weight


def one_unit(least: Length, most: Length) -> bool:
    """Whether both are counted in years alone, or months alone, or days alone."""
    return sum(any(pair) for pair in zip(least, most, strict=True)) == 1


def amounts(group: Orders) -> tuple[Decimal, Decimal, str] | None:
    """The least and the most, in one currency."""
    known = [order for order in group if order.amount]
    if len({order.currency for order in known}) != 1:
        return None
    sums = [order.amount for order in known if order.amount]
    return min(sums), max(sums), known[0].currency


def day_of(group: Orders) -> PartialDate:
    """Their own days, else those of what they were decided in."""
    return span_of(date_of_order(order) for order in group)


def court_words(group: Orders) -> str:
    """As recorded; "" where it is not, or where accounts differ."""
    return shared(
        order.court_words or (order.event.authority_words if order.event else "") for order in group
    )


def accused_of(group: Charges) -> tuple[Provision | None, str]:
    """The article and the words that no account contradicts; neither where there is no such."""
    telling = [charge for charge in group if charge.provision_id or charge.words]
    articles = {charge.provision_id for charge in telling if charge.provision_id}
    in_words = {charge.words for charge in telling}
    one_article = len(articles) == 1 and all(charge.provision_id for charge in telling)
    one_wording = len(in_words) == 1 and "" not in in_words
    words = shared(charge.words for charge in telling)
    if one_article or (one_wording and len(articles) == 1):
        return next(charge.provision for charge in telling if charge.provision_id), words
    return None, words if one_wording else ""


def denied(group: Charges) -> bool:
    """Whether an account says so, and none says otherwise."""
    return {charge.answer for charge in group} - {ChargeAnswer.NOT_KNOWN} == {ChargeAnswer.DENIES}
