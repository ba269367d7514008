"""The addresses of advocacy/urls/letters.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"letters", "letter", "letter-facts"}
NEEDS: dict[str, Permission] = {
    "letter-again": Permission.WRITE_LETTERS,
    "letter-new": Permission.WRITE_LETTERS,
    "letter-on-case": Permission.WRITE_LETTERS,
    "letter-write": Permission.WRITE_LETTERS,
    "letter-annex": Permission.WRITE_LETTERS,
    "letter-paper": Permission.WRITE_LETTERS,
    "letter-pdf": Permission.WRITE_LETTERS,
    "letters-stale": Permission.WRITE_LETTERS,
    "letter-told": Permission.WRITE_LETTERS,
    "letter-preview": Permission.WRITE_LETTERS,
}
