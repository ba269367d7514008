"""What the addresses of staff tell of, for the trail: user names and names of teams, not keys."""

from collections.abc import Mapping
from typing import Any

from accounts.models import FactorReset, Team, User
from accounts.seeing import Told, tellers

MEMBER_PAGES = {
    "member", "member-role", "member-teams", "member-edit", "member-leave", "member-sees",
    "factor-reset",
}  # fmt: skip
TEAM_PAGES = {"team", "team-rename", "team-remove"}


def told(page: str, kwargs: Mapping[str, Any]) -> Told | None:
    found: Any = None
    if page in MEMBER_PAGES:
        found = User.objects.filter(pk=kwargs["pk"]).values_list("username", flat=True)
    elif page == "factor-reset-decide":
        resets = FactorReset.objects.filter(pk=kwargs["pk"])
        found = resets.values_list("user__username", flat=True)
    elif page in TEAM_PAGES:
        found = Team.objects.filter(pk=kwargs["pk"]).values_list("name", flat=True)
    name = found.first() if found is not None else None
    return Told(name) if name else None


tellers.append(told)
