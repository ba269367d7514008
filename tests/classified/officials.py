"""The addresses of advocacy/urls/officials.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"officials", "official"}
NEEDS: dict[str, Permission] = {
    "official-new": Permission.WRITE_LETTERS,
    "official-edit": Permission.WRITE_LETTERS,
    "holder-new": Permission.WRITE_LETTERS,
    "holder-edit": Permission.WRITE_LETTERS,
    "holder-verified": Permission.WRITE_LETTERS,
}
