"""The addresses of advocacy/urls/officials.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"officials"}
NEEDS: dict[str, Permission] = {}
