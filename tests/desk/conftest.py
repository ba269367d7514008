"""The demonstration data, loaded once for a module and rolled back after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from desk.demo.load import load


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    """How many rows were added. Tests that use it need no `db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMO=True):
            added = load()
        yield added
        transaction.set_rollback(True)
