"""How a proposal is written in docs/quick-line.md."""

from datetime import date

from cases.codes import EventType
from cases.quick.grammar import Proposal, read_line
from core.dates import show

ANCHOR = date(2024, 3, 1)
NAMES = [["Aibek Testov"], ["Dana Probova"]]
PLACES = {
    "authority_words": "court or office",
    "place_words": "place",
    "from_country": "from",
    "to_country": "to",
}


def read(line: str) -> Proposal:
    return read_line(line, anchor=ANCHOR, country="KZ", names=NAMES)


def written(found: Proposal) -> str:
    """ "what: sentenced; when: 12 May 2023; term: 7 years", in the order of the page."""
    fine = found.fine
    parts = {
        "what": str(EventType(found.type).label) if found.type else "",
        "when": show(found.date),
        "known": show(found.known),
        "until": show(found.until),
        "term": _term(found),
        "fine": f"{fine.amount:,.0f} {fine.currency}" if fine else "",
        "kind": found.order_kind,
        "custody": found.custody,
        "article": ", ".join(found.articles),
        **{PLACES[name]: words for name, words in sorted(found.places.items())},
        "outcome": found.outcome,
        "sure": found.sureness,
        "whom": ", ".join(NAMES[place][0] for place in found.whom),
        "text": found.rest,
    }
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _term(found: Proposal) -> str:
    named = zip(("years", "months", "days"), found.term or (), strict=False)
    return " ".join(f"{number} {unit}" for unit, number in named if number is not None)
