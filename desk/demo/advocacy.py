"""Occasions, asks, figures, mentions, signatories and the library of paragraphs."""

from uuid import UUID

from advocacy.models import (
    Ask,
    Occasion,
    Paragraph,
    ParagraphFigure,
    Participation,
    Signatory,
)
from cases.models import Case, Figure, Law, Mention, Party, Situation, Source
from core.models import Vocabulary
from desk.demo.files import Entry
from desk.demo.shelf import Shelf
from people.models import Office, Organisation, Person


def occasion(shelf: Shelf, entry: Entry) -> None:
    key = shelf.put(
        Occasion,
        entry["occasion"],
        kind_id=shelf.term(Vocabulary.VISIT, entry["kind"]),
        title=entry["title"],
        date=shelf.when(entry["date"], entry["source"], ahead=True),
        place=entry.get("place", ""),
        countries=entry["countries"],
        status=entry["status"],
        source_id=shelf.get(Source, entry["source"]),
        note=entry.get("note", ""),
    )
    for number, participant in enumerate(entry.get("participants", [])):
        _participant(shelf, participant, f"{entry['occasion']}/{number}", key)


def _participant(shelf: Shelf, entry: Entry, slug: str, occasion: UUID) -> None:
    shelf.put(
        Participation,
        slug,
        occasion_id=occasion,
        side=entry["side"],
        person_id=shelf.get(Person, entry.get("person")),
        organisation_id=shelf.get(Organisation, entry.get("organisation")),
        office_id=shelf.get(Office, entry.get("office")),
        words=entry["words"],
    )


def ask(shelf: Shelf, entry: Entry) -> None:
    shelf.put(
        Ask,
        entry["ask"],
        kind_id=shelf.term(Vocabulary.ASK, entry["kind"]),
        text={"en": entry["text"]} | ({"fr": entry["text_fr"]} if "text_fr" in entry else {}),
        addressee_office_id=shelf.get(Office, entry.get("addressee")),
        addressee_words=entry["addressee_words"],
        persons=[shelf.get(Person, slug) for slug in entry.get("people", [])],
        case_id=shelf.get(Case, entry.get("case")),
        law_id=shelf.get(Law, entry.get("law")),
        countries=entry["countries"],
        about=entry["about"],
        source_id=shelf.get(Source, entry["source"]),
    )


def figure(shelf: Shelf, entry: Entry) -> None:
    key = shelf.put(
        Figure,
        entry["figure"],
        kind=entry["kind"],
        what=entry["what"],
        words=entry["words"],
        low=entry.get("low"),
        high=entry.get("high"),
        unit=entry.get("unit", ""),
        country=entry.get("country", ""),
        situation_id=shelf.get(Situation, entry.get("situation")),
        party_id=shelf.get(Party, entry.get("party")),
        said_by_id=shelf.get(Organisation, entry.get("said_by")),
        said_by_words=entry.get("said_by_words", ""),
        **shelf.dates(entry, "date"),
    )
    shelf.cite("figure", key, entry["figure"], entry["cite"])


def mention(shelf: Shelf, entry: Entry) -> None:
    shelf.put(
        Mention,
        entry["mention"],
        source_id=shelf.get(Source, entry["in"]),
        person_id=shelf.get(Person, entry["person"]),
        role_id=shelf.term(Vocabulary.ROLE, entry["role"]),
        words=entry["words"],
    )


def signatory(shelf: Shelf, entry: Entry) -> None:
    shelf.put(
        Signatory,
        entry["signatory"],
        statement_id=shelf.get(Source, entry["statement"]),
        person_id=shelf.get(Person, entry.get("person")),
        organisation_id=shelf.get(Organisation, entry.get("organisation")),
        printed_name=entry["name"],
        title=entry.get("title", ""),
        organisation_words=entry.get("organisation_words", ""),
        country_words=entry.get("country", ""),
        order=entry["facts"][1],
    )


def paragraph(shelf: Shelf, entry: Entry) -> None:
    key = shelf.put(
        Paragraph,
        entry["paragraph"],
        purpose=entry["purpose"],
        title=entry["title"],
        text=entry["text"],
        language=entry["language"],
        country=entry.get("country", ""),
        organisation_id=shelf.get(Organisation, entry.get("organisation")),
        situation_id=shelf.get(Situation, entry.get("situation")),
        theme=entry.get("theme", ""),
        author=entry.get("author", ""),
        as_of=entry["as_of"],
        review_on=entry.get("review_on"),
        approved_by=entry["approved_by"],
        sources=entry.get("sources", ""),
    )
    for order, figure in enumerate(entry.get("figures", ()), start=1):
        shelf.put(
            ParagraphFigure,
            f"{entry['paragraph']}-{order}",
            paragraph_id=key,
            figure_id=shelf.get(Figure, figure),
            order=order,
        )
