"""Why the database cannot be had, in words for a person."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnavailableError(SystemExit):
    """The database cannot be had. Ends the program with its message, without a traceback."""


@contextmanager
def explaining(data: Path) -> Iterator[None]:
    """Turn what the system refuses while the data folder is handled into an UnavailableError."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(explain(data, str(error))) from error


def explain(data: Path, output: str) -> str:
    """What to do, then what the server or the system said itself."""
    hints = {
        "No space left on device": f"A disk is full. Where {data.parent} is, "
        f"{shutil.disk_usage(data.parent).free // 2**20} MB are free; 200 are a sound beginning.",
        "was initialized by PostgreSQL version": f"{data} was made by another major version of "
        "PostgreSQL. Dump it with that version, or move it away to begin anew.",
        "ermission denied": "Something belongs to another user (root, perhaps): run this as that "
        f"user, or give {data.parent} and all in it to yours with chown.",
        f"{data.name}.json": f"That file holds the passwords of {data}: put it back, or move the "
        "folder away to begin anew.",
    }
    advice = [hint for sign, hint in hints.items() if sign in output]
    return "\n".join(["The database cannot start.", *advice, *_telling_lines(output)])


def _telling_lines(output: str) -> list[str]:
    lines = [f"  {line.strip()}" for line in output.splitlines() if line.strip()]
    signs = ("FATAL", "PANIC", "DETAIL", "rror")
    return [line for line in lines if any(sign in line for sign in signs)] or lines[-3:]
