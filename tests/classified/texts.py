"""The addresses of advocacy/urls/texts.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"texts"}
NEEDS: dict[str, Permission] = {}
