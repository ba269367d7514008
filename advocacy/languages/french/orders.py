"""What courts ordered besides sentences, and the sentence that a prosecution asked for."""

from advocacy.languages import judged
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.courts import court
from advocacy.languages.french.dates import inside
from advocacy.languages.french.happened import remark
from advocacy.languages.french.law import SENTENCED, amount_of, penalty
from advocacy.languages.french.typography import a, de, listed
from advocacy.languages.french.who import briefly
from advocacy.languages.judged import Orders
from advocacy.pictures import Picture
from cases.codes import EventType
from cases.models import OrderKind

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
    groups = judged.of_kinds(picture.orders, ORDERED)
    groups = [group for group in groups if judged.agree(group) and not _is_international(group)]
    by_court = dict[str, dict[str, None]]()
    for group in groups:
        by_court.setdefault(_decided(group), {})[_what(picture, group)] = None
    orders = [order for group in groups for order in group]
    said = [f"{decided} : {listed(what)}." for decided, what in by_court.items()]
    return Sentence(" ".join(said), facts_of(*orders, *(order.event for order in orders)))


def _is_international(group: Orders) -> bool:
    events = [order.event for order in group if order.event]
    return any(event.type == EventType.INTERIM_MEASURE for event in events)


def _decided(group: Orders) -> str:
    named, when = court(judged.court_words(group)), judged.day_of(group)
    named = named.removeprefix("le ").removeprefix("la ")
    said = f"Décision rendue {inside(when)}" if when.understood else "Décision"
    return f"{said} ({named})"


def _what(picture: Picture, group: Orders) -> str:
    name = briefly(picture)
    amount = amount_of(group) or gap(f"montant accordé {a(name)} : non consigné")
    words = ORDERED[OrderKind(group[0].kind)].format(of=de(name), to=a(name), amount=amount)
    return words + remark(picture.origins.get(group[0].pk))


def sought(picture: Picture) -> Sentence:
    """What it asked for and no court has decided on, each term once."""
    groups = judged.of_kinds(picture.sought, SENTENCED)
    if not groups:
        return Sentence("")
    orders = [order for group in groups for order in group]
    terms = listed(dict.fromkeys(penalty(group, picture) for group in groups))
    when = next((day for group in groups if (day := judged.day_of(group)).understood), None)
    text = f"Le parquet a requis {terms} contre {plain(briefly(picture))}"
    rows = facts_of(*orders, *(order.event for order in orders))
    return Sentence(f"{text} {inside(when)}." if when else f"{text}.", rows)
