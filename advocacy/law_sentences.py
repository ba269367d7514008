"""What a letter says of charges and sentences; the full title of an article goes into a note."""

from collections.abc import Callable

from advocacy.pictures import Picture
from advocacy.sentences import Sentence, facts_of
from advocacy.words import gap, listed, plain
from cases.codes import StandingCode
from cases.models import Charge, ChargeAnswer, ChargeStatus, Law, Order, OrderKind, Provision
from core.dates import show_in_sentence

Cite = Callable[[str], str]

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
    OrderKind.ADMINISTRATIVE_ARREST: "{term} of administrative arrest",
    OrderKind.ACTIVITY_BAN: "a ban on activities of {term}",
    OrderKind.FINE: "a fine",
}
DEAD = {StandingCode.DECEASED, StandingCode.DECEASED_IN_CUSTODY}


def charged(picture: Picture, cite: Cite) -> Sentence:
    """Charges by how far they have come, each with its article and a note of the full title."""
    clauses, named = [], set[Law]()
    for status, words in ACCUSED.items():
        charges = [charge for charge in picture.charges if charge.status == status]
        if charges:
            verb = words.replace("is ", "was ") if _is_past(picture) else words
            things = [
                _charge(charge, named, cite)
                + _dated(charge)
                + _answer(charge, picture)
                + picture.remarks.get(charge.pk, "")
                for charge in charges
            ]
            clauses.append(f"{verb} {listed(things)}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{listed(clauses)}.", rows)


def _charge(charge: Charge, named: set[Law], cite: Cite) -> str:
    """The law is named once: a second article is one "of the same law"."""
    provision = charge.provision
    if provision is None:
        return f"“{plain(charge.words)}”" if charge.words else gap("charge is not recorded")
    words = plain(charge.words or provision.official_title.get("en", "").rstrip("."))
    title = plain(provision.plain_title.get("en", "")) or (f"“{words}”" if words else "")
    number = f"Article {plain(provision.article)} of " if provision.article else ""
    where = f"{number}the same law" if provision.law in named else article(provision)
    named.add(provision.law)
    said = f"{title} ({where})" if title else f"an offence under {where}"
    return f"{said}{cite(article_note(provision))}"


def _is_past(picture: Picture) -> bool:
    """Of the dead, and of a trial that a source once found going on."""
    return picture.code in DEAD or picture.trial_may_be_over


def _dated(charge: Charge) -> str:
    """A suspicion is told with its date: it may have led to nothing."""
    dated = charge.status == ChargeStatus.SUSPECTED and charge.date.understood
    return f" {show_in_sentence(charge.date)}" if dated else ""


def _answer(charge: Charge, picture: Picture) -> str:
    denied = charge.answer == ChargeAnswer.DENIES and not picture.limited
    return f" (denied by {plain(picture.surname)})" if denied else ""


def article(provision: Provision) -> str:
    part = f", part {plain(provision.part)}" if provision.part else ""
    law = plain(provision.law.name.get("en", ""))
    law = law or gap(f"name of the law of article {plain(provision.article)} is not recorded")
    return f"Article {plain(provision.article)}{part} of the {law}" if provision.article else law


def article_note(provision: Provision) -> str:
    """The article with its full official title, for a reader who has the code at hand."""
    title = plain(provision.official_title.get("en", ""))
    named = plain(provision.plain_title.get("en", "")) or plain(provision.article)
    title = title.rstrip(".") or gap(f"full title of the article on {named} is not recorded")
    return f"{article(provision)}: {title}."


def sentenced(picture: Picture) -> Sentence:
    """Prison terms and the like, by the day of the sentence."""
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    surname, by_day = plain(picture.surname), dict[str, list[str]]()
    for order in orders:
        day = _when(order, surname) + picture.remarks.get(order.pk, "")
        by_day.setdefault(day, []).append(_term(order, surname))
    clauses = [f"{listed(terms)} {day}" for day, terms in by_day.items()]
    text = f"was sentenced to {listed(clauses)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _term(order: Order, surname: str) -> str:
    counts = ((order.years, "year"), (order.months, "month"), (order.days, "day"))
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    term = listed(words) if words else gap(f"length of the sentence of {surname} is not recorded")
    return SENTENCED[OrderKind(order.kind)].replace("{term}", term)


def _when(order: Order, surname: str) -> str:
    when = order.date if order.date.understood else order.event.date if order.event else order.date
    if when.understood:
        return show_in_sentence(when)
    return gap(f"date of the sentence of {surname} is not recorded")
