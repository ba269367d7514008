"""A sentence in words: its net term and what it is the sum of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from cases.models import Order, OrderEffect, OrderKind
from cases.standing.terms import HEAVIEST_FIRST, Part, Term, heaviest, net

Phrases = dict[OrderKind, tuple[str | Promise, str | Promise]]

K = OrderKind
# With its term (or amount), and where that is not known.
PHRASES: Phrases = {
    K.IMPRISONMENT: (later("{term} in prison"), later("prison, length not known")),
    K.LIFE: (later("life in prison"), later("life in prison")),
    K.SUSPENDED_IMPRISONMENT: (
        later("suspended sentence of {term}"),
        later("suspended sentence"),
    ),
    K.PROBATION: (later("probation of {term}"), later("probation")),
    K.RESTRICTED_LIBERTY: (
        later("restriction of liberty for {term}"),
        later("restriction of liberty"),
    ),
    K.CORRECTIONAL_LABOUR: (
        later("correctional labour for {term}"),
        later("correctional labour"),
    ),
    K.ADMINISTRATIVE_ARREST: (
        later("{term} of administrative arrest"),
        later("administrative arrest"),
    ),
    K.ACTIVITY_BAN: (later("ban on activities for {term}"), later("ban on activities")),
    K.COMMUNITY_WORK: (later("{term} of community work"), later("community work")),
    K.FINE: (later("fine of {term}"), later("fine")),
    K.DAMAGES: (later("damages of {term}"), later("damages")),
}
# Behind another: "with a ban on activities".
BESIDE: Phrases = {
    K.ACTIVITY_BAN: (later("a ban on activities for {term}"), later("a ban on activities")),
    K.FINE: (later("a fine of {term}"), later("a fine")),
}
# What one order does to the sentence, where it does not impose one.
CHANGES = {
    OrderEffect.ADDS: later("{order}, added to the sentence before"),
    OrderEffect.CUTS: later("{term} taken off the sentence before"),
    OrderEffect.REPLACES: later("{order}, in place of the sentence before"),
    OrderEffect.CAPS: later("all sentences together limited to {term}"),
}
# The same within the sum: "23 years, 2 years added, 6 years taken off".
IN_A_SUM = {
    OrderEffect.IMPOSES: later("{term}"),
    OrderEffect.ADDS: later("{term} added"),
    OrderEffect.CUTS: later("{term} taken off"),
    OrderEffect.REPLACES: later("{term} in place of the sentence before"),
    OrderEffect.CAPS: later("limited to {term}"),
}


def sentence_in_words(terms: Iterable[Mapping[str, Any]]) -> str:
    """ "16 years in prison", "suspended sentence of 6 years, with a ban on activities".

    Of the terms that a standing holds, in the language that is active; "" for none. The net term of
    each kind of penalty; what lasts as long as the first does not say so again.
    """
    kinds = _by_kind(terms)
    if not kinds:
        return ""
    (first, parts), *others = kinds
    sentence, measure = _penalty(PHRASES, first, parts), _measure(parts)
    beside = [_beside(kind, parts, measure) for kind, parts in others]
    if not beside:
        return sentence
    return _("{sentence}, with {penalties}").format(sentence=sentence, penalties=_listed(beside))


def sum_in_words(terms: Iterable[Mapping[str, Any]]) -> str:
    """What the net term is the sum of: "23 years, 2 years added and 6 years taken off".

    "" where the heaviest penalty is one order alone.
    """
    parts = heaviest(map(Part.read, terms))
    if len(parts) < 2:
        return ""
    return _listed(
        str(IN_A_SUM[OrderEffect(part.effect)]).format(
            term=_measure([_alone(part)]) or _("length not known")
        )
        for part in parts
    )


def order_in_words(order: Order) -> str:
    """One order, in the language that is active: "6 years in prison", "interim measure"."""
    part = Part.of(order)
    alone, measure = _alone(part), _measure([_alone(part)])
    words = _penalty(PHRASES, OrderKind(part.kind), [alone])
    if part.effect == OrderEffect.IMPOSES:
        return words
    return str(CHANGES[OrderEffect(part.effect)]).format(
        order=words, term=measure or _("a term that is not known")
    )


def _by_kind(terms: Iterable[Mapping[str, Any]]) -> list[tuple[OrderKind, list[Part]]]:
    """The heaviest kind of penalty first."""
    parts = [Part.read(term) for term in terms]
    kinds = [kind for kind in HEAVIEST_FIRST if any(part.kind == kind for part in parts)]
    return [(kind, [part for part in parts if part.kind == kind]) for kind in kinds]


def _alone(part: Part) -> Part:
    return replace(part, effect=OrderEffect.IMPOSES)


def _penalty(phrases: Phrases, kind: OrderKind, parts: list[Part]) -> str:
    measure = _measure(parts)
    if kind not in phrases:
        return f"{kind.label}, {measure}" if measure else str(kind.label)
    known, unknown = phrases[kind]
    return str(known).format(term=measure) if measure else str(unknown)


def _beside(kind: OrderKind, parts: list[Part], first: str) -> str:
    if kind in BESIDE and _measure(parts) == first:
        return str(BESIDE[kind][1])
    return _penalty(PHRASES | BESIDE, kind, parts)


def _measure(parts: list[Part]) -> str:
    """The net term ("6 years and 6 months"), or the amounts; "" if not known."""
    if amounts := [_amount(part) for part in parts if part.amount]:
        return _listed(amounts)
    term = net(parts)
    return _term(term) if term else ""


def _amount(part: Part) -> str:
    return f"{part.currency} {Decimal(part.amount):,.2f}".replace(".00", "")


def _term(term: Term) -> str:
    years, months, days = term.years_months_days
    counts = (
        (years, ngettext("{} year", "{} years", years)),
        (months, ngettext("{} month", "{} months", months)),
        (max(days, 0), ngettext("{} day", "{} days", days)),
    )
    said = _listed(words.format(count) for count, words in counts if count)
    if days >= 0:
        return said
    return ngettext("{term} less {n} day", "{term} less {n} days", -days).format(term=said, n=-days)


def _listed(items: Iterable[str]) -> str:
    language = get_language() or "en"
    return format_list(list(items), locale="en_GB" if language == "en" else language)
