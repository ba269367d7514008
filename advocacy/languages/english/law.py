"""What a letter says of charges and sentences; the full title of an article goes into a note."""

from decimal import Decimal

from advocacy.languages import judged
from advocacy.languages.accounts import is_past, old_news, span_of
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.happened import so_far
from advocacy.languages.english.style import inside, quoted, shown, spelt
from advocacy.languages.english.words import counted, listed
from advocacy.languages.judged import Charges, Orders
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.models import (
    ChargeStatus,
    Law,
    OrderEffect,
    OrderKind,
    Provision,
)

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
        groups = judged.of_status(picture.charges, status)
        if groups:
            charges = [charge for group in groups for charge in group]
            old = old_news(picture, charges) if words.startswith("is ") else None
            verb = words.replace("is ", "was ") if old or is_past(picture) else words
            things = [_accusation(plan, picture, group, named) for group in groups]
            as_of = f" as of {shown(old, plan)}" if old and not is_past(picture) else ""
            clauses.append(f"{verb} {listed(things)}{as_of}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{listed(clauses)}.", rows)


def _accusation(plan: Plan, picture: Picture, group: Charges, named: set[Law]) -> str:
    said = _charge(plan, picture, group, named)
    answer = _answer(group, picture)
    return f"{said}{_dated(plan, group)}{answer}{word_of(picture, group[0])}"


def _charge(plan: Plan, picture: Picture, group: Charges, named: set[Law]) -> str:
    """What all accounts share. The law is named once: a second article is one "of the same law"."""
    provision, told = judged.accused_of(group)
    if provision is None:
        several = f"accounts of a charge against {plain(picture.surname)} differ"
        missing = gap(several if len(group) > 1 else "charge is not recorded")
        return quoted(plain(told), plan) if told else missing
    words = plain(told or provision.official_title.get("en", "").rstrip("."))
    title = plain(provision.plain_title.get("en", "")) or (quoted(words, plan) if words else "")
    where = article(provision, again=provision.law in named)
    named.add(provision.law)
    said = f"{title} ({where})" if title else f"an offence under {where}"
    return f"{said}{plan.cite(article_note(provision))}"


def _dated(plan: Plan, group: Charges) -> str:
    """A suspicion is told with its date: it may have led to nothing."""
    when = span_of(charge.date for charge in group)
    dated = group[0].status == ChargeStatus.SUSPECTED and when.understood
    return f" {inside(when, plan)}" if dated else ""


def _answer(group: Charges, picture: Picture) -> str:
    denied = judged.denied(group) and not picture.limited
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
    groups = judged.of_kinds(picture.orders, SENTENCED)
    if not groups:
        return Sentence("")
    by_court = dict[str, list[str]]()
    for group in groups:
        day = _court(group) + _when(plan, group, plain(picture.surname))
        by_court.setdefault(day + word_of(picture, group[0]), []).append(
            spelt(penalty(group, plain(picture.surname)), plan)
        )
    orders = [order for group in groups for order in group]
    clauses = [f"{listed(terms)}{day}" for day, terms in by_court.items()]
    text = f"was sentenced to {listed(clauses)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def penalty(group: Orders, surname: str) -> str:
    """What all accounts of one sentence share: "between 5 and 7 years in prison"."""
    if not judged.agree(group):
        return gap(f"accounts of the sentence of {surname} differ")
    order, term = group[0], _term(group)
    term = term or gap(f"length of the sentence of {surname} is not recorded")
    amount = f" of {awarded}" if (awarded := amount_of(group)) else ""
    said = SENTENCED[OrderKind(order.kind)].replace("{term}", term).replace("{amount}", amount)
    if order.effect in CHANGED:
        changed = CHANGED[OrderEffect(order.effect)]
        if order.effect == OrderEffect.ADDS:
            said = said.removeprefix("a ").removeprefix("an ")  # "a further fine"
        return changed.replace("{term}", term).replace("{words}", said)
    return said


def _term(group: Orders) -> str:
    """ "5 years", "between 5 and 7 years", "at least 6 months and at most 2 years"."""
    bounds = judged.lengths(group)
    if bounds is None:
        return ""
    least, most = bounds
    if least == most:
        return _length(least)
    if judged.one_unit(least, most):
        return f"between {sum(least):,} and {_length(most)}"
    return f"at least {_length(least)} and at most {_length(most)}"


def _length(length: judged.Length) -> str:
    counts = zip(length, ("year", "month", "day"), strict=True)
    return listed(counted(count, unit) for count, unit in counts if count)


def amount_of(group: Orders) -> str:
    """ "EUR 100", "between EUR 100 and EUR 200"; "" where accounts do not share a currency."""
    bounds = judged.amounts(group)
    if bounds is None:
        return ""
    least, most, currency = bounds
    if least == most:
        return money(least, currency)
    return f"between {money(least, currency)} and {money(most, currency)}"


def money(amount: Decimal, currency: str) -> str:
    """ "EUR 35,000"."""
    return f"{plain(currency)} {amount:,.2f}".removesuffix(".00").strip()


def _court(group: Orders) -> str:
    return f" by the {court_of(group)}" if court_of(group) else ""


def court_of(group: Orders) -> str:
    """Without its article; "" where it is not known."""
    return _unheaded(plain(judged.court_words(group)))


def _when(plan: Plan, group: Orders, surname: str) -> str:
    when = judged.day_of(group)
    if not when.understood:
        return " " + gap(f"date of the sentence of {surname} is not recorded")
    return f" {inside(so_far(when, plan.on), plan)}"
