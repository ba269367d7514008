"""Contact, health and family of a person: sealed, shown one by one to those who may."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.actor import acting
from core.models import Sealed
from core.sealed import Opened, opened, seal
from people import contacts
from people.models import Person


class Protected(models.TextChoices):
    """The columns of Person that hold a key of a sealed value."""

    CONTACT = "contact", _("contact")
    HEALTH = "health", _("health")
    FAMILY = "family", _("family")


@dataclass(frozen=True)
class Value:
    kind: Protected
    opened: Opened | None

    @property
    def recorded(self) -> bool:
        return self.opened is not None


def recorded(person: Person) -> list[Protected]:
    """What there is, without opening it."""
    return [kind for kind in Protected if getattr(person, f"{kind.value}_id")]


def values_of(person: Person) -> list[Value]:
    """Opened: whoever asks must have the right, and the trail must say that they did."""
    held = Sealed.objects.in_bulk(
        [getattr(person, f"{kind.value}_id") for kind in recorded(person)]
    )
    return [
        Value(kind, _opened(held.get(getattr(person, f"{kind.value}_id")))) for kind in Protected
    ]


def _opened(sealed: Sealed | None) -> Opened | None:
    return opened(sealed) if sealed else None


@transaction.atomic
def protect(*, by: User, person: Person, kind: Protected, text: str, reason: str = "") -> None:
    """Record what is said of one kind in place of what was; "" takes it out.

    What was recorded before stays sealed in the history. `person` was locked.
    """
    sealed = seal(text, subject=person.pk) if text else None
    if sealed and kind == Protected.CONTACT:
        contacts.index(sealed, text)
    setattr(person, kind.value, sealed)
    with acting(by, reason):
        person.save(update_fields=[kind.value])


def may_read(user: User) -> bool:
    return user.may(Permission.READ_PROTECTED)
