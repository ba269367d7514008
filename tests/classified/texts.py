"""The addresses of advocacy/urls/texts.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"texts", "text"}
NEEDS: dict[str, Permission] = {
    "text-new": Permission.WRITE_LETTERS,
    "text-edit": Permission.WRITE_LETTERS,
    "text-right": Permission.WRITE_LETTERS,
}
