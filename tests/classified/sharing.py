"""The addresses of who sees a case."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS = {"who-sees": Permission.RECORD_FACTS}
