"""Recording who may know, and agreeing to what nobody could be asked."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Act, User
from accounts.trail import done
from cases import listing
from cases.models import Consent
from core.actor import acting


@transaction.atomic
def record(*, by: User, consent: Consent) -> Consent:
    """What counts of it follows from cases/clearance.py."""
    consent.recorded_by = by
    with acting(by):
        consent.save()
        listing.refresh(people=[consent.person_id])
        _tell(consent, "recorded")
    return consent


@transaction.atomic
def confirm(*, by: User, consent: Consent) -> None:
    """A second member of staff agrees; the database refuses the first one."""
    consent.confirmed_by, consent.confirmed_at = by, timezone.now()
    with acting(by):
        consent.save()
        listing.refresh(people=[consent.person_id])
        _tell(consent, "agreed")


def _tell(consent: Consent, kind: str) -> None:
    done(
        Act.NAMING_CHANGED,
        subject=consent.person.reference,
        kind=kind,
        basis=consent.basis,
        answer=consent.answer,
    )
