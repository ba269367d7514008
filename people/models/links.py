"""Links of a person to others."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.visibility import in_scope
from core.dates import PartialDateColumns
from core.facts import Fact, FactManager, FactQuerySet
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
