"""The addresses of advocacy/urls/asks.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"asks"}
NEEDS: dict[str, Permission] = {
    "ask-new": Permission.RECORD_FACTS,
}
