"""Telling staff what they should know when they next sign in."""

from collections.abc import Iterable

from accounts.models import Notice, NoticeKind, User


def tell(
    users: Iterable[User], kind: NoticeKind, *, about: str = "", by: str = "", address: str = ""
) -> None:
    """`about` names staff or gives a reference, never a person at risk."""
    Notice.objects.bulk_create(
        Notice(user=user, kind=kind, about=about, by=by, address=address) for user in users
    )
