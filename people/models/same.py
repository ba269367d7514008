"""Records that may be of one and the same: suggested, denied or brought together by people."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.visibility import in_scope
from core.history import Tracked
from core.keys import uuid7
from people.models.subjects import Organisation, Person


class Pair(models.Model):
    """Two people, or two organisations."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    other_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    other_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    person__isnull=False, other_person__isnull=False,
                    organisation=None, other_organisation=None,
                )
                | Q(
                    person=None, other_person=None,
                    organisation__isnull=False, other_organisation__isnull=False,
                ),
                name="%(class)s_of_two",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person or self.organisation}, {self.other_person or self.other_organisation}"


# A pair is stored once, the lesser key first.
IN_ORDER = Q(person=None, organisation__lt=F("other_organisation")) | Q(
    organisation=None, person__lt=F("other_person")
)
ONCE = ("person", "other_person", "organisation", "other_organisation")


class NotSame(Tracked, Pair):
    """That somebody looked and said: these are two. Never asked again."""

    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    reason = models.TextField(_("why"), blank=True)

    class Meta(Pair.Meta):
        ordering = ["id"]
        constraints = [
            *Pair.Meta.constraints,
            models.CheckConstraint(condition=IN_ORDER, name="notsame_in_order"),
            models.UniqueConstraint(fields=ONCE, nulls_distinct=False, name="notsame_once"),
        ]


class LikelySameQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Pairs of which `user` sees both; organisations everybody sees."""
        both = in_scope(user, "person__scope") & in_scope(user, "other_person__scope")
        return self.filter(Q(person=None) | both)


class LikelySame(Pair):
    """A pair that a job found alike: a suggestion, computed and untracked, shown to those who see
    both. Gone once somebody has said whether it is so.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    score = models.FloatField()
    found_at = models.DateTimeField(auto_now_add=True)

    objects = LikelySameQuerySet.as_manager()

    class Meta(Pair.Meta):
        ordering = ["-score", "id"]
        constraints = [
            *Pair.Meta.constraints,
            models.CheckConstraint(condition=IN_ORDER, name="likelysame_in_order"),
            models.UniqueConstraint(fields=ONCE, nulls_distinct=False, name="likelysame_once"),
        ]


class Merge(Tracked, Pair):
    """Two records brought together: `person` (or `organisation`) is kept, the other goes into it.

    `moves` lists every row that was changed, in order: {"model": "cases.Party", "id": key,
    "version": after the change, "was": {column: value}, "now": {column: value}}. It is what undo
    works from.
    """

    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    reason = models.TextField(_("why"), blank=True)
    moves = models.JSONField(default=list, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)

    class Meta(Pair.Meta):
        ordering = ["-id"]
        constraints = [*Pair.Meta.constraints]
