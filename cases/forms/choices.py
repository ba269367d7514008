"""Choices that several forms offer."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.codes import INCIDENT_TYPES, LEGAL_TYPES, EventType
from core.countries import country_choices

# What a caseworker logs most.
LIKELIEST = (
    EventType.APPREHENDED,
    EventType.DETAINED,
    EventType.REMAND_ORDERED,
    EventType.CHARGED,
    EventType.HEARING_SCHEDULED,
    EventType.HEARING_HELD,
    EventType.SENTENCE,
    EventType.TRANSFER,
    EventType.RELEASE,
)
NOT_RECORDED = ("", gettext_lazy("not recorded"))
REGION = ("KZ", "KG", "TJ", "TM", "UZ")


def event_types() -> list[Any]:
    """Grouped, the likeliest first."""

    def listed(types: tuple[str, ...]) -> list[tuple[str, str]]:
        rest = [EventType(code) for code in types if code not in LIKELIEST]
        return [(kind.value, str(kind.label)) for kind in rest]

    return [
        ("", _("choose")),
        (_("most often"), [(kind.value, str(kind.label)) for kind in LIKELIEST]),
        (_("what was done, or what the person did"), listed(INCIDENT_TYPES)),
        (_("court case and decisions"), listed(LEGAL_TYPES)),
    ]


def countries(*, wider: bool = False) -> list[Any]:
    """Grouped, the region first; `wider` adds the bodies that are no country."""
    everywhere = country_choices()
    near = [choice for choice in everywhere if choice[0] in REGION]
    far = [choice for choice in everywhere if choice[0] not in REGION]
    bodies = [("EU", _("European Union")), ("INT", _("international"))]
    groups: list[Any] = [("", _("not recorded")), (_("Central Asia"), near), (_("elsewhere"), far)]
    return [*groups, (_("bodies"), bodies)] if wider else groups
