"""Records that the rules of keeping propose for an erasure, which two people then decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from cases.models import Case, CaseStatus, Party
from core import retention
from people.models import Person

SHOWN = 50


@dataclass(frozen=True)
class Proposed:
    """Somebody all of whose cases were closed and have lain still since `changed_at`."""

    person: Person
    changed_at: datetime


def proposed(user: User) -> list[Proposed]:
    """Those that `user` sees, longest still first; none while any case of theirs is open or new."""
    rule = retention.rules().of(Case._meta.label)
    if rule is None or rule.days is None:
        return []
    before = timezone.now() - timedelta(days=rule.days)
    of = Party.objects.filter(person=OuterRef("pk"))
    still = {"case__status": CaseStatus.CLOSED, "case__listing__changed_at__lt": before}
    people = Person.objects.visible_to(user).filter(
        Exists(of), ~Exists(of.exclude(**still)), merged_into=None,
        listing__changed_at__lt=before,
    )  # fmt: skip
    found = people.select_related("listing").order_by("listing__changed_at", "pk")
    return [Proposed(person, person.listing.changed_at) for person in found[:SHOWN]]
