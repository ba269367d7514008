"""What a French letter says of charges and sentences.

An article's title stands in the text only where it is recorded in French. In the note the official
title may be quoted in the language in which it is recorded, with the name of that language.
"""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from advocacy.languages import judged
from advocacy.languages.accounts import is_past, old_news, so_far, span_of
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.courts import by_court
from advocacy.languages.french.dates import inside, length
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.happened import remark
from advocacy.languages.french.laws import law_name
from advocacy.languages.french.typography import a, capital, de, listed, quoted, typeset
from advocacy.languages.french.who import agreed, briefly
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

LANGUAGE = "fr"
OFFENCE = "une infraction "
# Of today and of what is over; each takes "pour" behind it, and agrees with nobody.
ACCUSED = {
    ChargeStatus.SUSPECTED: ("a fait l’objet de soupçons pour",) * 2,
    ChargeStatus.WANTED: (
        "fait l’objet d’un avis de recherche pour", "faisait l’objet d’un avis de recherche pour",
    ),
    ChargeStatus.COMPLAINED_OF: (
        "fait l’objet d’une plainte pour", "faisait l’objet d’une plainte pour",
    ),
    ChargeStatus.CHARGED: (
        "fait l’objet de poursuites pour", "faisait l’objet de poursuites pour",
    ),
    ChargeStatus.ON_TRIAL: ("passe en jugement pour", "passait en jugement pour"),
    ChargeStatus.CONVICTED: ("a fait l’objet d’une condamnation pour",) * 2,
    ChargeStatus.ACQUITTED: ("a bénéficié d’un acquittement pour",) * 2,
    ChargeStatus.THREATENED: (
        "risque des poursuites pour", "risquait des poursuites pour",
    ),
}  # fmt: skip
SENTENCED = {
    OrderKind.IMPRISONMENT: "{term} d’emprisonnement",
    OrderKind.LIFE: "une peine d’emprisonnement à perpétuité",
    OrderKind.SUSPENDED_IMPRISONMENT: "une peine d’emprisonnement de {term} avec sursis",
    OrderKind.PROBATION: "une mise à l’épreuve de {term}",
    OrderKind.RESTRICTED_LIBERTY: "une restriction de liberté de {term}",
    OrderKind.CORRECTIONAL_LABOUR: "{term} de travaux correctionnels",
    OrderKind.COMMUNITY_WORK: "{term} de travail d’intérêt général",
    OrderKind.ADMINISTRATIVE_ARREST: "{term} de détention administrative",
    OrderKind.ADMINISTRATIVE_FINE: "une amende administrative{amount}",
    OrderKind.ACTIVITY_BAN: "une interdiction d’exercer certaines activités pendant {term}",
    OrderKind.FINE: "une amende{amount}",
}
CHANGED = {
    OrderEffect.ADDS: "{words} en plus de la peine antérieure",
    OrderEffect.REPLACES: "{words} en remplacement de la peine antérieure",
    OrderEffect.CUTS: "une réduction de {term} de la peine antérieure",
    OrderEffect.CAPS: "{term} au plus pour l’ensemble des peines",
}


def charged(plan: Plan, picture: Picture) -> Sentence:
    """Charges by how far they have come, each with its article and a note of the full title."""
    clauses, named = [], set[Law]()
    for status, forms in ACCUSED.items():
        groups = judged.of_status(picture.charges, status)
        if groups:
            charges = [charge for group in groups for charge in group]
            things = _once([_accusation(plan, picture, group, named) for group in groups])
            old = old_news(picture, charges) if forms[0] != forms[1] else None
            when = f" {inside(old)}" if old and not is_past(picture) else ""
            clauses.append(f"{forms[bool(old) or is_past(picture)]} {listed(things)}{when}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{briefly(picture)} {listed(clauses)}.", rows)


def _accusation(plan: Plan, picture: Picture, group: Charges, named: set[Law]) -> str:
    said = _charge(plan, picture, group, named)
    when = span_of(charge.date for charge in group)
    if group[0].status == ChargeStatus.SUSPECTED and when.understood:
        # A suspicion is told with its date: it may have led to nothing.
        said += f" {inside(when)}"
    if judged.denied(group) and not picture.limited:
        said += f" (ce que {briefly(picture)} conteste)"
    return said + remark(picture.origins.get(group[0].pk))


def _once(things: list[str]) -> list[str]:
    """ "une infraction à l’article 159 du Code pénal et à l’article 246 du même texte"."""
    before = ["", *things]
    return [
        one.removeprefix(OFFENCE) if last.startswith(OFFENCE) else one
        for last, one in zip(before, things, strict=False)
    ]


def _charge(plan: Plan, picture: Picture, group: Charges, named: set[Law]) -> str:
    """What all accounts share. The law is named once: a second article is one "of the same
    text"."""
    provision, words = judged.accused_of(group)
    if provision is None and not words and len(group) > 1:
        return gap(f"chef d’accusation ({briefly(picture)}) : les récits divergent")
    if provision is None:
        return to_say("chef d’accusation", words)
    title = plain_title(provision)
    if not title and not provision.article:
        # The law alone does not say of what somebody is accused.
        known = words or provision.plain_title or provision.official_title
        title = to_say("chef d’accusation", known)
    where = article(provision, again=provision.law in named)
    named.add(provision.law)
    bare = where.removeprefix("l’").removeprefix("le ").removeprefix("la ")
    said = f"{title} ({bare})" if title else f"{OFFENCE}{a(where)}"
    return f"{said}{plan.cite(article_note(provision))}"


def plain_title(provision: Provision) -> str:
    plainly = plain(provision.plain_title.get(LANGUAGE, ""))
    official = plain(provision.official_title.get(LANGUAGE, "").rstrip("."))
    return plainly or (quoted(official) if official else "")


def article(provision: Provision, *, again: bool = False) -> str:
    """ "l’article 159, partie 3, du Code pénal"."""
    part = f", partie {plain(provision.part)}," if provision.part else ""
    law = "le même texte" if again else law_name(provision.law)
    if not provision.article:
        return law
    return f"l’article {plain(provision.article)}{part} {de(law)}"


def article_note(provision: Provision) -> str:
    """The article with its full official title, for a reader who has the code at hand."""
    where = capital(article(provision).removeprefix("l’"))
    return typeset(f"{where} : {official_title(provision)}.")


def official_title(provision: Provision) -> str:
    """In French, else quoted in the recorded language, which is named; else a gap."""
    titles = {code: plain(title).rstrip(".") for code, title in provision.official_title.items()}
    if titles.get(LANGUAGE):
        return titles[LANGUAGE]
    for code, title in titles.items():
        if title:
            return f"{quoted(title)} ({in_language(code)})"
    number = plain(provision.article) or plain(provision.law.name)
    return gap(f"titre complet de l’article {number} : non consigné")


def in_language(code: str) -> str:
    """ "en anglais"."""
    name = Locale(LANGUAGE).languages.get(code, code)
    return f"en {name}"


def sentenced(picture: Picture) -> Sentence:
    """Prison terms and the like, by the day and the court of the sentence."""
    groups = judged.of_kinds(picture.orders, SENTENCED)
    if not groups:
        return Sentence("")
    by_day = dict[str, list[str]]()
    for group in groups:
        day = f"{by_court(judged.court_words(group))}{_when(group, picture)}"
        day += remark(picture.origins.get(group[0].pk))
        by_day.setdefault(day, []).append(penalty(group, picture))
    orders = [order for group in groups for order in group]
    verb = agreed(picture.sex, "a été condamné à", "a été condamnée à", "s’est vu infliger")
    to = " et à " if picture.sex else " et "
    clauses = [f"{to.join(terms)} {day}" for day, terms in by_day.items()]
    text = f"{briefly(picture)} {verb} {_then(clauses, to)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _then(clauses: list[str], to: str) -> str:
    """Sentences of several days one after the other."""
    return clauses[0] + "".join(f", puis{to.removeprefix(' et')}{one}" for one in clauses[1:])


def penalty(group: Orders, picture: Picture) -> str:
    """What all accounts of one sentence share: "entre 5 et 7 ans d’emprisonnement"."""
    if not judged.agree(group):
        return gap(f"peine ({briefly(picture)}) : les récits divergent")
    order, term = group[0], _term(group)
    term = term or gap(f"durée de la peine ({briefly(picture)}) : non consignée")
    amount = f" de {awarded}" if (awarded := amount_of(group)) else ""
    said = SENTENCED[OrderKind(order.kind)].replace("{term}", term).replace("{amount}", amount)
    form = CHANGED.get(OrderEffect(order.effect), "{words}")
    return _of_bounds(form.replace("{term}", term).replace("{words}", said))


def _of_bounds(said: str) -> str:
    """ "une amende de entre ..." is none in French; all that has a "de" here is feminine."""
    return said.replace(" de entre ", " comprise entre ").replace(" de au moins ", " d’au moins ")


def _term(group: Orders) -> str:
    """ "5 ans", "entre 5 et 7 ans", "au moins 6 mois et au plus 2 ans"."""
    bounds = judged.lengths(group)
    if bounds is None:
        return ""
    least, most = bounds
    if least == most:
        return length(*least)
    if judged.one_unit(least, most):
        return f"entre {sum(least)} et {length(*most)}"
    return f"au moins {length(*least)} et au plus {length(*most)}"


def amount_of(group: Orders) -> str:
    """ "100 EUR", "entre 100 EUR et 200 EUR"; "" where accounts do not share a currency."""
    bounds = judged.amounts(group)
    if bounds is None:
        return ""
    least, most, currency = bounds
    if least == most:
        return money(least, currency)
    return f"entre {money(least, currency)} et {money(most, currency)}"


def money(amount: Decimal, currency: str) -> str:
    """ "35 000 EUR", with the narrow space between thousands."""
    return f"{format_decimal(amount, locale=LANGUAGE)} {plain(currency)}".strip()


def _when(group: Orders, picture: Picture) -> str:
    when = so_far(judged.day_of(group), picture.on)
    missing = gap(f"date de la peine ({briefly(picture)}) : non consignée")
    return inside(when) if when.understood else missing
