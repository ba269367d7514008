"""A sentence in words, and its nominal end."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext, override

from cases.happenings import Step
from cases.models import Order, OrderKind
from core.dates import PartialDate, add_term

K = OrderKind
# With its term (or amount), and where that is not known.
PHRASES = {
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
    K.FINE: (later("fine of {term}"), later("fine")),
    K.DAMAGES: (later("damages of {term}"), later("damages")),
}
# Behind another: "with a ban on activities".
BESIDE = {
    K.ACTIVITY_BAN: (later("a ban on activities for {term}"), later("a ban on activities")),
    K.FINE: (later("a fine of {term}"), later("a fine")),
}
HEAVIEST_FIRST = list(OrderKind)


def sentence_in_words(orders: Iterable[Order], language: str = "en") -> str:
    """ "16 years in prison", "suspended sentence of 6 years, with a ban on activities".

    The orders of one judgment; "" for none. What lasts as long as the first does not say so again.
    """
    ordered = sorted(orders, key=lambda order: (HEAVIEST_FIRST.index(K(order.kind)), order.pk))
    if not ordered:
        return ""
    with override(language):
        first = ordered[0]
        beside = [_beside(order, first) for order in ordered[1:]]
        return _(", with ").join([order_in_words(first), *beside][:2]) + "".join(
            _(" and ") + words for words in beside[1:]
        )


def order_in_words(order: Order) -> str:
    """One order, in the language that is active: "6 years in prison", "interim measure"."""
    kind = K(order.kind)
    measure = _measure(order)
    if kind not in PHRASES:
        return f"{kind.label}, {measure}" if measure else str(kind.label)
    known, unknown = PHRASES[kind]
    return str(known.format(term=measure)) if measure else str(unknown)


def _beside(order: Order, first: Order) -> str:
    if order.kind not in BESIDE:
        return order_in_words(order)
    known, unknown = BESIDE[K(order.kind)]
    measure = _measure(order)
    told = not measure or measure == _measure(first)
    return str(unknown) if told else str(known.format(term=measure))


def _measure(order: Order) -> str:
    """The term ("6 years and 6 months"), or the amount; "" if not known."""
    if order.amount is not None:
        return f"{order.currency} {order.amount:,.2f}".replace(".00", "")
    counts = (
        (order.years, ngettext("{} year", "{} years", order.years or 0)),
        (order.months, ngettext("{} month", "{} months", order.months or 0)),
        (order.days, ngettext("{} day", "{} days", order.days or 0)),
    )
    return _(" and ").join(words.format(count) for count, words in counts if count)


def nominal_end(sentence: Iterable[Step]) -> PartialDate:
    """The end of a sentence's term counted from its date; undated if not computable, as for life.

    Nominal: time before the sentence may count, and sentences are lengthened and cut.
    """
    sentence = list(sentence)
    if any(step.order and step.order.kind == K.LIFE for step in sentence):
        return PartialDate()
    ends = [
        add_term(step.when, step.order.years or 0, step.order.months or 0, step.order.days or 0)
        for step in sentence
        if step.order and step.order.has_term and step.when.earliest
    ]
    return max((end for end in ends if end), key=lambda end: end.sort_key, default=PartialDate())
