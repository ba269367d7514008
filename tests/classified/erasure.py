"""The addresses of erasure and access."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS: dict[str, Permission] = {}
