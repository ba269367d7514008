"""Telling staff what they should know when they next sign in."""

from collections.abc import Iterable

from accounts.models import Notice, NoticeKind, User
from accounts.roles import Permission, Role


def tell(
    users: Iterable[User], kind: NoticeKind, *, about: str = "", by: str = "", address: str = ""
) -> None:
    """`about` names staff or gives a reference, never a person at risk."""
    Notice.objects.bulk_create(
        Notice(user=user, kind=kind, about=about, by=by, address=address) for user in users
    )


def staff_who_may(permission: Permission) -> Iterable[User]:
    """The active members of staff whose role holds `permission`."""
    holding = [role for role in Role if permission in role.permissions]
    return User.objects.filter(is_active=True, role__in=holding)
