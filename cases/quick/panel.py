"""What the page of a case and the list of cases offer to do at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form

from accounts.models import User
from accounts.roles import Permission
from cases.codes import EventType
from cases.hearings import HEARINGS
from cases.models import Case, Event, Party
from cases.quick.one_field import HearingForm, NoAnswerForm, StillSoForm
from cases.quick.open_hearings import no_result
from cases.quick.steps import likeliest
from core.clock import today
from core.dates import show


@dataclass(frozen=True)
class HearingAsked:
    """A hearing of which the result is asked, or which can be put off."""

    event: Event
    form: Form
    past: bool

    @property
    def when(self) -> str:
        return show(self.event.date)


def panel(case: Case, parties: list[Party], user: User) -> dict[str, Any]:
    """For cases/_quick.html, of parties with their standing; nothing for readers. One query."""
    if not user.may(Permission.RECORD_FACTS):
        return {}
    kinds = [EventType(kind) for kind in likeliest(parties)]
    return {"quick": {"steps": kinds, **verbs(parties)}}


def verbs(
    parties: list[Party],
    sent: Mapping[str, Form] | None = None,
    about: Event | None = None,
) -> dict[str, Any]:
    """For cases/_verbs.html; `sent` are forms that came back with errors, by name, `about` the
    hearing that one of them is about.
    """
    sent = sent or {}
    asked = {one.event: True for one in no_result(parties)}
    for hearing in (next_hearing(parties), about):
        if hearing:
            asked.setdefault(hearing, False)
    return {
        "still_so": sent.get("still-so") or StillSoForm(auto_id="still-so-%s"),
        "no_answer": sent.get("no-answer") or NoAnswerForm(auto_id="no-answer-%s"),
        "hearings": [
            HearingAsked(event, sent.get(str(event.pk)) or hearing_form(event.pk), past)
            for event, past in asked.items()
        ],
    }


def hearing_form(pk: UUID, data: Any = None) -> HearingForm:
    return HearingForm(data, auto_id=f"hearing-{pk}-%s")


def next_hearing(parties: list[Party]) -> Event | None:
    """The next hearing that is set, of parties read with their standing."""
    stored = [party.standing for party in parties if hasattr(party, "standing")]
    dated = [(one.next_on, one.next_event) for one in stored if one.next_event and one.next_on]
    coming = [(on, event) for on, event in dated if event.type in HEARINGS and on >= today()]
    return min(coming, key=lambda pair: pair[0])[1] if coming else None
