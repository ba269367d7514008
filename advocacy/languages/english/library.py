"""Approved paragraphs of the library, their placeholders filled."""

import re
from collections.abc import Mapping

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.occasions import days_of, leaders_of, title_of
from advocacy.languages.english.words import countries_in_words, listed_long
from advocacy.models import Paragraph
from advocacy.plan import Plan

PLACE = re.compile(r"\{(\w+)\}")


def paragraph(plan: Plan, paragraph: Paragraph) -> Sentence:
    """With a note of its sources; the figures it cites are facts that it rests on."""
    figures = {row.order: row.figure for row in paragraph.figures.all()}
    values = placeholders(plan) | {
        f"figure_{order}": plain(figure.words) for order, figure in figures.items()
    }
    text = fill(paragraph.text.strip(), values)
    note = plan.cite(plain(paragraph.sources)) if paragraph.sources else ""
    rows = facts_of(paragraph, *figures.values())
    return Sentence(text + note, rows, key=f"paragraph:{paragraph.pk}", before="\n\n")


def placeholders(plan: Plan) -> dict[str, str]:
    """What a paragraph of the library may name in braces, besides figures, and nothing else."""
    leaders = [leader.text for leader in leaders_of(plan)]
    return {
        "addressee": title_of(plan.addressee.office) if plan.addressee else "",
        "countries": countries_in_words(plan.countries) if plan.countries else "",
        "dates": days_of(plan) if plan.occasion else "",
        "leaders": listed_long(leaders) if leaders else "",
        "sender": plain(plan.sender.name),
        "sender_short": plain(plan.sender.abbreviation or plan.sender.name),
    }


def fill(text: str, values: Mapping[str, str]) -> str:
    """Placeholders by plain lookup; one that has no value is a gap."""
    return PLACE.sub(lambda found: values.get(found[1]) or gap(f"no value for {found[1]}"), text)
