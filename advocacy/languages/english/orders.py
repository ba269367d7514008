"""What courts ordered besides sentences, and the sentence that a prosecution asked for."""

from advocacy.languages import judged
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.happened import so_far
from advocacy.languages.english.law import SENTENCED, amount_of, court_of, penalty
from advocacy.languages.english.style import inside, spelt
from advocacy.languages.english.words import capital, listed
from advocacy.languages.judged import Orders
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType
from cases.models import OrderKind

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
    groups = judged.of_kinds(picture.orders, ORDERED)
    groups = [group for group in groups if judged.agree(group) and not _is_international(group)]
    by_court = dict[str, dict[str, None]]()
    for group in groups:
        by_court.setdefault(_court_and_day(plan, group), {})[_what(picture, group)] = None
    orders = [order for group in groups for order in group]
    said = [f"{capital(court)} {listed(what)}" for court, what in by_court.items()]
    text = f"{'. '.join(said)}." if said else ""
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _is_international(group: Orders) -> bool:
    """The sentence on international bodies tells of it."""
    events = [order.event for order in group if order.event]
    return any(event.type == EventType.INTERIM_MEASURE for event in events)


def _court_and_day(plan: Plan, group: Orders) -> str:
    court = court_of(group)
    who = f"the {court}" if court else gap("which court ordered it is not recorded")
    when = judged.day_of(group)
    return f"{inside(so_far(when, plan.on), plan)}, {who}" if when.understood else who


def _what(picture: Picture, group: Orders) -> str:
    name = plain(picture.surname)
    amount = amount_of(group) or gap(f"the amount awarded to {name} is not recorded")
    words = ORDERED[OrderKind(group[0].kind)]
    return words.format(name=name, amount=amount) + word_of(picture, group[0])


def sought(plan: Plan, picture: Picture) -> Sentence:
    """What it asked for and no court has decided on, each term once."""
    groups = judged.of_kinds(picture.sought, SENTENCED)
    if not groups:
        return Sentence("")
    orders = [order for group in groups for order in group]
    terms = listed(dict.fromkeys(penalty(group, plain(picture.surname)) for group in groups))
    when = next((day for group in groups if (day := judged.day_of(group)).understood), None)
    then = f" {inside(so_far(when, plan.on), plan)}" if when else ""
    text = f"The prosecution asked for {spelt(terms, plan)} for {plain(picture.surname)}{then}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))
