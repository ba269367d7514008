"""The addresses of the trail."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS = {"trail": Permission.READ_TRAIL}
