"""What was imposed, in words: "7 years 6 months", "3 years suspended", "15 days and 500 USD"."""

from dataclasses import dataclass

from cases.codes import EventType, Outcome
from cases.heard import flat
from cases.models import Order, OrderEffect, OrderKind, Party
from cases.quick.amounts import Fine, Term, take_fine, take_term
from cases.quick.line import Line
from cases.quick.words import BY_SO_MUCH, CHANGING, KINDS, first_of

# After one of these nothing is imposed.
FREED = (Outcome.NOT_GUILTY, Outcome.DISMISSED, Outcome.OVERTURNED, Outcome.REMITTED)


@dataclass(frozen=True)
class Imposed:
    """`rest` is what was not understood."""

    words: str
    term: Term | None
    fine: Fine | None
    kind: str
    rest: str

    @property
    def understood(self) -> bool:
        return not self.rest and bool(self.term or self.fine or self.kind == OrderKind.LIFE)


def read_imposed(words: str, country: str) -> Imposed:
    line = Line(" ".join(words.replace("|", " ").split()))
    fine, term = take_fine(line, country), take_term(line)
    kind = first_of(KINDS, line.open)
    if kind:
        line.take("kind", *kind[1:])
    line.take_joints()
    return Imposed(words, term, fine, kind[0] if kind else "", line.rest)


def orders_of(imposed: Imposed, party: Party, kind: str, outcome: str = "") -> list[Order]:
    """Decisions of an event of this type about one party: a term, a fine, or both."""
    same = {
        "party": party,
        "words": imposed.words,
        "effect": _effect(imposed, kind, outcome),
        "sought": kind == EventType.PROSECUTION_REQUEST,
    }
    minor = kind == EventType.ADMIN_SENTENCE
    orders = []
    if imposed.term or imposed.kind == OrderKind.LIFE:
        usual = OrderKind.ADMINISTRATIVE_ARREST if minor else OrderKind.IMPRISONMENT
        term = imposed.term._asdict() if imposed.term else {}
        orders.append(Order(kind=imposed.kind or usual, **term, **same))
    if fine := imposed.fine:
        usual = OrderKind.ADMINISTRATIVE_FINE if minor else OrderKind.FINE
        orders.append(Order(kind=usual, amount=fine.amount, currency=fine.currency, **same))
    return orders


def _effect(imposed: Imposed, kind: str, outcome: str) -> OrderEffect:
    """What a review or a changed sentence gives takes the place of the sentence before, but for
    "by two years", which is taken off or added."""
    if kind not in CHANGING:
        return OrderEffect.IMPOSES
    if not BY_SO_MUCH.match(flat(imposed.words)):
        return OrderEffect.REPLACES
    return OrderEffect.ADDS if outcome == Outcome.INCREASED else OrderEffect.CUTS
