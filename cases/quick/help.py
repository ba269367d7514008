"""The quick line explained: the grammar of its page in docs/, and how its examples are read."""

import re
from datetime import date

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.codes import Custody, EventType, Outcome, Sureness
from cases.models import OrderKind
from cases.quick.grammar import Proposal, read_line
from core.countries import country_name
from core.dates import show
from core.markdown import to_html
from core.numbers import grouped

# The case that the examples are about.
ANCHOR, COUNTRY = date(2024, 3, 1), "KZ"
NAMES = [["Aibek Testov"], ["Dana Probova"]]
DOCS = settings.BASE_DIR / "docs"


def grammar() -> SafeString:
    """In the reader's language; the examples are the same in all."""
    translated = DOCS / f"quick-line.{get_language()}.md"
    if translated.exists():
        return to_html(translated.read_text(encoding="utf-8").partition("\n")[2])
    return to_html(_page().partition("## What it reads")[2].partition("## Examples")[0])


def examples() -> list[tuple[str, str]]:
    """(line, what the page says that it is read as)"""
    return re.findall(r"^\| `(.+?)` +\| (.+?) +\|$", _page(), re.MULTILINE)


def readings() -> list[tuple[str, str]]:
    """(line, what it is read as), in the reader's language."""
    return [(line, in_words(read(line))) for line, _meant in examples()]


def read(line: str) -> Proposal:
    return read_line(line, anchor=ANCHOR, country=COUNTRY, names=NAMES)


def in_words(found: Proposal) -> str:
    """ "what happened: sentenced; when: 12 May 2023; for how long: 7 years" """
    fine, places = found.fine, found.places
    parts = {
        _("what happened"): EventType(found.type).label if found.type else "",
        _("when"): show(found.date),
        _("when it came to be known"): show(found.known),
        _("until when"): show(found.until),
        _("for how long"): _term(found),
        _("fine"): f"{grouped(fine.amount)} {fine.currency}" if fine else "",
        _("decision"): OrderKind(found.order_kind).label if found.order_kind else "",
        _("kind of custody"): Custody(found.custody).label if found.custody else "",
        _("article"): ", ".join(found.articles),
        _("authority or court"): places.get("authority_words", ""),
        _("from country"): country_name(places.get("from_country", "")),
        _("place"): places.get("place_words", ""),
        _("to country"): country_name(places.get("to_country", "")),
        _("outcome"): Outcome(found.outcome).label if found.outcome else "",
        _("weighed as"): Sureness(found.sureness).label if found.sureness else "",
        _("whom it concerns"): ", ".join(NAMES[place][0] for place in found.whom),
        _("in a few words"): found.rest,
    }
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _term(found: Proposal) -> str:
    years, months, days = ((part or 0) for part in found.term or (0, 0, 0))
    counts = (
        (years, ngettext("{} year", "{} years", years)),
        (months, ngettext("{} month", "{} months", months)),
        (days, ngettext("{} day", "{} days", days)),
    )
    return " ".join(words.format(count) for count, words in counts if count)


def _page() -> str:
    return (DOCS / "quick-line.md").read_text(encoding="utf-8")
