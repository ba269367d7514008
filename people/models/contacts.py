"""What a telephone number or an address is found by, without being stored."""

from django.db import models

from core.keys import uuid7
from core.models import Sealed


class ContactKey(models.Model):
    """One number or address in a sealed contact, as a keyed hash (people/contacts.py).

    It belongs to the sealed value and not to the person, so that what was replaced is not found,
    and a merge or its undoing need not touch it. Untracked: it is computed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sealed = models.ForeignKey(Sealed, models.CASCADE, related_name="contact_keys")
    mark = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["mark"], name="contact_key_mark")]
        constraints = [models.UniqueConstraint(fields=["sealed", "mark"], name="contact_key_once")]

    def __str__(self) -> str:
        return self.mark
