"""A reference that is taken already."""

import pytest

from core import keys
from people.models import Organisation
from tests.factories import make_organisation


@pytest.mark.django_db
@pytest.mark.usefixtures("actor")
def test_another_reference_is_drawn_where_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_organisation("Test Committee")
    drawn = iter([first.reference[2:8], "7F3K9Q"])
    monkeypatch.setattr(keys.secrets, "choice", lambda _: next(characters))
    characters = iter("".join(drawn))
    second = make_organisation("Test Watch")
    assert second.reference.startswith("O-7F3K9Q-")
    assert Organisation.objects.count() == 2
