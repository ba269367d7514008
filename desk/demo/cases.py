"""Cases with their parties, what happened, charges, orders and what somebody made of it."""

from typing import Any
from uuid import UUID

from accounts.models import User
from cases.models import (
    Assessment,
    Case,
    Charge,
    Event,
    EventParty,
    Order,
    Party,
    Proceeding,
    Provision,
    Situation,
)
from core.facts import same_thing
from core.fields import LocalText
from core.models import Vocabulary
from desk.demo.files import Entry
from desk.demo.shelf import Shelf, key_of
from people.models import Office, Organisation, Person


def case(shelf: Shelf, entry: Entry) -> None:
    slug = entry["case"]
    key = shelf.put(
        Case,
        slug,
        scope_id=shelf.scope(f"case/{slug}"),
        title=entry["title"],
        country=entry["country"],
        situation_id=shelf.get(Situation, entry.get("situation")),
        summary=LocalText({"en": entry["summary"]} if "summary" in entry else {}),
        lead=User.objects.get(username="caseworker"),
    )
    for party in entry["parties"]:
        _party(shelf, party, key)
    for proceeding in entry.get("proceedings", []):
        shelf.put(
            Proceeding,
            proceeding["proceeding"],
            case_id=key,
            kind=proceeding["kind"],
            country=proceeding["country"],
            court_id=shelf.get(Organisation, proceeding.get("court")),
            court_words=proceeding.get("court_words", ""),
        )
    assess(shelf, entry, "case", key, slug)


def _party(shelf: Shelf, entry: Entry, case: UUID) -> None:
    """A party is called as its person or organisation is, or has a name of its own."""
    slug = entry.get("party") or entry.get("person") or entry["organisation"]
    key = shelf.put(
        Party,
        slug,
        case_id=case,
        person_id=shelf.get(Person, entry.get("person")),
        organisation_id=shelf.get(Organisation, entry.get("organisation")),
        unnamed=entry.get("unnamed"),
        role_id=shelf.term(Vocabulary.ROLE, entry["role"]),
    )
    shelf.cite("party", key, slug, entry["cite"])
    assess(shelf, entry, "party", key, slug)


def event(shelf: Shelf, entry: Entry) -> None:
    slug, length = entry["event"], entry.get("length", {"words": "", "days": [None, None]})
    key = shelf.put(
        Event,
        slug,
        type=entry["type"],
        length_text=length["words"],
        length_min_days=length["days"][0],
        length_max_days=length["days"][1],
        from_country=entry.get("from", ""),
        to_country=entry.get("to", ""),
        place_words=entry.get("place", ""),
        place_id=shelf.get(Organisation, entry.get("at")),
        authority_words=entry.get("authority", ""),
        authority_id=shelf.get(Organisation, entry.get("by")),
        situation_id=shelf.get(Situation, entry.get("situation")),
        proceeding_id=shelf.get(Proceeding, entry.get("proceeding")),
        **shelf.dates(entry, "date", "until", "known"),
        **_given(entry, "polarity", "custody", "country", "open_to_public", "summary"),
    )
    for party, outcome in _concerned(entry).items():
        concerned = shelf.get(Party, party)
        shelf.put(EventParty, f"{slug}/{party}", event_id=key, party_id=concerned, outcome=outcome)
    shelf.cite("event", key, slug, entry["cite"])
    assess(shelf, entry, "event", key, slug)


def _given(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: entry[name] for name in names if name in entry}


def _concerned(entry: Entry) -> dict[str, str]:
    """Whom it concerns, with the outcome for each: a list where there is none."""
    who = entry.get("who", [])
    return who if isinstance(who, dict) else dict.fromkeys(who, "")


def accounts(shelf: Shelf, entry: Entry) -> None:
    """Accounts of one happening, side by side; weighed anew only where one was just added."""
    keys = [key_of(Event, slug) for slug in entry["same"]]
    if shelf.added.isdisjoint(keys):
        return
    rows = {event.pk: event for event in Event.objects.filter(pk__in=keys)}
    preferred = rows[key_of(Event, entry["prefer"])] if "prefer" in entry else None
    same_thing([rows[key] for key in keys], prefer=preferred, reason=entry["why"])


def charge(shelf: Shelf, entry: Entry) -> None:
    """One row for each party that is accused."""
    for party in entry["against"]:
        slug = f"{entry['charge']}/{party}"
        key = shelf.put(
            Charge,
            slug,
            party_id=shelf.get(Party, party),
            proceeding_id=shelf.get(Proceeding, entry.get("proceeding")),
            provision_id=shelf.get(Provision, entry.get("article")),
            maximum_penalty=entry.get("maximum", ""),
            **shelf.dates(entry, "date"),
            **_given(entry, "words", "status", "answer"),
        )
        shelf.cite("charge", key, slug, entry["cite"])
        assess(shelf, entry, "charge", key, slug)


def order(shelf: Shelf, entry: Entry) -> None:
    """One row for each party that it is about."""
    for party in entry["about"]:
        slug = f"{entry['order']}/{party}"
        given = _given(
            entry, "kind", "sought", "years", "months", "days", "amount", "currency", "words",
            "binds_words", "compliance",
        )  # fmt: skip
        key = shelf.put(
            Order,
            slug,
            party_id=shelf.get(Party, party),
            event_id=shelf.get(Event, entry.get("event")),
            court_words=entry.get("court", ""),
            binds_id=shelf.get(Office, entry.get("binds")),
            **shelf.dates(entry, "date"),
            **given,
        )
        shelf.cite("order", key, slug, entry["cite"])
        assess(shelf, entry, "order", key, slug)


def assess(shelf: Shelf, entry: Entry, field: str, target: UUID, slug: str) -> None:
    """What somebody made of a fact: one row for each whose assessment it is."""
    for number, given in enumerate(entry.get("assessed", [])):
        for whose, by in _whose(shelf, given).items():
            row = f"{field}:{slug}/{number}/{whose}"
            source = given["cite"][0]["in"]
            key = shelf.put(
                Assessment,
                row,
                term_id=shelf.term(Vocabulary.ASSESSMENT, given["as"]),
                date=shelf.published[source],
                **by,
                **{f"{field}_id": target},
            )
            shelf.cite("assessment", key, row, given["cite"])


def _whose(shelf: Shelf, given: Entry) -> dict[str, dict[str, Any]]:
    if "by_words" in given:
        return {"words": {"by_words": given["by_words"]}}
    if "by_person" in given:
        return {"person": {"by_person_id": shelf.get(Person, given["by_person"])}}
    return {slug: {"by_organisation_id": shelf.get(Organisation, slug)} for slug in given["by"]}
