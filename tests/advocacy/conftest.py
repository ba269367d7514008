"""What tests of letters begin from: a visit, and a day before it."""

from collections.abc import Iterator

import pytest

from accounts.models import Team, User
from advocacy.models import Letter
from core.clock import today_is
from tests.advocacy.approved import ON, sound_letter
from tests.advocacy.builders import MacronVisit


@pytest.fixture
def macron(desk: Team) -> MacronVisit:
    return MacronVisit()


@pytest.fixture
def letter(macron: MacronVisit, teammate: User) -> Letter:
    """To France, confidential, with nothing in its way on a day before the visit."""
    return sound_letter(teammate, macron)


@pytest.fixture
def before_the_visit() -> Iterator[None]:
    with today_is(ON):
        yield
