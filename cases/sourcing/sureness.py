"""How sure a fact is, in one word: established, reported, or a rumour that stays inside.

The word follows from the sources, and is stored only where somebody answered otherwise by hand.
Established is (after domain list b.10):
- what an authority did or decided, on the word of a source that is usually reliable (A or B);
- what sources of two independent origins say, each fairly reliable or better (A to C);
- what a citation grades 1, confirmed.
A source that says otherwise makes any of these reported. A rumour is only ever a person's answer.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from cases.codes import LEGAL_TYPES, EventType, Sureness
from cases.models import Charge, Citation, Credibility, Event, Order, Source
from people.models import Reliability

USUAL = (Reliability.A, Reliability.B)
FAIR = (*USUAL, Reliability.C)
DOUBTED = (Credibility.DOUBTFUL, Credibility.IMPROBABLE)
# Steps of a court case that are not an authority's own, and what authorities do besides.
OF_OTHERS = {
    EventType.COMPLAINT_FILED,
    EventType.ILL_TREATMENT_ALLEGED,
    EventType.APPEAL_LODGED,
    EventType.CASSATION_LODGED,
    EventType.RELEASE_EXPECTED,
}
ACTS = {*LEGAL_TYPES} - OF_OTHERS | {
    EventType.APPREHENDED,
    EventType.DETAINED,
    EventType.TRANSFER,
    EventType.RELEASE,
    EventType.DEPORTED,
    EventType.EXTRADITED,
    EventType.SEARCH,
    EventType.TRAVEL_BANNED,
    EventType.BLOCKED,
}
# What may be told outside. By hand only, so that the column says it all.
FIT_TO_TELL = ~Q(sureness=Sureness.RUMOUR)
# A decision is no surer than what it was decided in.
DECISION_FIT_TO_TELL = FIT_TO_TELL & ~Q(event__sureness=Sureness.RUMOUR)

Answerable = Event | Charge | Order


def sureness_of(fact: Answerable, citations: Iterable[Citation]) -> Sureness:
    """The answer given by hand, else what the citations (read `with_sources()`) make of it."""
    return Sureness(fact.sureness) if fact.sureness else _by_sources(fact, list(citations))


def preset(fact: Answerable, source: Source | None) -> Sureness:
    """What the fact would be on the word of one source alone."""
    return _by_sources(fact, [Citation(source=source)] if source else [])


def is_contested(citations: Iterable[Citation]) -> bool:
    return any(citation.contradicts for citation in citations)


def origins(citations: Iterable[Citation]) -> int:
    """How many independent origins say so: three reprints of one count as one."""
    return len({citation.told_first for citation in citations if not citation.contradicts})


def _by_sources(fact: Answerable, citations: Sequence[Citation]) -> Sureness:
    saying = [c for c in citations if not c.contradicts and c.credibility not in DOUBTED]
    confirmed = any(citation.credibility == Credibility.CONFIRMED for citation in saying)
    usual = any(citation.source.grade in USUAL for citation in saying)
    fair = [citation for citation in saying if citation.source.grade in FAIR]
    sure = confirmed or (usual and _is_an_act(fact)) or origins(fair) > 1
    return Sureness.ESTABLISHED if sure and not is_contested(citations) else Sureness.REPORTED


def _is_an_act(fact: Answerable) -> bool:
    return not isinstance(fact, Event) or fact.type in ACTS
