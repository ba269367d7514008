"""Approved French paragraphs of the library, their placeholders filled."""

import re

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.countries import all_named
from advocacy.languages.french.dates import inside
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.occasions import days_of, leader, title_of
from advocacy.languages.french.sources import source_note
from advocacy.languages.french.typography import capital, listed_long, typeset
from advocacy.models import Paragraph, Pledge
from advocacy.plan import Plan
from cases.models import Figure

PLACE = re.compile(r"\{(\w+)\}")


def paragraph(plan: Plan, paragraph: Paragraph) -> Sentence:
    """With a note of its sources; the figures it cites are facts that it rests on."""
    figures = {row.order: row.figure for row in paragraph.figures.all()}
    values = placeholders(plan)
    values |= {f"figure_{order}": _figure(figure) for order, figure in figures.items()}
    text = PLACE.sub(
        lambda found: values.get(found[1]) or gap(f"valeur de {found[1]} : manquante"),
        paragraph.text.strip(),
    )
    note = plan.cite(plain(paragraph.sources)) if paragraph.sources else ""
    rows = facts_of(paragraph, *figures.values())
    return Sentence(typeset(text) + note, rows, key=f"paragraph:{paragraph.pk}", before="\n\n")


def _figure(figure: Figure) -> str:
    """A bare number speaks every language; other words are those of the source."""
    missing = to_say("chiffre", figure.words)
    return figure.words if figure.words.isdecimal() else missing


def placeholders(plan: Plan) -> dict[str, str]:
    """What a paragraph of the library may name in braces, besides figures, and nothing else."""
    leaders = [leader(one) for one in plan.meets.values()]
    return {
        "addressee": title_of(plan.addressee.office) if plan.addressee else "",
        "countries": all_named(plan.countries) if plan.countries else "",
        "dates": days_of(plan) if plan.occasion else "",
        "leaders": listed_long(leaders) if leaders else "",
        "sender": plain(plan.sender.name),
        "sender_short": plain(plan.sender.abbreviation or plan.sender.name),
    }


def pledge(plan: Plan) -> list[Sentence]:
    """What was promised, by whom, in which document."""
    return [_pledge(plan, row) for row in plan.pledges]


def _pledge(plan: Plan, row: Pledge) -> Sentence:
    """The promise as recorded in French stands behind a colon: whose words it is in decides it."""
    words = plain(row.text.get("fr", "")).rstrip(".")
    words = words or to_say("promesse", row.text)
    who = title_of(row.by_office) if row.by_office else plain(row.by_words)
    who = who or gap("auteur de la promesse : non consigné")
    when = f"{inside(row.date)}, " if row.date.understood else ""
    note = ""
    if row.source and row.source.scope_id is None:
        place = f", paragraphe {plain(row.paragraph)}" if row.paragraph else ""
        note = plan.cite(source_note(row.source).rstrip(".") + f"{place}.")
    text = typeset(f"{capital(when)}promesse a été faite ({who}) : {words}.")
    return Sentence(capital(text) + note, facts_of(row), key=f"pledge:{row.pk}", before="\n\n")
