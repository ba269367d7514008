"""What a letter says of charges and sentences; the full title of an article goes into a note."""

from collections.abc import Iterable
from decimal import Decimal

from advocacy.languages.accounts import is_past, old_news
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.happened import so_far
from advocacy.languages.english.style import inside, quoted, shown, spelt
from advocacy.languages.english.words import counted, listed
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.models import (
    Charge,
    ChargeAnswer,
    ChargeStatus,
    Law,
    Order,
    OrderEffect,
    OrderKind,
    Provision,
)
from core.dates import PartialDate

ACCUSED = {
    ChargeStatus.SUSPECTED: "was suspected of",
    ChargeStatus.WANTED: "is wanted on charges of",
    ChargeStatus.COMPLAINED_OF: "is accused in a complaint of",
    ChargeStatus.CHARGED: "is charged with",
    ChargeStatus.ON_TRIAL: "is on trial for",
    ChargeStatus.CONVICTED: "was convicted of",
    ChargeStatus.ACQUITTED: "was acquitted of",
    ChargeStatus.THREATENED: "is threatened with charges of",
}
SENTENCED = {
    OrderKind.IMPRISONMENT: "{term} in prison",
    OrderKind.LIFE: "life imprisonment",
    OrderKind.SUSPENDED_IMPRISONMENT: "a suspended prison term of {term}",
    OrderKind.PROBATION: "{term} of probation",
    OrderKind.RESTRICTED_LIBERTY: "{term} of restricted liberty",
    OrderKind.CORRECTIONAL_LABOUR: "{term} of correctional labour",
    OrderKind.COMMUNITY_WORK: "{term} of community work",
    OrderKind.ADMINISTRATIVE_ARREST: "{term} of administrative arrest",
    OrderKind.ADMINISTRATIVE_FINE: "an administrative fine{amount}",
    OrderKind.ACTIVITY_BAN: "a ban on activities of {term}",
    OrderKind.FINE: "a fine{amount}",
}
# What a later decision did to the sentence before it; {term} is what it changed that by.
CHANGED = {
    OrderEffect.ADDS: "a further {words}",
    OrderEffect.CUTS: "a cut of {term} in the sentence before",
    OrderEffect.REPLACES: "{words} in place of the sentence before",
    OrderEffect.CAPS: "no more than {term} for all sentences together",
}


def charged(plan: Plan, picture: Picture) -> Sentence:
    """Charges by how far they have come, each with its article and a note of the full title."""
    clauses, named = [], set[Law]()
    for status, words in ACCUSED.items():
        charges = [charge for charge in picture.charges if charge.status == status]
        if charges:
            old = old_news(picture, charges) if words.startswith("is ") else None
            verb = words.replace("is ", "was ") if old or is_past(picture) else words
            things = [_accusation(plan, picture, charge, named) for charge in charges]
            as_of = f" as of {shown(old, plan)}" if old and not is_past(picture) else ""
            clauses.append(f"{verb} {listed(things)}{as_of}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{listed(clauses)}.", rows)


def _accusation(plan: Plan, picture: Picture, charge: Charge, named: set[Law]) -> str:
    remark = word_of(picture, charge)
    answer = _answer(charge, picture)
    return f"{_charge(plan, charge, named)}{_dated(plan, charge)}{answer}{remark}"


def _charge(plan: Plan, charge: Charge, named: set[Law]) -> str:
    """The law is named once: a second article is one "of the same law"."""
    provision = charge.provision
    if provision is None:
        return quoted(plain(charge.words), plan) if charge.words else gap("charge is not recorded")
    words = plain(charge.words or provision.official_title.get("en", "").rstrip("."))
    title = plain(provision.plain_title.get("en", "")) or (quoted(words, plan) if words else "")
    where = article(provision, again=provision.law in named)
    named.add(provision.law)
    said = f"{title} ({where})" if title else f"an offence under {where}"
    return f"{said}{plan.cite(article_note(provision))}"


def _dated(plan: Plan, charge: Charge) -> str:
    """A suspicion is told with its date: it may have led to nothing."""
    dated = charge.status == ChargeStatus.SUSPECTED and charge.date.understood
    return f" {inside(charge.date, plan)}" if dated else ""


def _answer(charge: Charge, picture: Picture) -> str:
    denied = charge.answer == ChargeAnswer.DENIES and not picture.limited
    return f" (denied by {plain(picture.surname)})" if denied else ""


def article(provision: Provision, *, again: bool = False) -> str:
    number = plain(provision.article)
    part = f", part {plain(provision.part)}" if provision.part else ""
    law = "same law" if again else plain(provision.law.name.get("en", ""))
    law = law or gap(f"name of the law{f' of article {number}' if number else ''} is not recorded")
    return f"Article {number}{part} of the {_unheaded(law)}" if provision.article else law


def _unheaded(law: str) -> str:
    return law[4:] if law.lower().startswith("the ") else law


def article_note(provision: Provision) -> str:
    """The article with its full official title, for a reader who has the code at hand."""
    title = plain(provision.official_title.get("en", ""))
    named = plain(provision.plain_title.get("en", "")) or plain(provision.article)
    title = title.rstrip(".") or gap(f"full title of the article on {named} is not recorded")
    return f"{article(provision)}: {title}."


def sentenced(plan: Plan, picture: Picture) -> Sentence:
    """Prison terms and the like, by the day and the court of the sentence."""
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    by_court = dict[str, list[str]]()
    for order in orders:
        day = _court(order) + _when(plan, order, plain(picture.surname))
        by_court.setdefault(day + word_of(picture, order), []).append(
            spelt(penalty(order, plain(picture.surname)), plan)
        )
    clauses = [f"{listed(terms)}{day}" for day, terms in by_court.items()]
    text = f"was sentenced to {listed(clauses)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def penalties(plan: Plan, picture: Picture) -> str:
    """The sentences alone, for a table: "16 years in prison"; "" for none."""
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    terms = (penalty(order, plain(picture.surname)) for order in orders)
    return spelt(listed(terms), plan) if orders else ""


def penalty(order: Order, surname: str) -> str:
    counts = ((order.years, "year"), (order.months, "month"), (order.days, "day"))
    words = [counted(count, unit) for count, unit in counts if count]
    term = listed(words) if words else gap(f"length of the sentence of {surname} is not recorded")
    amount = f" of {money(order.amount, order.currency)}" if order.amount else ""
    said = SENTENCED[OrderKind(order.kind)].replace("{term}", term).replace("{amount}", amount)
    if order.effect in CHANGED:
        changed = CHANGED[OrderEffect(order.effect)]
        return changed.replace("{term}", term).replace("{words}", said)
    return said


def money(amount: Decimal, currency: str) -> str:
    """ "EUR 35,000"."""
    return f"{plain(currency)} {amount:,.2f}".removesuffix(".00").strip()


def _court(order: Order) -> str:
    return f" by the {court_of(order)}" if court_of(order) else ""


def court_of(order: Order) -> str:
    """As recorded, without its article; "" where it is not."""
    event = order.event
    return _unheaded(plain(order.court_words or (event.authority_words if event else "")))


def day_of(order: Order) -> PartialDate | None:
    """Its own day, else that of what it was decided in."""
    days: Iterable[PartialDate] = (order.date, order.event.date if order.event else order.date)
    return next((day for day in days if day.understood), None)


def _when(plan: Plan, order: Order, surname: str) -> str:
    when = day_of(order)
    if when is None:
        return " " + gap(f"date of the sentence of {surname} is not recorded")
    return f" {inside(so_far(when, plan.on), plan)}"
