"""The database of the tests, the cast, and a client that looks at the commit.

The tests talk to the database as the app role, like the web does; only making and emptying the
database is done by the owner.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import OperationalError, connection, connections
from django.http import HttpResponse
from django.test import Client, TransactionTestCase

from accounts import house
from accounts.models import Membership, Team, User
from accounts.roles import Role
from core import clock, fonts
from core.actor import acting
from tests import database

# The same hashes with hardly any work in them: each of the cast has a password in each test.
Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
Argon2PasswordHasher.memory_cost = 8

# Emptied by the owner after tests with real commits, but for what migrate puts there.
KEPT = {
    "django_migrations", "django_content_type", "core_term", "core_historicalterm", "core_seal",
    "core_seal_secret",
}  # fmt: skip

# One by one: a table with pending foreign key checks cannot be altered in the same transaction.
DROP_TERMS = (
    "ALTER TABLE core_term DISABLE TRIGGER USER",
    "DELETE FROM core_term USING core_historicalterm h"
    " WHERE h.id = core_term.id AND h.version = 1 AND h.history_user_name <> 'vocabularies'",
    "ALTER TABLE core_term ENABLE TRIGGER USER",
    "ALTER TABLE core_historicalterm DISABLE TRIGGER USER",
    "DELETE FROM core_historicalterm WHERE history_user_name <> 'vocabularies'",
    "ALTER TABLE core_historicalterm ENABLE TRIGGER USER",
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    name = f"test_habeas_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    owner, app = connections["owner"], connections["default"]
    with django_db_blocker.unblock():
        database.make(owner, name)
        owner.settings_dict["NAME"] = app.settings_dict["NAME"] = name
    # Blocked again: what a test without `db` writes would stay for those that come after it.
    yield
    with django_db_blocker.unblock():
        database.use(app, name)
        # The last request of a browser may still hold a session; the next run drops the database.
        with suppress(OperationalError):
            database.drop(owner, name)


@pytest.fixture(scope="session")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The name of this worker's own database that holds the demonstration."""
    owner, app = connections["owner"], connections["default"]
    name = app.settings_dict["NAME"]
    with django_db_blocker.unblock():
        database.make(owner, f"{name}_demo", database.demonstration(owner, app))
    yield f"{name}_demo"
    with django_db_blocker.unblock():
        database.drop(owner, f"{name}_demo")


@pytest.fixture(scope="session")
def fonts_built() -> None:
    """What a PDF needs on a machine where nothing has run yet."""
    fonts.build(settings.FONTS_DIR)


def owner_connection() -> psycopg.Connection:
    """A fresh connection of the owner, outside every transaction of the test."""
    settings = connections["owner"].settings_dict
    return psycopg.connect(
        dbname=settings["NAME"], user=settings["USER"], password=settings["PASSWORD"],
        host=settings["HOST"], port=settings["PORT"] or None, autocommit=True,
    )  # fmt: skip


def empty_as_owner(self: TransactionTestCase) -> None:
    """After a test with real commits: the app role may not empty a table."""
    with owner_connection() as owner:
        found = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in found if name not in KEPT]
        rows = " UNION ALL ".join(f"(SELECT '{name}' FROM \"{name}\" LIMIT 1)" for name in tables)
        filled = [name for (name,) in owner.execute(rows)]
        _empty(owner, filled)
        for statement in DROP_TERMS:
            owner.execute(statement)


def _empty(owner: psycopg.Connection, tables: list[str]) -> None:
    """Row by row: most tables hold none and few hold many, and TRUNCATE makes new files of all."""
    for table in tables:
        owner.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    with owner.transaction():
        for table in tables:
            owner.execute(f'DELETE FROM "{table}"')
    for table in tables:
        owner.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


TransactionTestCase._fixture_teardown = empty_as_owner  # type: ignore[method-assign]


def check_commit() -> None:
    """What the commit would check, now: a request that would fail there must not pass here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class CommitClient(Client):
    """A client whose every request is followed by the checks of the commit."""

    def request(self, **request: object) -> HttpResponse:
        response = super().request(**request)
        check_commit()
        return response


@pytest.fixture(autouse=True)
def the_house(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test knows the office of the one before; without a database there is none to ask."""
    house.forget()
    asks = {"db", "transactional_db"} & set(request.fixturenames)
    if not asks and not request.node.get_closest_marker("django_db"):
        monkeypatch.setattr(clock, "_sources", [])


@pytest.fixture
def actor() -> Iterator[None]:
    with acting("test", "set-up"):
        yield


def join(username: str, role: Role, team: Team) -> User:
    user = User.objects.create_user(
        username, "correct horse", role=role, full_name=username.title()
    )
    Membership(user=user, team=team).save()
    return user


@pytest.fixture
def desk(db: None, actor: None) -> Team:
    team = Team(name="Desk")
    team.save()
    return team


@pytest.fixture
def owner(desk: Team) -> User:
    """The caseworker whose case it is."""
    return join("owner", Role.CASEWORKER, desk)


@pytest.fixture
def teammate(desk: Team) -> User:
    """A coordinator of the same team."""
    return join("teammate", Role.COORDINATOR, desk)


@pytest.fixture
def admin(desk: Team) -> User:
    """An admin of the same team."""
    return join("admin", Role.ADMIN, desk)


@pytest.fixture
def outsider(db: None, actor: None) -> User:
    """May do everything, and sees nothing of the desk's."""
    team = Team(name="Elsewhere")
    team.save()
    return join("outsider", Role.ADMIN, team)


@pytest.fixture
def client_of() -> Callable[[User], CommitClient]:
    def sign_in(user: User) -> CommitClient:
        client = CommitClient()
        client.force_login(user)
        return client

    return sign_in
