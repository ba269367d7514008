"""The demonstration data; what the tests of a module write into it is rolled back after them."""

from collections.abc import Iterator

import pytest
from django.db import connections, transaction

from tests import database


@pytest.fixture(scope="module")
def demonstration(loaded: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that use it need no `db`."""
    app = connections["default"]
    name = app.settings_dict["NAME"]
    with django_db_blocker.unblock():
        database.use(app, loaded)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        database.use(app, name)
