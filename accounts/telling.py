"""What the addresses of staff tell of, for the trail: user names, not keys."""

from collections.abc import Mapping
from typing import Any

from accounts.models import FactorReset, User
from accounts.seeing import Told, tellers

MEMBER_PAGES = {
    "member", "member-role", "member-teams", "member-edit", "member-leave", "member-sees",
    "factor-reset",
}  # fmt: skip


def told(page: str, kwargs: Mapping[str, Any]) -> Told | None:
    found: Any = None
    if page in MEMBER_PAGES:
        found = User.objects.filter(pk=kwargs["pk"]).values_list("username", flat=True)
    elif page == "factor-reset-decide":
        resets = FactorReset.objects.filter(pk=kwargs["pk"])
        found = resets.values_list("user__username", flat=True)
    username = found.first() if found is not None else None
    return Told(username) if username else None


tellers.append(told)
