"""A lost second factor: two admins agree, or one with the recovery sheet. Everybody is told."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Act, FactorReset, NoticeKind, Outcome, User
from accounts.notices import tell
from accounts.recovery import sheet_matches
from accounts.roles import Permission
from accounts.shutting_out import drop_factors, end_sessions
from accounts.staff import RefusedError, check_rules_over
from accounts.trail import done


@transaction.atomic
def ask(*, by: User, member: User, reason: str, code: str = "") -> FactorReset:
    """Waits for a second admin or, with the `code` of the recovery sheet, is done at once.

    Raises RefusedError where nobody could agree, where one waits already, or for a wrong code.
    """
    check_rules_over(member, by=by)
    if waiting().filter(user=member).exists():
        raise RefusedError(_("This was asked for already and waits for a second admin."))
    if code and not sheet_matches(code):
        raise RefusedError(_("This is not the code on the recovery sheet."))
    if not code and not _others(by, member):
        raise RefusedError(_("Nobody else could agree. Type the code on the recovery sheet."))
    reset = FactorReset(user=member, reason=reason, asked_by=by, with_sheet=bool(code))
    reset.save()
    done(
        Act.FACTOR_RESET_ASKED, subject=member.username, reason=reason, with_sheet=reset.with_sheet
    )
    if code:
        _carry_out(reset, by=by)
    return reset


@transaction.atomic
def agree(*, by: User, reset: FactorReset) -> None:
    """By another admin than who asked, never by the person concerned. Takes a locked row."""
    check_rules_over(reset.user, by=by)
    if by == reset.asked_by:
        raise RefusedError(_("Who asked cannot agree as well."))
    _carry_out(reset, by=by)


@transaction.atomic
def refuse(*, by: User, reset: FactorReset) -> None:
    """By any admin; who asked takes it back so. Takes a locked row."""
    _decide(reset, by=by, agreed=False)
    done(Act.FACTOR_RESET, subject=reset.user.username, outcome=Outcome.DENIED)


def waiting() -> QuerySet[FactorReset]:
    """Not decided, and asked for by somebody who may still ask."""
    admins = User.objects.who_may(Permission.MANAGE_STAFF)
    return FactorReset.objects.filter(decided_at=None, user__is_active=True, asked_by__in=admins)


def _others(by: User, member: User) -> set[User]:
    return set(User.objects.who_may(Permission.MANAGE_STAFF)) - {by, member}


def _carry_out(reset: FactorReset, *, by: User) -> None:
    _decide(reset, by=by, agreed=True)
    drop_factors(reset.user)
    end_sessions(reset.user)
    done(
        Act.FACTOR_RESET, subject=reset.user.username, reason=reset.reason,
        asked_by=reset.asked_by.username, with_sheet=reset.with_sheet,
    )  # fmt: skip
    everybody = User.objects.filter(is_active=True)
    tell(everybody, NoticeKind.FACTOR_RESET, about=reset.user.username, by=by.username)


def _decide(reset: FactorReset, *, by: User, agreed: bool) -> None:
    reset.decided_by, reset.decided_at, reset.agreed = by, timezone.now(), agreed
    reset.save(update_fields=["decided_by", "decided_at", "agreed"])
