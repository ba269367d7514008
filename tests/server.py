"""A pytest plugin: PostgreSQL for the tests, with fsync off, before Django reads its settings.

Workers of pytest-xdist inherit DATABASE_URL from the process that started the server, which also
has made what most tests wait for, while the workers begin with those that do not.
"""

import atexit
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import postgres

os.environ.setdefault("DEMO", "1")
if "DATABASE_URL" not in os.environ:
    server = postgres.start(postgres.VAR_DIR / "test-postgres", fsync=False)
    atexit.register(server.stop, linger=False)
    server.ensure("habeas_tests")
    os.environ["DATABASE_URL"] = server.url("habeas_tests")
    os.environ["DATABASE_URL_OWNER"] = server.url("habeas_tests", postgres.OWNER)


def pytest_configure(config: pytest.Config) -> None:
    """Ends by itself, or with the server; what goes wrong is told by the worker that needs it."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        command = [sys.executable, "-m", "tests.prepare"]
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that wait for nothing come first, then the slow ones of the browser and those of many
    tests: both workers end at about the same time."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    in_order = sorted(files, key=lambda path: _place(path, files[path]))
    items[:] = [item for path in in_order for item in files[path]]


def _place(path: Path, tests: list[pytest.Item]) -> tuple[bool, bool, int]:
    return any(map(_waits, tests)), path.parent.name != "browser", -len(tests)


def _waits(item: pytest.Item) -> bool:
    return not {"django_db_setup", "fonts_built"}.isdisjoint(item.fixturenames) or bool(
        item.get_closest_marker("django_db")
    )


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: looking through it for waste took a tenth of the time.
    What a file leaves is collected after it."""
    gc.collect()
    gc.freeze()
    gc.disable()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
