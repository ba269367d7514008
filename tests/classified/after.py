"""The addresses of advocacy/urls/after.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"report"}
NEEDS: dict[str, Permission] = {}
