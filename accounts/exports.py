"""What leaves the house in a file: with a reason, and if it is much, with a second person.

A large export is asked for, agreed to by somebody else, and taken once, soon after. What it holds
is read anew when it is taken, as whoever asked sees it then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import IntegerField, Q, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from accounts.models import Act, AuditEntry, ExportRequest, NoticeKind, Outcome, User
from accounts.notices import tell
from accounts.roles import Permission
from accounts.trail import done

# More records than this need a second person.
SMALL = 50
# And more than this in a day, in however many small files.
ALONE_IN_A_DAY = 150
TAKEN_WITHIN = timedelta(hours=24)
# Between asking and taking a list may grow by a tenth; more than that nobody agreed to.
GROWTH = 1.1


class NotToBeTakenError(RuntimeError):
    """Not agreed to, taken already, too late, or no longer what was agreed to."""


def is_large(rows: int, *, by: User) -> bool:
    """Of a file with so many `rows`, after those that `by` took alone since yesterday."""
    return rows > SMALL or rows + _taken_alone(by) > ALONE_IN_A_DAY


def _taken_alone(by: User) -> int:
    lines = AuditEntry.objects.filter(
        user=by.pk, act=Act.EXPORTED, outcome=Outcome.OK, details__alone=True,
        recorded_at__gte=timezone.now() - TAKEN_WITHIN,
    )  # fmt: skip
    rows = Cast(KeyTextTransform("rows", "details"), IntegerField())
    return lines.aggregate(n=Sum(rows))["n"] or 0


@transaction.atomic
def ask(*, by: User, address: str, rows: int, reason: str) -> ExportRequest:
    """`address` is that of the file with its filters: it holds no names."""
    wanted = ExportRequest.objects.create(asked_by=by, address=address, rows=rows, reason=reason)
    key = str(wanted.pk)  # not the address: filters in it may be words that somebody typed
    done(Act.EXPORT_ASKED, subject=by.username, reason=reason, rows=rows, request=key)
    others = (user for user in User.objects.who_may(Permission.APPROVE_EXPORTS) if user != by)
    tell(others, NoticeKind.EXPORT_ASKED, about=by.username, by=str(by), address=reverse("exports"))
    return wanted


@transaction.atomic
def decide(*, by: User, wanted: ExportRequest, agreed: bool) -> None:
    """By somebody else than who asked. `wanted` was locked; the first decision stands."""
    if wanted.asked_by_id == by.pk:
        raise PermissionDenied
    if wanted.decided_by_id:
        return
    wanted.decided_by, wanted.decided_at, wanted.agreed = by, timezone.now(), agreed
    wanted.save(update_fields=["decided_by", "decided_at", "agreed"])
    who = wanted.asked_by
    done(Act.EXPORT_DECIDED, subject=who.username, agreed=agreed, request=str(wanted.pk))
    tell(
        [who], NoticeKind.EXPORT_DECIDED, about=who.username, by=str(by), address=reverse("exports")
    )


@transaction.atomic
def take(*, by: User, key: UUID, address: str, rows: int) -> ExportRequest:
    """Use up what was agreed to: this file, now, for who asked. Raises NotToBeTakenError."""
    wanted = _to_be_taken(by).select_for_update(of=("self",)).filter(pk=key).first()
    if wanted is None or wanted.address != address or rows > wanted.rows * GROWTH:
        raise NotToBeTakenError
    wanted.used_at = timezone.now()
    wanted.save(update_fields=["used_at"])
    return wanted


def _to_be_taken(by: User) -> QuerySet[ExportRequest]:
    since = timezone.now() - TAKEN_WITHIN
    return ExportRequest.objects.filter(
        asked_by=by, agreed=True, used_at=None, decided_at__gte=since
    ).select_related("decided_by")


@dataclass(frozen=True)
class Wanted:
    """A request as the page shows it. `list_url` is the list, as whoever looks sees it."""

    request: ExportRequest
    filters: list[tuple[str, str]]
    list_url: str
    can_be_taken: bool
    too_late: bool


def own(user: User) -> list[Wanted]:
    mine = ExportRequest.objects.filter(asked_by=user).select_related("asked_by", "decided_by")
    return _shown(mine[:20])


def waiting_for(user: User) -> list[Wanted]:
    """What others asked for and nobody has decided, for who may agree."""
    if not user.may(Permission.APPROVE_EXPORTS):
        return []
    waiting = ExportRequest.objects.filter(~Q(asked_by=user), decided_by=None)
    return _shown(waiting.select_related("asked_by", "decided_by"))


def _shown(wanted: Iterable[ExportRequest]) -> list[Wanted]:
    return [_one(one) for one in wanted]


def _one(wanted: ExportRequest) -> Wanted:
    parts = urlsplit(wanted.address)
    since = timezone.now() - TAKEN_WITHIN
    open_still = bool(wanted.agreed and not wanted.used_at and wanted.decided_at)
    late = open_still and wanted.decided_at is not None and wanted.decided_at < since
    return Wanted(
        request=wanted,
        filters=parse_qsl(parts.query),
        list_url=f"{parts.path.rpartition('/')[0]}/?{parts.query}",
        can_be_taken=open_still and not late,
        too_late=late,
    )
