"""Courts, offices, places and countries in what a quick line has left."""

import re
from functools import cache

from cases.codes import REMOVALS, EventType
from cases.heard import flat
from cases.quick.line import Line, Span
from cases.quick.words import COURT, HELD_AT, OFFICE
from core.countries import country_choices

MOST_WORDS = 7  # a longer piece is a sentence, not a name
LEAVING = (*REMOVALS, EventType.REMOVAL_SCHEDULED, EventType.LEFT_COUNTRY)
BY = re.compile(r"(?:by|par)\s+(?:the |la |le |l')?")
IN = re.compile(r"(?:in|at|near|a|au|dans|в|во|на)\s+(?:the |la |le |l')?")
TO = re.compile(r"(?:to|vers|в|на)\s+(?:the |la |le |l')?")
FROM = re.compile(r"(?:from|de|из)\s+(?:the |la |le |l')?")
_CUT = re.compile(r"[,;]|\s(?=(?:by|par|to|vers|from|из)\s)|\s(?=(?:in|at|near|dans)\s)")


def take_places(line: Line, kind: EventType | None) -> dict[str, str]:
    """Some of authority_words, place_words, from_country and to_country."""
    found: dict[str, str] = {}
    for piece in _pieces(line):
        name, lead = _part(line, piece, kind)
        if name and name not in found:
            words = line.trimmed(piece.start + lead, piece.end)
            said = line.text[slice(*words)]
            found[name] = _country(said) if name.endswith("country") else said
            line.take(name, *piece)
    return found


def _pieces(line: Line) -> list[Span]:
    """Between commas and before prepositions; the name of a court or a prison stays whole."""
    pieces = []
    for stretch in line.stretches():
        start = stretch.start
        cuts = [match.start() for match in _CUT.finditer(line.plain, *stretch)]
        for cut in [*cuts, stretch.end]:
            named = COURT.search(line.plain, start, cut) or HELD_AT.search(line.plain, start, cut)
            if not (named and line.plain[cut : cut + 4] in (" in ", " at ")):
                pieces.append(line.trimmed(start, cut))
                start = cut
    return [piece for piece in pieces if piece.start < piece.end]


def _part(line: Line, piece: Span, kind: EventType | None) -> tuple[str, int]:
    """What a piece names, and the length of the preposition before the name; "" for nothing."""
    plain, text = line.plain[slice(*piece)], line.text[slice(*piece)]
    if len(plain.split()) > MOST_WORDS:
        return "", 0
    by, inside, to, away = (look.match(plain) for look in (BY, IN, TO, FROM))
    if kind in LEAVING:
        for name, lead in (("to_country", to), ("from_country", away)):
            if lead and _country(text[lead.end() :]):
                return name, lead.end()
    lead = by or inside or to
    length = lead.end() if lead else 0
    named = text[length:]
    if COURT.search(plain):
        return "authority_words", length
    if HELD_AT.search(plain) and not away:
        return "place_words", length
    if OFFICE.search(plain) or (by and _is_name(named)):
        return "authority_words", length
    moved = kind == EventType.TRANSFER and (to or _follows(line, piece, "type"))
    if (inside or moved) and _is_name(named):
        return "place_words", length
    return "", 0


def _follows(line: Line, piece: Span, part: str) -> bool:
    return any(
        name == part and not line.plain[span.end : piece.start].strip() for name, span in line.used
    )


def _is_name(words: str) -> bool:
    return bool(words) and (words[0].isupper() or words[0].isdigit())


@cache
def _countries() -> dict[str, str]:
    return {
        flat(name): code
        for language in ("ru", "fr", "en")
        for code, name in country_choices(language)
    }


def _country(name: str) -> str:
    return _countries().get(flat(name).strip(), "")
