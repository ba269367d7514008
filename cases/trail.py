"""What the addresses of cases tell of, for the trail: without asking who may see it.

So a refusal stands in the log of the case that it concerned, which its team can read.
"""

from collections.abc import Mapping
from typing import Any

from accounts import seeing
from accounts.seeing import Told
from cases.models import (
    Case,
    Charge,
    Consent,
    Document,
    Event,
    Note,
    Order,
    Override,
    Party,
    Proceeding,
    Task,
)
from people.models import Attribute, Name

# Page -> (model, the ways from it to what has a reference, the first that leads to a case).
OF_CASE = ("case",)
OF_PARTY = ("party__case",)
WAYS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "document": (Document, ("case", "source")),
    "document-preview": (Document, ("case", "source")),
    "document-edit": (Document, ("case", "source")),
    "note-edit": (Note, OF_CASE),
    "task-edit": (Task, OF_CASE),
    "task-done": (Task, OF_CASE),
    "override-new": (Party, OF_CASE),
    "override-end": (Override, OF_PARTY),
    "event-edit": (Event, ("concerned__party__case",)),
    "account-group": (Event, ("concerned__party__case",)),
    "charge-edit": (Charge, OF_PARTY),
    "order-edit": (Order, OF_PARTY),
    "court-case-edit": (Proceeding, OF_CASE),
    "name-edit": (Name, ("person",)),
    "about-edit": (Attribute, ("person",)),
    "consent-confirm": (Consent, ("person",)),
}


def told(page: str, kwargs: Mapping[str, Any]) -> Told | None:
    """Of an address with a reference of a case, or with the key of something in one."""
    if reference := kwargs.get("reference"):
        return _by_reference(reference) if reference.startswith("C-") else None
    if page not in WAYS:
        return None
    model, ways = WAYS[page]
    columns = [f"{way}__{column}" for way in ways for column in ("reference", "pk")]
    found = model._base_manager.filter(pk=kwargs["pk"]).values_list(*columns).first()
    for way, reference, key in zip(ways, (found or ())[::2], (found or ())[1::2], strict=False):
        if reference:
            return Told(reference, key if way.endswith("case") else None)
    return None


def _by_reference(reference: str) -> Told:
    keys = Case.objects.filter(reference=reference).values_list("pk", flat=True)
    return Told(reference, keys.first())


def register() -> None:
    seeing.tellers.append(told)
