"""Bringing the keys of names up to the folding rules of this version."""

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.models import Q, QuerySet

from people.folding import VERSION
from people.models import Name, NameKey, Organisation, OrganisationKey

BATCH = 500
# The lock waits for those who are just adding a name: their parts must not go with the others.
FORGET = """
LOCK TABLE people_namepart IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM people_namepart p WHERE NOT EXISTS (
    SELECT FROM (SELECT unnest(parts) FROM people_namekey
                 UNION SELECT unnest(parts) FROM people_organisationkey) used (part)
    WHERE used.part = p.part);
"""


def stale(using: str = "default") -> QuerySet[Name]:
    """Names to be found whose key is missing or was made by older rules."""
    return Name.objects.using(using).filter(_old(), searchable=True)


def stale_organisations(using: str = "default") -> QuerySet[Organisation]:
    return Organisation.objects.using(using).filter(_old())


def _old() -> Q:
    return Q(key=None) | ~Q(key__version=VERSION)


def refold(using: str = "default") -> Iterator[int]:
    """Renew every stale key, in batches; gives the number still to do after each."""
    while batch := list(stale_organisations(using).order_by("pk")[:BATCH]):
        OrganisationKey.write(*batch)
        yield stale_organisations(using).count() + stale(using).count()
    while names := list(stale(using).order_by("pk")[:BATCH]):
        with transaction.atomic(using):
            NameKey.write(*names)
        yield stale(using).count()


def forget_unused(using: str = "default") -> None:
    """Drop the parts that no key holds any more: what was erased must not linger."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute(FORGET)
