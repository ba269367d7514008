"""What a French letter says of charges and sentences.

An article's title stands in the text only where it is recorded in French. In the note the official
title may be quoted in the language in which it is recorded, with the name of that language.
"""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from advocacy.languages.accounts import is_past, old_news, so_far
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.courts import by_court
from advocacy.languages.french.dates import inside, length
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.happened import remark
from advocacy.languages.french.laws import law_name
from advocacy.languages.french.typography import a, capital, de, listed, quoted, typeset
from advocacy.languages.french.who import agreed, briefly
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
        charges = [charge for charge in picture.charges if charge.status == status]
        if charges:
            things = [_accusation(plan, picture, charge, named) for charge in charges]
            things = _once(things)
            old = old_news(picture, charges) if forms[0] != forms[1] else None
            when = f" {inside(old)}" if old and not is_past(picture) else ""
            clauses.append(f"{forms[bool(old) or is_past(picture)]} {listed(things)}{when}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{briefly(picture)} {listed(clauses)}.", rows)


def _accusation(plan: Plan, picture: Picture, charge: Charge, named: set[Law]) -> str:
    said = _charge(plan, charge, named)
    if charge.status == ChargeStatus.SUSPECTED and charge.date.understood:
        # A suspicion is told with its date: it may have led to nothing.
        said += f" {inside(charge.date)}"
    if charge.answer == ChargeAnswer.DENIES and not picture.limited:
        said += f" (ce que {briefly(picture)} conteste)"
    return said + remark(picture.origins.get(charge.pk))


def _once(things: list[str]) -> list[str]:
    """ "une infraction à l’article 159 du Code pénal et à l’article 246 du même texte"."""
    before = ["", *things]
    return [
        one.removeprefix(OFFENCE) if last.startswith(OFFENCE) else one
        for last, one in zip(before, things, strict=False)
    ]


def _charge(plan: Plan, charge: Charge, named: set[Law]) -> str:
    """The law is named once: a second article is one "of the same text"."""
    provision = charge.provision
    if provision is None:
        return to_say("chef d’accusation", charge.words)
    title = plain_title(provision)
    if not title and not provision.article:
        # The law alone does not say of what somebody is accused.
        words = charge.words or provision.plain_title or provision.official_title
        title = to_say("chef d’accusation", words)
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
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    by_day = dict[str, list[str]]()
    for order in orders:
        day = f"{by_court(order).lstrip()} {_when(order, picture)}".lstrip()
        day += remark(picture.origins.get(order.pk))
        by_day.setdefault(day, []).append(penalty(order, picture))
    verb = agreed(picture.sex, "a été condamné à", "a été condamnée à", "s’est vu infliger")
    to = " et à " if picture.sex else " et "
    clauses = [f"{to.join(terms)} {day}" for day, terms in by_day.items()]
    text = f"{briefly(picture)} {verb} {_then(clauses, to)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _then(clauses: list[str], to: str) -> str:
    """Sentences of several days one after the other."""
    return clauses[0] + "".join(f", puis{to.removeprefix(' et')}{one}" for one in clauses[1:])


def penalties(picture: Picture) -> str:
    """The sentences alone, for a table; "" for none."""
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    return listed(penalty(order, picture) for order in orders)


def penalty(order: Order, picture: Picture) -> str:
    term = length(order.years, order.months, order.days)
    term = term or gap(f"durée de la peine ({briefly(picture)}) : non consignée")
    amount = f" de {money(order.amount, order.currency)}" if order.amount else ""
    said = SENTENCED[OrderKind(order.kind)].replace("{term}", term).replace("{amount}", amount)
    form = CHANGED.get(OrderEffect(order.effect), "{words}")
    return form.replace("{term}", term).replace("{words}", said)


def money(amount: Decimal, currency: str) -> str:
    """ "35 000 EUR", with the narrow space between thousands."""
    return f"{format_decimal(amount, locale=LANGUAGE)} {plain(currency)}".strip()


def _when(order: Order, picture: Picture) -> str:
    days: list[PartialDate] = [order.date, order.event.date] if order.event else [order.date]
    when = next((day for day in days if day.understood), None)
    when = so_far(when, picture.on) if when else None
    return inside(when) if when else gap(f"date de la peine ({briefly(picture)}) : non consignée")
