"""Limits and used codes hold in every process: they lie in the database."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections

from accounts import factors
from accounts.models import User
from tests.accounts.signing import code_now, give_app, type_password
from tests.conftest import CommitClient

ROOT = Path(__file__).parent.parent.parent
ASK = (
    "import django; django.setup(); from accounts import factors; from accounts.models import User;"
    "print(factors.by_code(User.objects.get(), {code!r}))"
)


def in_another_process(code: str) -> str:
    given = connection.settings_dict
    address = (
        f"postgresql://{given['USER']}:{given['PASSWORD']}@/{given['NAME']}?host={given['HOST']}"
    )
    asked = subprocess.run(
        [sys.executable, "-c", ASK.format(code=code)], capture_output=True, text=True, cwd=ROOT,
        check=True, env={
            **os.environ, "DATABASE_URL": f"{address}&port={given['PORT']}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
    )  # fmt: skip
    return asked.stdout.strip()


@pytest.fixture
def user(transactional_db: None) -> User:
    return User.objects.create_user("owner", "correct horse")


def test_denial_a_code_that_another_process_took(user: User) -> None:
    give_app(user)
    code = code_now()
    assert factors.by_code(user, code)
    assert in_another_process(code) == "None"


def test_a_code_that_nobody_took_is_taken_in_another_process(user: User) -> None:
    """The control: what is refused above is refused because it was used."""
    give_app(user)
    assert in_another_process(code_now()) != "None"


def test_of_twenty_guesses_at_the_same_time_five_are_looked_at(user: User) -> None:
    def guess(number: int) -> int:
        try:
            return type_password(CommitClient(), "owner", f"guess {number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(guess, range(20)))
    assert answers == [200] * 5 + [429] * 15
