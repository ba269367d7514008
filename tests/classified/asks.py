"""The addresses of advocacy/urls/asks.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"asks", "ask"}
NEEDS: dict[str, Permission] = {
    "ask-new": Permission.RECORD_FACTS,
    "ask-add": Permission.WRITE_LETTERS,
    "ask-edit": Permission.WRITE_LETTERS,
    "ask-status": Permission.WRITE_LETTERS,
}
