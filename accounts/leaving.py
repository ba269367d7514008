"""Ending an account, once what hung on it has passed to others (desk/leaving.py)."""

from django.db import transaction

from accounts.invitations import open_invitations, withdraw
from accounts.models import Act, NoticeKind, User
from accounts.notices import tell
from accounts.resets import refuse, waiting
from accounts.roles import Permission
from accounts.shutting_out import drop_factors, end_sessions
from accounts.staff import check_rules_over, set_teams
from accounts.trail import done


@transaction.atomic
def end_account(*, by: User, member: User, reason: str, told: set[User]) -> None:
    """Signed out everywhere, in no team, with no way back in. Raises RefusedError for oneself.

    The row stays: history, notes and letters go on saying whose they are. Admins are told, and
    whoever is `told` besides.
    """
    check_rules_over(member, by=by)
    for invitation in open_invitations().filter(invited_by=member):
        withdraw(by=by, invitation=invitation)
    for reset in waiting().filter(user=member) | waiting().filter(asked_by=member):
        refuse(by=by, reset=reset)
    set_teams(by=by, member=member, teams=())
    member.is_active = False
    member.set_unusable_password()
    member.save(update_fields=["is_active", "password"])
    drop_factors(member)
    end_sessions(member)
    done(Act.LEFT, subject=member.username, reason=reason)
    others = {*User.objects.who_may(Permission.MANAGE_STAFF), *told} - {by, member}
    tell(others, NoticeKind.LEFT, about=member.username, by=by.username)
