"""The addresses of signing in and of one's own account."""

from accounts.roles import Permission

PUBLIC = {"language", "sign-in"}
SIGNED_IN = {"session", "sign-out", "account", "home"}
NEEDS: dict[str, Permission] = {}
