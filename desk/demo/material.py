"""Sources, situations and laws: what cases stand on."""

from uuid import UUID

from cases.models import Law, Provision, Situation, Source
from core.models import Vocabulary
from desk.demo.files import Entry
from desk.demo.shelf import Shelf
from people.models import Organisation


def source(shelf: Shelf, entry: Entry) -> None:
    shelf.put(
        Source,
        entry["source"],
        kind_id=shelf.term(Vocabulary.SOURCE, entry["kind"]),
        title=entry["title"],
        publisher_id=shelf.get(Organisation, entry.get("publisher")),
        publisher_words=entry.get("issued_by", ""),
        published=shelf.when(entry.get("published")),
        url=entry.get("url", ""),
        language=entry.get("language", ""),
        noted_in_id=shelf.get(Source, entry.get("noted_in")),
        noted_as=entry.get("noted_as", ""),
        **({"reliability": entry["reliability"]} if "reliability" in entry else {}),
    )


def situation(shelf: Shelf, entry: Entry) -> None:
    key = shelf.put(
        Situation,
        entry["situation"],
        name={"en": entry["name"]},
        country=entry["country"],
        region=entry.get("region", ""),
        **shelf.dates(entry, "date"),
    )
    shelf.cite("situation", key, entry["situation"], entry["cite"])


def law(shelf: Shelf, entry: Entry) -> None:
    key = shelf.put(
        Law,
        entry["law"],
        country=entry["country"],
        name={"en": entry["name"]},
        stage=entry["stage"],
        stage_words=entry.get("stage_words", ""),
        **shelf.dates(entry, "date"),
    )
    shelf.cite("law", key, entry["law"], entry["cite"])
    for article in entry.get("articles", []):
        _article(shelf, article, key)


def _article(shelf: Shelf, entry: Entry, law: UUID) -> None:
    titles = {
        name: {"en": entry[name]} for name in ("official_title", "plain_title") if name in entry
    }
    key = shelf.put(
        Provision,
        entry["article"],
        law_id=law,
        article=entry.get("number", ""),
        part=entry.get("part", ""),
        **titles,
    )
    shelf.cite("provision", key, entry["article"], entry["cite"])
