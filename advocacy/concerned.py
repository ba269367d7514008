"""Whom letters tell of, and what of that is not for everybody who sees the case.

A person may have a narrower circle than the case: whoever is not in it does not read who it is.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.visibility import in_scope
from cases.clearance import PUBLIC_ROLES
from cases.models import Consent, Mention, Party
from people.models import Holding, Person

# Whom a letter tells of; a case without any of them is not offered for one, but can be added.
CONCERNED = ("PERSON_AT_RISK", "SUBJECT", "DEFENDANT")
# And of a case without any of them, which can still be chosen: the people on its two sides.
SIDES = ("COMPLAINANT", "ADVERSE_PARTY")


def named_and_hidden(user: User) -> QuerySet[Party]:
    """Whom a letter on their case may name, and the user may not see.

    Also who was taken out of the case or has withdrawn: a text that was written before tells of
    them. Of who was never asked, and does not act in public, no letter says who it is.
    """
    person = OuterRef("person")
    may_be_named = (
        Exists(Consent.with_withdrawn.filter(person=person))
        | Exists(Holding.with_withdrawn.filter(person=person))
        | Exists(Mention.with_withdrawn.filter(person=person, role__code__in=PUBLIC_ROLES))
    )
    rows = Party.with_withdrawn.filter(
        Q(may_be_named), role__code__in=(*CONCERNED, *SIDES), person__isnull=False
    )
    return rows.exclude(in_scope(user, "person__scope"))


def called(people: Iterable[Person], user: User | None) -> dict[UUID, str]:
    """By key, inside the house: by name to whoever may see who it is, and to nobody without."""
    rows = list(people)
    visible = Person.objects.visible_to(user) if user else Person.objects.none()
    seen = set(visible.filter(pk__in=[one.pk for one in rows]).values_list("pk", flat=True))
    return {one.pk: str(one) if one.pk in seen else _("a person you may not see") for one in rows}
