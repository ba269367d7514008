"""What courts ordered besides sentences, and the sentence that a prosecution asked for."""

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.happened import so_far
from advocacy.languages.english.law import SENTENCED, court_of, day_of, money, penalty
from advocacy.languages.english.style import inside, spelt
from advocacy.languages.english.words import capital, listed
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType
from cases.models import Order, OrderKind

# {name} is the surname, {amount} money.
ORDERED = {
    OrderKind.ENABLE_RETURN: "ordered that the return of {name} be made possible",
    OrderKind.DAMAGES: "awarded {name} {amount} in damages",
    OrderKind.COMPENSATION: "awarded {name} {amount} in compensation",
    OrderKind.INTERIM_MEASURE: "ordered an interim measure to protect {name}",
    OrderKind.EXPULSION: "ordered the expulsion of {name}",
    OrderKind.CONFISCATION: "ordered that property of {name} be confiscated",
    OrderKind.PSYCHIATRIC_MEASURE: "ordered compulsory psychiatric treatment of {name}",
}


def ordered(plan: Plan, picture: Picture) -> Sentence:
    """Each court once a day, with all that it ordered; the same order to two offices is one."""
    orders = [order for order in picture.orders if order.kind in ORDERED]
    orders = [order for order in orders if not _is_international(order)]
    by_court = dict[str, dict[str, None]]()
    for order in orders:
        by_court.setdefault(_court_and_day(plan, order), {})[_what(picture, order)] = None
    said = [f"{capital(court)} {listed(what)}" for court, what in by_court.items()]
    text = f"{'. '.join(said)}." if said else ""
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _is_international(order: Order) -> bool:
    """The sentence on international bodies tells of it."""
    return order.event is not None and order.event.type == EventType.INTERIM_MEASURE


def _court_and_day(plan: Plan, order: Order) -> str:
    court = court_of(order)
    who = f"the {court}" if court else gap("which court ordered it is not recorded")
    when = day_of(order)
    return f"{inside(so_far(when, plan.on), plan)}, {who}" if when else who


def _what(picture: Picture, order: Order) -> str:
    name = plain(picture.surname)
    amount = money(order.amount, order.currency) if order.amount else ""
    amount = amount or gap(f"the amount awarded to {name} is not recorded")
    words = ORDERED[OrderKind(order.kind)]
    return words.format(name=name, amount=amount) + word_of(picture, order)


def sought(plan: Plan, picture: Picture) -> Sentence:
    """What it asked for and no court has decided on, each term once."""
    orders = [order for order in picture.sought if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    terms = listed(dict.fromkeys(penalty(order, plain(picture.surname)) for order in orders))
    when = next((day for order in orders if (day := day_of(order))), None)
    then = f" {inside(so_far(when, plan.on), plan)}" if when else ""
    text = f"The prosecution asked for {spelt(terms, plan)} for {plain(picture.surname)}{then}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))
