"""A case and a person are in their list from the moment they are saved, and stay as they are saved.

What is recorded of them besides comes with `refresh`, once a transaction has written it all.
"""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from accounts.models import Scope
from cases.listing.compute import of_file
from cases.listing.scopes import Audience
from cases.listing.store import refresh
from cases.models import Case, CaseListing, PersonListing
from people.models import Name, Person


@receiver(post_save, sender=Case)
def list_case(instance: Case, *, created: bool, **kwargs: Any) -> None:
    if not created:
        refresh(cases=[instance.pk])
        return
    facets = of_file(instance) | Audience.of(instance.scope).facets()
    CaseListing(case=instance, changed_at=timezone.now(), facets=sorted(facets)).save()


@receiver(post_save, sender=Person)
def list_person(instance: Person, *, created: bool, **kwargs: Any) -> None:
    if not created:
        refresh(people=[instance.pk])
        return
    facets = Audience.of(instance.scope).facets()
    if instance.country:
        facets.add(f"country:{instance.country}")
    PersonListing(
        person=instance,
        sort_name=instance.sort_key,
        changed_at=timezone.now(),
        facets=sorted(facets),
    ).save()


@receiver(post_save, sender=Scope)
def list_scope(instance: Scope, *, created: bool, **kwargs: Any) -> None:
    """Who sees something has changed; a new scope comes before what it is of."""
    if not created:
        cases = Case.objects.filter(scope=instance).values_list("pk", flat=True)
        people = Person.objects.filter(scope=instance).values_list("pk", flat=True)
        refresh(cases=list(cases), people=list(people))


@receiver(post_save, sender=Name)
def list_name(instance: Name, *, created: bool, **kwargs: Any) -> None:
    """A name that is corrected; a new one comes with its person or as a fact."""
    if instance.person_id and not created:
        refresh(people=[instance.person_id])
