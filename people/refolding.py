"""Bringing the keys of names up to the folding rules of this version."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from people.folding import VERSION
from people.models import Name, NameKey

BATCH = 500


def stale(using: str = "default") -> QuerySet[Name]:
    """Names to be found whose key is missing or was made by older rules."""
    return Name.objects.using(using).filter(Q(key=None) | ~Q(key__version=VERSION), searchable=True)


def refold(using: str = "default") -> Iterator[int]:
    """Renew every stale key, in batches; gives the number still to do after each."""
    while batch := list(stale(using).order_by("pk")[:BATCH]):
        with transaction.atomic(using):
            for name in batch:
                NameKey.write(name)
        yield stale(using).count()
