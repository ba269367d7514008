"""The addresses of the office itself."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS = {"house": Permission.MANAGE_OFFICE}
