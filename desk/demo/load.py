"""Loads fixtures/demo/ through the models: with history, citations and where things stand."""

from collections.abc import Callable

from django.db import transaction

from accounts import demo
from cases import listing
from cases.models import Party
from cases.standing import refresh
from core.actor import acting
from desk.demo import advocacy, cases, material, people
from desk.demo.files import Entry, entries
from desk.demo.shelf import Shelf

# In this order: each kind refers to those before it.
KINDS: list[tuple[str, Callable[[Shelf, Entry], None]]] = [
    ("organisations", people.organisation),
    ("sources", material.source),
    ("organisations", people.names_of_organisation),
    ("people", people.person),
    ("offices", people.office),
    ("situations", material.situation),
    ("laws", material.law),
    ("cases", cases.case),
    ("events", cases.event),
    ("accounts", cases.accounts),
    ("charges", cases.charge),
    ("orders", cases.order),
    ("occasions", advocacy.occasion),
    ("asks", advocacy.ask),
    ("figures", advocacy.figure),
    ("mentions", advocacy.mention),
    ("signatories", advocacy.signatory),
    ("paragraphs", advocacy.paragraph),
]


@transaction.atomic
def load() -> int:
    """Add what is missing, all or nothing; the number of rows added.

    What is there stays as it is. Raises ImproperlyConfigured outside the demonstration, LookupError
    and ValueError for a row of the files that is wrong.
    """
    with acting("demonstration data", "loaded from fixtures"):
        shelf = Shelf(entries(), demo.create())
        for kind, add in KINDS:
            for entry in shelf.entries[kind]:
                add(shelf, entry)
        if shelf.added:
            refresh(Party.objects.filter(pk__in=shelf.added))
            listing.rebuild()
    return len(shelf.added)
