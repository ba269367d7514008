"""Adding an ask to a case."""

import pytest
from django.urls import reverse

from accounts.models import User
from advocacy.models import Ask
from cases.models import Party
from core.models import Vocabulary
from tests.factories import make_party, term


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def ask(client: object, party: Party, **more: str) -> str:
    kind = str(term(Vocabulary.ASK, "FAIR_TRIAL").pk)
    url = reverse("ask-new", args=[party.case.reference])
    given = {"kind": kind, "addressee_words": "the court", **more}
    return str(client.post(url, given).content.decode())  # type: ignore[attr-defined]


def test_an_ask_for_one_person_shows_on_the_case(client_of, owner: User, party: Party) -> None:
    client = client_of(owner)
    ask(client, party, person=str(party.person.pk), words="to let observers in")
    made = Ask.objects.get()
    assert (made.case, made.persons) == (party.case, [party.person.pk])
    assert str(made.text) == "to let observers in"
    page = client.get(party.case.get_absolute_url()).content.decode()
    assert "To let observers in" in page


def test_without_words_it_says_what_its_kind_says(client_of, owner, party: Party) -> None:
    ask(client_of(owner), party)
    assert str(Ask.objects.get()) == "to ensure a fair trial"


def test_it_refuses_an_ask_of_nobody(client_of, owner: User, party: Party) -> None:
    assert "Say of whom it is asked" in ask(client_of(owner), party, addressee_words="")
    assert not Ask.objects.exists()


def test_an_outsider_asks_nothing(client_of, outsider: User, party: Party) -> None:
    ask(client_of(outsider), party)
    assert not Ask.objects.exists()
