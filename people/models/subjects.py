"""Person and Organisation: who facts are about."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from accounts.models import Scope, User
from accounts.visibility import in_scope
from core.fields import CodeField
from core.history import Tracked, TrackedQuerySet, one_transaction
from core.keys import organisation_reference, person_reference
from core.models import Sealed, Term
from core.references import DrawsReference
from core.search import Words


class Reliability(models.TextChoices):
    """b.10: of whoever publishes or tells something, by the Admiralty scale."""

    A = "A", _("completely reliable")
    B = "B", _("usually reliable")
    C = "C", _("fairly reliable")
    D = "D", _("not usually reliable")
    E = "E", _("unreliable")
    F = "F", _("cannot be judged")


class PersonQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(in_scope(user))

    def with_names(self) -> Self:
        """Names of all, in one further query."""
        from people.models.names import Name

        return self.prefetch_related(Prefetch("names", Name.objects.all()))


class Person(DrawsReference, Tracked):
    """A person. What sources say of one (names, birth, sex, ...) are rows of their own.

    `display_name` repeats the preferred name, so that lists and history need no join. A record that
    was found to be of the same person as another is `merged_into` that one and holds no more facts.
    """

    reference = models.CharField(
        max_length=10, unique=True, default=person_reference, editable=False
    )
    scope = models.OneToOneField(Scope, models.PROTECT, related_name="person", editable=False)
    display_name = models.TextField(_("name"))
    sort_key = models.TextField(editable=False, db_collation="C")
    country = models.CharField(_("country"), max_length=2, blank=True)
    reliability = CodeField(
        Reliability, verbose_name=_("reliability as a source"), default=Reliability.F
    )
    biography = models.TextField(_("about the person"), blank=True)
    contact = models.ForeignKey(Sealed, models.PROTECT, null=True, related_name="+")
    health = models.ForeignKey(Sealed, models.PROTECT, null=True, related_name="+")
    family = models.ForeignKey(Sealed, models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", editable=False
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        indexes = [GinIndex(Words("biography"), name="person_biography_words")]

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("person", args=[self.reference])


class OrganisationQuerySet(TrackedQuerySet):
    def current(self) -> Self:
        """Without those that were found to be the same as another."""
        return self.filter(merged_into=None)


class Organisation(DrawsReference, Tracked):
    """An NGO, court, prison, authority, party, publisher or monitor."""

    reference = models.CharField(
        max_length=10, unique=True, default=organisation_reference, editable=False
    )
    name = models.TextField(_("name"))
    abbreviation = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("kind"))
    country = models.CharField(_("country"), max_length=3, blank=True)
    exiled_from = models.CharField(_("in exile from"), max_length=2, blank=True)
    reliability = CodeField(
        Reliability, verbose_name=_("reliability as a source"), default=Reliability.F
    )
    note = models.TextField(_("note"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", editable=False
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: object) -> None:  # type: ignore[override]
        from people.models.names import OrganisationKey

        with one_transaction():
            super().save(**kwargs)  # type: ignore[arg-type]
            OrganisationKey.write(self)
