"""The addresses of advocacy/urls/visits.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"visits", "visit"}
NEEDS: dict[str, Permission] = {
    "visit-new": Permission.WRITE_LETTERS,
    "visit-edit": Permission.WRITE_LETTERS,
    "visit-calendar": Permission.WRITE_LETTERS,
    "visit-follow": Permission.WRITE_LETTERS,
    "pledge-new": Permission.WRITE_LETTERS,
}
