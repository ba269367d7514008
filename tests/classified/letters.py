"""The addresses of advocacy/urls/letters.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"letters", "letter"}
NEEDS: dict[str, Permission] = {
    "letter-new": Permission.WRITE_LETTERS,
    "letter-pdf": Permission.WRITE_LETTERS,
    "letter-preview": Permission.WRITE_LETTERS,
}
