"""A fact row is one account of one thing: it can be outdone by a better account, or withdrawn.

Facts are never deleted. Accounts of the same thing share `account_of`; at most one of a group is
preferred; those passed over are alternative (it may be so) or superseded (it was so).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actor import current_actor
from core.fields import CodeField
from core.history import Tracked, TrackedQuerySet
from core.keys import uuid7


class Rank(models.TextChoices):
    UNRANKED = "UNRANKED", _("not weighed")
    PREFERRED = "PREFERRED", _("preferred")
    ALTERNATIVE = "ALTERNATIVE", _("alternative")
    SUPERSEDED = "SUPERSEDED", _("superseded")


PASSED_OVER = (Rank.ALTERNATIVE, Rank.SUPERSEDED)


class FactQuerySet(TrackedQuerySet):
    def preferred(self) -> Self:
        """What standing, letters and lists read: no account that another was preferred to.

        Of a group in which none is preferred, all remain: their readers say what they share.
        """
        return self.exclude(rank__in=PASSED_OVER)


class FactManager(models.Manager.from_queryset(FactQuerySet)):
    """Hides what was withdrawn."""

    def get_queryset(self) -> FactQuerySet:
        return super().get_queryset().filter(withdrawn_at=None)


class Fact(Tracked):
    account_of = models.UUIDField(default=uuid7, editable=False, db_index=True)
    rank = CodeField(Rank, default=Rank.UNRANKED, editable=False)
    rank_reason = models.TextField(blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.TextField(blank=True, editable=False)
    withdrawn_why = models.TextField(blank=True, editable=False)

    objects = FactManager()
    with_withdrawn = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["account_of"],
                condition=Q(rank="PREFERRED", withdrawn_at=None),
                name="%(class)s_one_preferred",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why="")),
                name="%(class)s_withdrawn_whole",
            ),
        ]

    def withdraw(self, *, why: str, at: datetime | None = None) -> None:
        """Take the fact back: it stays in history and is read by nobody else.

        What is taken back together bears one time, so that it can come again together.
        """
        self.withdrawn_at = at or timezone.now()
        self.withdrawn_by = current_actor().name
        self.withdrawn_why = why
        self.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])


def same_thing(accounts: Sequence[Any], *, prefer: Any = None, reason: str = "") -> None:
    """Put accounts of one thing side by side; `prefer` one of them with a reason, or none."""
    group = accounts[0].account_of
    for account in sorted(accounts, key=lambda account: account is prefer):
        account.account_of = group
        if prefer is None:
            account.rank, account.rank_reason = Rank.UNRANKED, reason
        elif account is prefer:
            account.rank, account.rank_reason = Rank.PREFERRED, reason
        else:
            account.rank, account.rank_reason = Rank.ALTERNATIVE, reason
        account.save(update_fields=["account_of", "rank", "rank_reason"])


def exactly_one(*names: str) -> Q:
    """The CHECK of an exclusive arc: one of the foreign keys is set, the others are not."""
    either = Q()
    for chosen in names:
        either |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return either
