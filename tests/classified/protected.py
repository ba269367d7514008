"""The addresses of protected values and large exports."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS: dict[str, Permission] = {}
