"""What intake begins with: the question "What happened?", and what each answer asks for."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.codes import EventType


class What(TextChoices):
    """The answers, as the caseworker hears them on the phone; each leads to types of events."""

    DETAINED = "detained", _("detained")
    RETURN = "return", _("about to be sent back")
    DISAPPEARED = "disappeared", _("disappeared")
    DIED = "died", _("died")
    COURT = "court", _("charged, summoned or on trial")
    PRESSURE = "pressure", _("searched, threatened or banned from travel")
    RELEASED = "released", _("released")
    OTHER = "other", _("other")


E = EventType
# The first is meant where the form does not ask.
TYPES: dict[What, tuple[EventType, ...]] = {
    What.DETAINED: (E.APPREHENDED,),
    What.RETURN: (E.REMOVAL_SCHEDULED,),
    What.DISAPPEARED: (E.DISAPPEARED,),
    What.DIED: (E.DEATH,),
    What.COURT: (E.CHARGED, E.SUMMONED, E.HEARING_SCHEDULED, E.HEARING_HELD),
    What.PRESSURE: (E.SEARCH, E.THREATENED, E.TRAVEL_BANNED),
    What.RELEASED: (E.RELEASE,),
    What.OTHER: (),
}

SOURCE = ("caller", "publication", "kind", "new_published")
# At most 12 each: what is not asked here is shown as missing on the page of the case.
FIELDS: dict[What, tuple[str, ...]] = {
    What.DETAINED: (
        "names", "country", "date_words", "custody", "place_words", "authority_words", "charge",
        "summary", *SOURCE,
    ),
    What.RETURN: (
        "names", "from_country", "to_country", "date_words", "place_words", "custody", "lawyer",
        "summary", *SOURCE,
    ),
    What.DISAPPEARED: (
        "names", "country", "date_words", "place_words", "authority_words", "summary", *SOURCE,
    ),
    What.DIED: (
        "names", "country", "date_words", "place_words", "custody", "summary", *SOURCE,
    ),
    What.COURT: (
        "names", "country", "type", "date_words", "authority_words", "charge", "summary", *SOURCE,
    ),
    What.PRESSURE: (
        "names", "country", "type", "date_words", "place_words", "authority_words", "summary",
        *SOURCE,
    ),
    What.RELEASED: ("names", "country", "date_words", "place_words", "summary", *SOURCE),
    What.OTHER: (
        "names", "country", "type", "date_words", "place_words", "authority_words", "summary",
        *SOURCE,
    ),
}  # fmt: skip

LABELS: dict[tuple[What, str], Any] = {
    (What.DETAINED, "place_words"): _("Held where"),
    (What.RETURN, "date_words"): _("Removal set for: date and time"),
    (What.RETURN, "place_words"): _("Held where"),
    (What.DISAPPEARED, "date_words"): _("Last seen when"),
    (What.DISAPPEARED, "place_words"): _("Last seen where"),
    (What.DISAPPEARED, "authority_words"): _("Taken by whom"),
    (What.DIED, "custody"): _("In whose custody, if held"),
    (What.COURT, "authority_words"): _("Which court or authority"),
    (What.RELEASED, "place_words"): _("From where"),
}
