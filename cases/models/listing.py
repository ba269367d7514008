"""What the lists of cases and people are filtered and sorted by, computed from the facts."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from cases.models.case import Case
from people.models import Person


class Listing(models.Model):
    """One row of a list. Not tracked: it holds nothing that the facts do not say.

    `facets` are what filters ask for, as "kind:value" ("standing:IMPRISONED", "country:KZ"), so
    that any combination is one look into one index. Dates that filters compare are columns of their
    own: no row depends on today.
    """

    sort_name = models.TextField(db_collation="C")
    changed_at = models.DateTimeField()
    since = models.DateField(null=True)
    next_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    facets = ArrayField(models.TextField(db_collation="C"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.sort_name


class CaseListing(Listing):
    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="listing")

    class Meta:
        indexes = [
            GinIndex(fields=["facets"], name="case_listing_facets"),
            models.Index(fields=["sort_name", "case"], name="case_listing_name"),
            models.Index(fields=["changed_at", "case"], name="case_listing_changed"),
            models.Index(fields=["since", "case"], name="case_listing_since"),
            models.Index(fields=["next_on", "case"], name="case_listing_next"),
            models.Index(fields=["checked_on", "case"], name="case_listing_checked"),
        ]


class PersonListing(Listing):
    """Of the cases that everybody sees who sees the person: the list tells of no other."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="listing")

    class Meta:
        indexes = [
            GinIndex(fields=["facets"], name="person_listing_facets"),
            models.Index(fields=["sort_name", "person"], name="person_listing_name"),
            models.Index(fields=["changed_at", "person"], name="person_listing_changed"),
            models.Index(fields=["since", "person"], name="person_listing_since"),
            models.Index(fields=["next_on", "person"], name="person_listing_next"),
            models.Index(fields=["checked_on", "person"], name="person_listing_checked"),
        ]
