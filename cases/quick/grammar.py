"""The quick line: one line of plain words becomes a proposal to confirm or correct.

docs/quick-line.md has the grammar and its examples, which the tests read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from cases.codes import ANNOUNCED, EventType, Outcome
from cases.forms.dates import read_words
from cases.happenings import FREEING
from cases.heard import Heard, flat, heard_in
from cases.models import OrderKind
from cases.quick.amounts import Fine, Term, take_articles, take_fine, take_term
from cases.quick.charges import JUDGED
from cases.quick.dates import take_date, take_until
from cases.quick.line import Line, Span
from cases.quick.places import take_places
from cases.quick.words import (
    ALL,
    BY_REVIEW,
    BY_SO_MUCH,
    CAME_TO_NOTHING,
    CHANGING,
    CUSTODY,
    DECISIONS,
    KINDS,
    OF_OTHERS,
    OUTCOMES,
    REVIEWS,
    SENTENCING,
    SURENESS,
    TYPE_OF_OUTCOME,
    UNSAID,
    first_of,
    pattern,
)
from core.dates import PartialDate

T = TypeVar("T", bound=str)
LONGEST = 300  # characters of a line


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a line was understood to say; "", None or undated is what it does not say.

    `whom` are places in the names given. `known` is the day on which something ahead was
    announced. `used` says which signs of the line each part was read from; `rest` is what nobody
    understood, to be kept as text.
    """

    line: str
    type: EventType | None = None
    date: PartialDate = field(default_factory=PartialDate)
    known: PartialDate = field(default_factory=PartialDate)
    until: PartialDate = field(default_factory=PartialDate)
    term: Term | None = None
    fine: Fine | None = None
    articles: tuple[str, ...] = ()
    order_kind: str = ""
    custody: str = ""
    outcome: str = ""
    sureness: str = ""
    whom: tuple[int, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    used: Sequence[tuple[str, Span]] = ()

    def words(self, *parts: str) -> str:
        """The words that these parts were read from, in their order."""
        spans = sorted(span for part, span in self.used if part in parts)
        return " ".join(self.line[start:end] for start, end in spans)


def read_line(
    words: str, *, anchor: date, country: str = "", names: Sequence[Sequence[str]] = ()
) -> Proposal:
    """Read one line as of `anchor`. `names` are the forms of the name of each party of the case.

    Of two things that happened, the line tells the one with the longer phrase, or the first; the
    other stays text. Never raises.
    """
    line = Line(" ".join(words[:LONGEST].replace("|", " ").split()))
    whom = _take_whom(line, names)
    sureness = _take_first(line, "sureness", SURENESS)
    articles = take_articles(line)
    fine, term = take_fine(line, country), take_term(line)
    kind, outcome = _take_type(line, term)
    if kind or not (UNSAID.search(line.open) or heard_in(line.open)):
        kind = _type_by_figures(kind, line, term, fine, articles)
    order_kind = _take_first(line, "kind", KINDS) if kind in SENTENCING else ""
    if term and kind in CHANGING:
        _take_by(line)
    custody = first_of(CUSTODY, line.plain)
    until = PartialDate() if kind in ANNOUNCED else take_until(line, anchor, kind)
    when, known = _take_dates(line, anchor, kind)
    if kind == EventType.HEARING_HELD and when.earliest and when.earliest > anchor:
        kind = EventType.HEARING_SCHEDULED
    places = take_places(line, kind)
    line.take_joints()
    return Proposal(
        line=line.text, type=kind, date=when, known=known, until=until, term=term, fine=fine,
        articles=articles, order_kind=order_kind, custody=custody[0] if custody else "",
        outcome=outcome, sureness=sureness, whom=whom, places=places, rest=line.rest,
        used=tuple(line.used),
    )  # fmt: skip


def _take_by(line: Line) -> None:
    """ "By" before a term is a part of it: a sentence cut by two years is not one of two years."""
    start = min(span.start for part, span in line.used if part == "term")
    if match := re.search(rf"(?<!\w){BY_SO_MUCH.pattern}+$", line.open[:start]):
        line.take("term", match.start(), match.end() - 1)


def _take_first(line: Line, part: str, table: dict[T, tuple[str, ...]]) -> str:
    found = first_of(table, line.open)
    if found is None:
        return ""
    line.take(part, *found[1:])
    return found[0]


def _take_whom(line: Line, names: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Places of the parties named by a word of their name that no other of them has."""
    tokens = [_tokens(forms) for forms in names]
    if len(names) > 1 and line.take_match("whom", pattern(ALL)):
        return tuple(range(len(names)))
    found = set()
    for word in list(line.words(Span(0, len(line.plain)))):
        span = line.trimmed(*word)
        said = [place for place, known in enumerate(tokens) if line.plain[slice(*span)] in known]
        if len(said) == 1:
            line.take("whom", *span)
            found.add(said[0])
    return tuple(sorted(found))


def _tokens(forms: Iterable[str]) -> set[str]:
    return {word for form in forms for word in flat(form).split() if len(word) > 2}


def _take_type(line: Line, term: Term | None) -> tuple[EventType | None, str]:
    """What happened, and its outcome, which may be told by the same words.

    Nothing where the words deny it, tell it of somebody else or leave it to come: the type is then
    for the user to choose, and the words stay text.
    """
    every = sorted(heard_in(line.open), key=lambda one: _weight(one, line))
    outcome = first_of(OUTCOMES, line.open)
    kind = every[0].type if every else None
    if outcome and (kind is None or (kind in JUDGED and outcome[0] in BY_REVIEW)):
        kind = TYPE_OF_OUTCOME.get(outcome[0])
    spans = [Span(one.start, one.end) for one in every[:1]]
    if outcome and kind in DECISIONS:
        spans.append(Span(*outcome[1:]))
    elif outcome and outcome[0] in CAME_TO_NOTHING:
        kind = None
    # An amnesty with a term has cut a sentence, or imposed none.
    if kind is None or (term and kind in FREEING) or _unsaid(line, spans):
        return None, ""
    if every:
        line.take("type", *spans[0])
    if outcome is None or kind not in DECISIONS:
        return kind, ""
    line.take("outcome", *outcome[1:])
    # An appeal that is dismissed leaves the judgment as it was.
    lost = kind in REVIEWS and outcome[0] in (Outcome.DISMISSED, Outcome.REFUSED)
    return kind, Outcome.UPHELD if lost else outcome[0]


def _unsaid(line: Line, spans: Sequence[Span]) -> bool:
    """Whether the piece between commas around these phrases denies them, or is about others."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    before = re.split("[,;]", line.open[:start])[-1]
    signs = list(line.open[start:end])
    for span in spans:
        signs[span.start - start : span.end - start] = "|" * (span.end - span.start)
    after = re.split("[,;]", line.open[end:])[0]
    around = "".join((before, *signs, after))
    return bool(UNSAID.search(around) or OF_OTHERS.search(before))


def _weight(one: Heard, line: Line) -> tuple[bool, int]:
    """More words mean more; that there was a hearing is the least that a line may tell."""
    return one.type == EventType.HEARING_HELD, -line.plain.count(" ", one.start, one.end)


def _type_by_figures(
    kind: EventType | None,
    line: Line,
    term: Term | None,
    fine: Fine | None,
    articles: Sequence[str],
) -> EventType | None:
    """What figures alone tell of: only administrative arrest is counted in days alone."""
    if kind == EventType.VERDICT and term:
        return EventType.SENTENCE
    if kind:
        return kind
    if (term and (term.years or term.months)) or pattern(KINDS[OrderKind.LIFE]).search(line.open):
        return EventType.SENTENCE
    if term or fine:
        return EventType.ADMIN_SENTENCE
    return EventType.CHARGED if articles else None


def _take_dates(
    line: Line, anchor: date, kind: EventType | None
) -> tuple[PartialDate, PartialDate]:
    """When it happened; of what lies ahead also when that came to be known, which is said first."""
    ahead = kind in ANNOUNCED
    when = take_date(line, anchor, ahead=ahead)
    if not ahead or not take_date(line, anchor, ahead=True).understood:
        return when, PartialDate()
    told, set_for = sorted(span for part, span in line.used if part == "date")
    return (
        read_words(line.text[slice(*set_for)], anchor, ahead=True),
        read_words(line.text[slice(*told)], anchor),
    )
