"""What a page that only reads may write: the line of the trail that says so, and nothing else."""

from collections.abc import Iterable
from typing import Any

TRAIL = 'INSERT INTO "accounts_auditentry"'


def writes(queries: Iterable[dict[str, Any]]) -> list[str]:
    """Of the captured queries those that write, but for the line of the trail."""
    verbs = ("INSERT", "UPDATE", "DELETE")
    found = [query["sql"] for query in queries]
    return [sql for sql in found if sql.startswith(verbs) and not sql.startswith(TRAIL)]
