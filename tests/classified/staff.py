"""The addresses of staff and teams."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS = {"staff": Permission.MANAGE_STAFF}
