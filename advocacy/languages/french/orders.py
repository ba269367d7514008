"""What courts ordered besides sentences, and the sentence that a prosecution asked for."""

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.courts import court, words_of
from advocacy.languages.french.dates import inside
from advocacy.languages.french.happened import remark
from advocacy.languages.french.law import SENTENCED, money, penalty
from advocacy.languages.french.typography import a, de, listed
from advocacy.languages.french.who import briefly
from advocacy.pictures import Picture
from cases.codes import EventType
from cases.models import Order, OrderKind
from core.dates import PartialDate

# {of} is "de X", {to} "à X", {amount} money.
ORDERED = {
    OrderKind.ENABLE_RETURN: "mesures permettant le retour {of}",
    OrderKind.DAMAGES: "{amount} de dommages et intérêts accordés {to}",
    OrderKind.COMPENSATION: "{amount} d’indemnisation accordés {to}",
    OrderKind.INTERIM_MEASURE: "mesures provisoires en faveur {of}",
    OrderKind.EXPULSION: "expulsion {of}",
    OrderKind.CONFISCATION: "confiscation de biens {of}",
    OrderKind.PSYCHIATRIC_MEASURE: "soins psychiatriques sans consentement {of}",
}


def ordered(picture: Picture) -> Sentence:
    """ "Décision rendue le 7 décembre 2023 (Conseil d’État) : ...", the same order only once."""
    orders = [order for order in picture.orders if order.kind in ORDERED]
    orders = [order for order in orders if not _is_international(order)]
    by_court = dict[str, dict[str, None]]()
    for order in orders:
        by_court.setdefault(_decided(order), {})[_what(picture, order)] = None
    said = [f"{decided} : {listed(what)}." for decided, what in by_court.items()]
    return Sentence(" ".join(said), facts_of(*orders, *(order.event for order in orders)))


def _is_international(order: Order) -> bool:
    return order.event is not None and order.event.type == EventType.INTERIM_MEASURE


def _decided(order: Order) -> str:
    named, when = court(words_of(order)), _day(order)
    named = named.removeprefix("le ").removeprefix("la ")
    return f"Décision rendue {inside(when)} ({named})" if when else f"Décision ({named})"


def _what(picture: Picture, order: Order) -> str:
    name = briefly(picture)
    amount = money(order.amount, order.currency) if order.amount else ""
    amount = amount or gap(f"montant accordé {a(name)} : non consigné")
    words = ORDERED[OrderKind(order.kind)].format(of=de(name), to=a(name), amount=amount)
    return words + remark(picture.origins.get(order.pk))


def sought(picture: Picture) -> Sentence:
    """What it asked for and no court has decided on, each term once."""
    orders = [order for order in picture.sought if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    terms = listed(dict.fromkeys(penalty(order, picture) for order in orders))
    when = next((day for order in orders if (day := _day(order))), None)
    text = f"Le parquet a requis {terms} contre {plain(briefly(picture))}"
    rows = facts_of(*orders, *(order.event for order in orders))
    return Sentence(f"{text} {inside(when)}." if when else f"{text}.", rows)


def _day(order: Order) -> PartialDate | None:
    days = [order.date, order.event.date] if order.event else [order.date]
    return next((day for day in days if day.understood), None)
