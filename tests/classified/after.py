"""The addresses of advocacy/urls/after.py."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = {"report", "report-list", "letter-after"}
NEEDS: dict[str, Permission] = {
    "case-table": Permission.WRITE_LETTERS,
    "case-table-file": Permission.WRITE_LETTERS,
    "answer-new": Permission.RECORD_FACTS,
    "ask-answer-new": Permission.RECORD_FACTS,
    "letter-tasks": Permission.RECORD_FACTS,
    "outcome-new": Permission.RECORD_FACTS,
}
