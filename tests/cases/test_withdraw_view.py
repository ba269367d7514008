"""Taking back what was logged by mistake: with a reason, and where things stand follows."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.codes import EventType
from cases.models import Charge, Event, EventCharge, Order, OrderKind, Party
from people.models import Attribute, AttributeKind, Name, NameKind
from tests.factories import make_event, make_party, make_person


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def address(kind: str, fact: object) -> str:
    return reverse("fact-withdraw", args=[kind, fact.pk])  # type: ignore[attr-defined]


def test_a_happening_is_taken_back_and_standing_follows(client_of, owner, party: Party) -> None:
    event = make_event(party)
    standing.refresh([party])
    before = party.standing.code
    response = client_of(owner).post(address("event", event), {"why": "of another person"})
    assert response.url == party.case.get_absolute_url()
    assert not Event.objects.exists()
    gone = Event.with_withdrawn.get()
    assert (gone.withdrawn_why, gone.withdrawn_by) == ("of another person", str(owner))
    party.standing.refresh_from_db()
    assert party.standing.code != before


def test_what_was_decided_in_it_goes_with_it(client_of, owner: User, party: Party) -> None:
    event = make_event(party, type=EventType.SENTENCE, on=date(2023, 5, 1))
    Order(party=party, event=event, kind=OrderKind.IMPRISONMENT, years=7).save()
    charge = Charge(party=party, words="riots")
    charge.save()
    EventCharge(event=event, charge=charge, status="CONVICTED").save()
    page = client_of(owner).get(address("event", event)).content.decode()
    assert "Taken back with it" in page
    client_of(owner).post(address("event", event), {"why": "misread"})
    assert not Order.objects.exists()
    assert not EventCharge.objects.exists()
    assert Charge.objects.exists()


def test_each_kind_of_fact_can_be_taken_back(client_of, owner: User, party: Party) -> None:
    charge = Charge(party=party, words="riots")
    order = Order(party=party, kind=OrderKind.FINE)
    name = Name(person=party.person, text="Test", kind=NameKind.ALIAS)
    about = Attribute(person=party.person, kind=AttributeKind.SEX, value="M")
    client = client_of(owner)
    for kind, fact in (("charge", charge), ("decision", order), ("name", name), ("about", about)):
        fact.save()
        assert client.get(address(kind, fact)).status_code == 200
        assert client.post(address(kind, fact), {"why": "misread"}).status_code == 302
        fact.refresh_from_db()
        assert fact.withdrawn_why == "misread"


def test_it_refuses_without_a_reason(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    page = client_of(owner).post(address("event", event), {"why": " "}).content.decode()
    assert "This field is required" in page
    assert Event.objects.exists()


def test_it_refuses_to_take_back_the_house_spelling(client_of, owner: User, party: Party) -> None:
    name = party.person.names.get()
    page = client_of(owner).post(address("name", name), {"why": "misread"}).content.decode()
    assert "house spelling" in page
    assert Name.objects.exists()


def test_an_outsider_finds_nothing_to_take_back(client_of, outsider, party: Party) -> None:
    event, name = make_event(party), party.person.names.get()
    client = client_of(outsider)
    for kind, fact in (("event", event), ("name", name)):
        assert client.post(address(kind, fact), {"why": "mischief"}).status_code == 404
    assert Event.objects.exists()


def test_what_is_no_kind_of_fact_is_no_address(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    assert client_of(owner).get(address("case", event)).status_code == 404
    assert client_of(owner).get(address("charge", event)).status_code == 404


def test_what_is_of_a_hidden_case_is_not_told(client_of, owner, outsider, party: Party) -> None:
    hidden = make_party(by=outsider, person=make_person("Hidden Testova", by=outsider))
    event = make_event(party, hidden, type=EventType.SENTENCE)
    for one in (party, hidden):
        Order(party=one, event=event, kind=OrderKind.IMPRISONMENT, years=7).save()
    page = client_of(owner).get(address("event", event)).content.decode()
    assert page.count("7 years in prison") == 1
    assert "Hidden" not in page
    assert "for the one whom it concerns" in page
