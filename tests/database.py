"""The databases of the tests: copies of templates, made anew when what they depend on changes.

Migrating takes most of a minute and the demonstration ten seconds, a copy less than one. The server
of the tests keeps both from one run to the next, and the workers of one run share them.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).parent.parent
APPS = ("accounts", "advocacy", "cases", "config", "core", "desk", "people")
# What migrations run, and what runs after them: the core, models and their codes, and the terms.
SHAPING = (
    "core/*.py", "*/migrations/*.py", "*/models/*.py", "*/codes.py", "*/roles.py", "*/apps.py",
    "fixtures/terms.yaml",
)  # fmt: skip
PACKAGES = (
    "django", "django-allauth", "django-pgtrigger", "django-simple-history", "procrastinate"
)  # fmt: skip
# The demonstration: whatever writes it, and the day on which it is written.
TELLING = (*(f"{app}/**/*.py" for app in APPS), "fixtures/**/*.yaml")
PREFIX, OF_DEMONSTRATION = "habeas_template_", "habeas_demonstration_"
# Advisory locks of the server.
COPYING, LOADING = 2, 3


def make_template(owner: DatabaseWrapper) -> None:
    with owner._nodb_cursor() as cursor, one_at_a_time(cursor):
        _template(owner, cursor)


def demonstration(owner: DatabaseWrapper, app: DatabaseWrapper) -> str:
    """The name of a database that holds the demonstration, to be copied."""

    def load(name: str) -> None:
        before = app.settings_dict["NAME"]
        make(owner, name)
        use(app, name)
        call_command("load_demo", verbosity=0)
        use(app, before)

    mark = fingerprint(TELLING, str(datetime.now(UTC).date()))
    with owner._nodb_cursor() as cursor, one_at_a_time(cursor, LOADING):
        return _kept(owner, cursor, OF_DEMONSTRATION, mark, load)


def make(owner: DatabaseWrapper, name: str, template: str | None = None) -> None:
    """The database `name` anew, as a copy of `template`, by default of the migrated one."""
    owner.close()
    quoted = owner.ops.quote_name
    with owner._nodb_cursor() as cursor, one_at_a_time(cursor):
        template = template or _template(owner, cursor)
        _drop(cursor, name)
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(template)}")
        cursor.execute(f"REVOKE TEMPORARY ON DATABASE {quoted(name)} FROM PUBLIC")


def use(app: DatabaseWrapper, name: str) -> None:
    """Point the app's connections at `name`; no idle one stays at the database of before."""
    app.close()
    app.close_pool()
    app.settings_dict["NAME"] = name


def drop(owner: DatabaseWrapper, name: str) -> None:
    owner.close()
    with owner._nodb_cursor() as cursor:
        _drop(cursor, name)


def _end_sessions(name: str) -> None:
    """FORCE may end no session of the app role, and threads of a test may have left some."""
    app = connections["default"].settings_dict
    with (
        suppress(psycopg.OperationalError),  # no such database
        psycopg.connect(
            dbname=name, user=app["USER"], password=app["PASSWORD"], host=app["HOST"],
            port=app["PORT"] or None, autocommit=True,
        ) as session,
    ):  # fmt: skip
        session.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            " AND usename = current_user AND pid <> pg_backend_pid()",
            [name],
        )


def _drop(cursor: CursorWrapper, name: str) -> None:
    """A late request of a browser may begin a session anew between the two steps, so several
    times. FORCE may not end a vacuum of the server's own that is there; DROP without it does."""
    drop = f"DROP DATABASE IF EXISTS {connections['owner'].ops.quote_name(name)}"
    for statement in (f"{drop} WITH (FORCE)", drop) * 3:
        _end_sessions(name)
        with suppress(ProgrammingError, OperationalError):
            cursor.execute(statement)
            return
    cursor.execute(drop)


@contextmanager
def one_at_a_time(cursor: CursorWrapper, lock: int = COPYING) -> Iterator[None]:
    """A template that is being made or dropped cannot be copied."""
    cursor.execute("SELECT pg_advisory_lock(%s)", [lock])
    try:
        yield
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])


def _template(owner: DatabaseWrapper, cursor: CursorWrapper) -> str:
    def migrate(name: str) -> None:
        started, owner.settings_dict["TEST"]["NAME"] = owner.settings_dict["NAME"], name
        owner.creation.create_test_db(verbosity=0, autoclobber=True)
        owner.close()
        owner.settings_dict["NAME"] = started

    return _kept(owner, cursor, PREFIX, fingerprint(SHAPING), migrate)


def _kept(
    owner: DatabaseWrapper, cursor: CursorWrapper, prefix: str, mark: str,
    fill: Callable[[str], None],
) -> str:  # fmt: skip
    """The name of the database of this mark; older ones are dropped. It is whole or absent."""
    name = prefix + mark
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{prefix}%"])
    known = {found for (found,) in cursor.fetchall()}
    if name in known:
        return name
    for old in known:
        cursor.execute(f"DROP DATABASE IF EXISTS {owner.ops.quote_name(old)}")
    fill(f"{name}_new")
    cursor.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


def fingerprint(shapes: Iterable[str], *more: str) -> str:
    """Of the code of these shapes and of the packages whose migrations are among them."""
    digest = hashlib.sha256(" ".join([*map(version, PACKAGES), *more]).encode())
    for path in sorted({path for shape in shapes for path in ROOT.glob(shape)}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
