"""The addresses of advocacy/urls/approval.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS: dict[str, Permission] = {
    "letter-check": Permission.WRITE_LETTERS,
    "letter-ready": Permission.WRITE_LETTERS,
    "letter-approve": Permission.WRITE_LETTERS,
    "letter-agreed": Permission.WRITE_LETTERS,
    "letter-take-back": Permission.WRITE_LETTERS,
    "letter-drop": Permission.WRITE_LETTERS,
    "letter-send": Permission.WRITE_LETTERS,
    "letter-back": Permission.WRITE_LETTERS,
    "letter-take-over": Permission.WRITE_LETTERS,
}
