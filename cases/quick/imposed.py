"""What was imposed, in words: "7 years 6 months", "3 years suspended", "15 days and 500 USD"."""

from dataclasses import dataclass

from cases.codes import EventType, Outcome
from cases.models import Order, OrderEffect, OrderKind, Party
from cases.quick.amounts import Fine, Term, take_fine, take_term
from cases.quick.line import Line
from cases.quick.words import KINDS, REVIEWS, first_of

FREED = (Outcome.NOT_GUILTY, Outcome.DISMISSED)


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


def orders_of(imposed: Imposed, party: Party, kind: str) -> list[Order]:
    """Decisions of an event of this type about one party: a term, a fine, or both.

    What a review or a changed sentence gives takes the place of the sentence before.
    """
    replaces = kind in (*REVIEWS, EventType.SENTENCE_MODIFIED)
    same = {
        "party": party,
        "words": imposed.words,
        "effect": OrderEffect.REPLACES if replaces else OrderEffect.IMPOSES,
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
