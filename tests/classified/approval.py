"""The addresses of advocacy/urls/approval.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS: dict[str, Permission] = {}
