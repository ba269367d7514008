"""What a passage of a source may tell, found by rules: it fills in a form, a person confirms.

What is only feared or spoken of is left out (`told`). What is said not to have happened is found
as such.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.codes import ANNOUNCED, INCIDENT_TYPES, REMOVALS, Custody, EventType, Polarity
from cases.heard import Heard, flat
from cases.models import OrderKind
from cases.quick.amounts import take_articles, take_fine, take_term
from cases.quick.line import Line
from cases.quick.words import CUSTODY, DECISIONS, KINDS, OUTCOMES, first_of
from cases.reading.dates import dates_in, lengths_in
from cases.reading.places import (
    FROM,
    IN,
    TO,
    Country,
    authority_before,
    countries_in,
    place_after,
)
from cases.reading.told import ASKED, told

# What people do themselves, and no authority to them.
THEIR_OWN = (
    EventType.LEFT_COUNTRY,
    EventType.MEDICAL_EXAM,
    EventType.COMPLAINT_FILED,
    EventType.ACCESS,
    EventType.PROTEST,
    EventType.APPEAL_LODGED,
)
OF_NO_STATE = (EventType.INTERIM_MEASURE, EventType.INTERNATIONAL_DECISION)
DENIED = re.compile(r"(?:\bnot|\bnever|n't|\bpas|\bне)\s(?:[\w-]+\s){0,3}$")
UP_TO = re.compile(r"(?:up to|maximum of|jusqu'a|до)\s*$")
ACCUSED_OF = re.compile(
    r"(?:charged with|charges? (?:of|on)|accused of|suspected of|convicted of|guilty of|inculpe de"
    r"|обвин[а-я]+ в)\s+(?:and (?:convicted|found guilty) of\s+)?"
)
FOREIGNERS = re.compile(r"deportation camp|for foreigners|immigration|migration|retention")
QUOTED = re.compile(r"[“«\"](?P<words>[^”»\"]+)[”»\"]")
NOTE = re.compile(r"\[(\d+)\]")
END_OF_CHARGE = re.compile(r"[,;.\[]|\s–\s|\s(?:which|that)\s")
DECIDED = (*DECISIONS, EventType.COMPENSATION_ORDERED, EventType.PROSECUTION_REQUEST,
           EventType.ADMIN_SENTENCE)  # fmt: skip
ORDERED = re.compile(r"\bordered (?P<whom>[^.;]+?) to (?P<what>[^.;]+)")
EVENT, CHARGE, ORDER, ASK = "event", "charge", "order", "ask"


@dataclass(frozen=True)
class Proposal:
    """One fact that the passage may tell: its kind, and what goes into which field of its form."""

    kind: str
    initial: Mapping[str, Any]
    article: str = ""


@dataclass(frozen=True)
class Setting:
    """What a passage is read against: its source's day, the case's country, notes called in it."""

    anchor: date
    country: str
    notes: str = ""


def proposals(passage: str, setting: Setting) -> list[Proposal]:
    """In the order of the text: what happened, then charges, then what is asked of whom."""
    events = told(passage)
    same: dict[EventType, list[Heard]] = {}
    for heard in events:
        same.setdefault(heard.type, []).append(heard)
    if EventType.CHARGES_ADDED in same:
        same.pop(EventType.CHARGED, None)
    return [
        *(_event(passage, phrases, events, setting) for phrases in same.values()),
        *_charges(passage, setting, same),
        *_orders(passage, setting, same),
        *_asks(passage),
    ]


def _event(
    passage: str, same: Sequence[Heard], among: Sequence[Heard], setting: Setting
) -> Proposal:
    """`same` are the phrases that tell of it, among all that the passage holds."""
    heard, kind, at = same[0], same[0].type, same[0].start
    own = kind in THEIR_OWN
    by = "" if own else authority_before(passage, heard.end, in_clause=kind in INCIDENT_TYPES)
    dates = dates_in(passage, setting.anchor, ahead=kind in ANNOUNCED)
    initial = {
        "type": kind.value,
        "polarity": _polarity(passage, heard),
        "date_words": _nearest(dates, at),
        "place_words": next(filter(None, (_place(passage, one, among) for one in same)), ""),
        "authority_words": by,
        "custody": _custody(passage, kind),
        **_countries(passage, heard, setting.country),
        **_decision(passage, kind, setting),
    }
    if kind == EventType.DETAINED:
        initial["length_text"] = _nearest(lengths_in(passage), at)
    return Proposal(EVENT, {name: value for name, value in initial.items() if value})


def _place(passage: str, heard: Heard, among: Sequence[Heard]) -> str:
    """Named in the words from this phrase to the one that tells of something else."""
    ends = (one.start for one in among if one.start > heard.start and one.type != heard.type)
    return place_after(passage, heard.start, next(ends, len(passage)))


def _nearest(spots: Iterable[tuple[str, int]], at: int) -> str:
    return min(spots, key=lambda spot: abs(spot[1] - at), default=("", 0))[0]


def _polarity(passage: str, heard: Heard) -> str:
    if not DENIED.search(flat(passage)[: heard.start]):
        return Polarity.HAPPENED
    return Polarity.NOT_ALLOWED if heard.type == EventType.ACCESS else Polarity.DID_NOT_HAPPEN


def _custody(passage: str, kind: EventType) -> str:
    if kind not in (EventType.DETAINED, EventType.TRANSFER):
        return ""
    if FOREIGNERS.search(flat(passage)):
        return Custody.IMMIGRATION
    found = first_of(CUSTODY, flat(passage))
    return found[0] if found else ""


def _countries(passage: str, heard: Heard, home: str) -> dict[str, str]:
    """Where it happened; of a removal or a departure also from where and to where."""
    named = sorted(countries_in(passage), key=lambda one: abs(one.at - heard.start))
    if heard.type in OF_NO_STATE:
        return {"country": "INT"}
    if heard.type == EventType.ASYLUM_DECISION:
        return {"country": _way(named, IN)}
    if heard.type not in (*REMOVALS, EventType.LEFT_COUNTRY):
        return {"country": _way(named, IN) or _way(named, "") or home}
    end = _way([one for one in named if one.at >= heard.start], TO) or _way(named, TO)
    start = _way(named, FROM) or _way([one for one in named if one.code != end], "")
    return {"country": start or home, "from_country": start or home, "to_country": end}


def _way(named: Iterable[Country], way: str) -> str:
    """The first country named with that preposition, or, for "", with none."""
    fits = (one.code for one in named if (way in one.way if way else not one.way))
    return next(fits, "")


def _decision(passage: str, kind: EventType, setting: Setting) -> dict[str, Any]:
    if kind not in DECIDED:
        return {}
    line, plain = Line(passage), flat(passage)
    outcome = None if kind == EventType.JUDGMENT else first_of(OUTCOMES, plain)
    said = first_of(KINDS, plain)
    fine, term = take_fine(line, setting.country), take_term(line)
    decided: dict[str, Any] = {"outcome": outcome[0].value if outcome else ""}
    if fine:
        compensation = "compensation" in plain or "indemnisation" in plain
        decided["decided"] = OrderKind.COMPENSATION if compensation else OrderKind.FINE
        decided |= {"amount": fine.amount, "currency": fine.currency}
    elif term or (said and said[0] == OrderKind.LIFE):
        decided["decided"] = said[0] if said else _without_kind(kind)
        decided |= term._asdict() if term else {}
    return decided


def _without_kind(kind: EventType) -> OrderKind:
    short = kind == EventType.ADMIN_SENTENCE
    return OrderKind.ADMINISTRATIVE_ARREST if short else OrderKind.IMPRISONMENT


def _charges(passage: str, setting: Setting, types: Collection[EventType]) -> list[Proposal]:
    """One for each article named in the passage or in a note that it calls."""
    plain, line = flat(passage), Line(passage)
    start = ACCUSED_OF.search(plain)
    articles = list(take_articles(line))
    found = [take_articles(Line(note)) for note in setting.notes.splitlines()]
    noted = [of_note[0] for of_note in found if of_note]
    articles = list(dict.fromkeys(articles + noted))
    words = _accusations(passage[start.end() :], noted=bool(noted)) if start else []
    if not start and not articles:
        return []
    status = "WANTED" if EventType.WANTED_NOTICE in types else ""
    shared = {"status": status, "maximum_penalty": _maximum(passage)}
    return [
        Proposal(
            CHARGE,
            {k: v for k, v in (shared | {"words": _at(words, n)}).items() if v},
            _at(articles, n),
        )
        for n in range(max(len(articles), 1))
    ]


def _at(found: list[str], place: int) -> str:
    return found[place] if place < len(found) else ""


def _accusations(rest: str, *, noted: bool) -> list[str]:
    """The charges in words: in quotes, else up to each note that names an article, or the end."""
    if quoted := [match["words"] for match in QUOTED.finditer(rest)]:
        return quoted
    parts = NOTE.split(rest)[:-1:2] if noted else [END_OF_CHARGE.split(rest)[0]]
    return [re.split(r", (?:and )?", part)[-1].strip(" ,.;") for part in parts]


def _maximum(passage: str) -> str:
    """ "up to 20 years": what may be imposed, not what was."""
    for words, at in lengths_in(passage):
        if UP_TO.search(flat(passage)[:at]):
            return f"up to {words}"
    return ""


def _orders(passage: str, setting: Setting, types: Collection[EventType]) -> list[Proposal]:
    """ "The court ordered X to ...": what a State or an office has to do.

    A compensation is imposed by the event that tells of it.
    """
    match = ORDERED.search(flat(passage))
    if not match or EventType.COMPENSATION_ORDERED in types:
        return []
    fine = take_fine(Line(passage), setting.country)
    kind = OrderKind.ENABLE_RETURN if "return" in match["what"] else OrderKind.OTHER
    initial = {
        "kind": OrderKind.COMPENSATION if fine else kind,
        "binds_words": passage[slice(*match.span("whom"))],
        "words": passage[slice(*match.span("what"))].strip(),
        "court_words": authority_before(passage, match.start(), in_clause=False),
        **({"amount": fine.amount, "currency": fine.currency} if fine else {}),
    }
    return [Proposal(ORDER, {name: value for name, value in initial.items() if value})]


def _asks(passage: str) -> list[Proposal]:
    """ "We call on X to ..."; several things asked in one sentence are several asks."""
    match = ASKED.search(flat(passage))
    if not match:
        return []
    whom = passage[slice(*match.span("whom"))].strip(" ,")
    what = re.split(r",? and to |,? et d[e'] |,? и ", passage[slice(*match.span("what"))])
    return [Proposal(ASK, {"addressee_words": whom, "text": one.strip(" ,")}) for one in what]
