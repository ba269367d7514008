"""Links of a person to others, and offices apart from those who hold them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.visibility import in_scope
from core.dates import PartialDateColumns
from core.facts import Fact, FactManager, FactQuerySet
from core.fields import CodeField, LocalTextField
from core.history import Tracked
from core.models import Term
from people.models.subjects import Organisation, Person


class RelationQuerySet(FactQuerySet):
    def visible_to(self, user: User) -> Self:
        other = Q(to_person=None) | in_scope(user, "to_person__scope")
        return self.filter(in_scope(user, "person__scope"), other)


class Relation(Fact):
    """To a person or organisation; the other end may be a role without a name: "his mother"."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="relations")
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("relation"))
    to_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="relations_of"
    )
    to_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="relations_of"
    )
    to_words = models.TextField(_("in words"), blank=True)
    date = PartialDateColumns()

    objects = FactManager.from_queryset(RelationQuerySet)()

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(to_person__isnull=False)
                | Q(to_organisation__isnull=False)
                | ~Q(to_words=""),
                name="relation_has_other_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.to_person or self.to_organisation or self.to_words}"


class OfficeKind(models.TextChoices):
    """Domain b.9: decides the form of address."""

    HEAD_OF_STATE = "HEAD_OF_STATE", _("head of State")
    HEAD_OF_GOVERNMENT = "HEAD_OF_GOVERNMENT", _("head of government")
    EUCO_PRESIDENT = "EUCO_PRESIDENT", _("President of the European Council")
    EC_PRESIDENT = "EC_PRESIDENT", _("President of the European Commission")
    HRVP = "HRVP", _("High Representative of the EU")
    MINISTER = "MINISTER", _("minister")
    AMBASSADOR = "AMBASSADOR", _("ambassador")
    PROSECUTOR_GENERAL = "PROSECUTOR_GENERAL", _("prosecutor general")
    OMBUDSPERSON = "OMBUDSPERSON", _("ombudsperson")
    OTHER = "OTHER", _("other office")


class Office(Tracked):
    """A post, whoever holds it. `salutation` may name {family}; empty is a gap, not a default."""

    title = LocalTextField(verbose_name=_("title"))
    kind = CodeField(OfficeKind, verbose_name=_("kind"), default=OfficeKind.OTHER)
    country = models.CharField(_("country"), max_length=3, blank=True)
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    salutation = LocalTextField(verbose_name=_("salutation"))
    closing = LocalTextField(verbose_name=_("closing"))

    def __str__(self) -> str:
        return str(self.title)


class Holding(Fact):
    """A term in office; `term` may be open at both ends."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    term = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"
