"""The addresses of the trail."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN = {"who-looked"}
NEEDS = {"trail": Permission.READ_TRAIL, "trail-head": Permission.READ_TRAIL}
