"""Taking back an edit."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases import actions, standing
from cases.codes import EventType
from cases.models import Event, EventParty, Order, OrderKind, Party
from core.actor import acting
from core.dates import PartialDate
from tests.factories import make_event, make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def undo(client, party: Party, row, version: int):
    url = reverse("change-undo", args=[party.case.reference])
    key = f"{row._meta.model_name}-{row.pk}"
    return client.post(url, {"of": key, "version": version}, follow=True)


def changed(event: Event, **values: object) -> Event:
    for name, value in values.items():
        setattr(event, name, value)
    event.save()
    return event


def test_the_values_of_before_come_back_as_a_new_version(client_of, owner, party: Party) -> None:
    event = make_event(party, place_words="Almaty")
    changed(event, date=PartialDate.on(date(2023, 6, 1)))
    changed(event, place_words="Astana")
    undo(client_of(owner), party, event, 2)
    event.refresh_from_db()
    assert event.date == PartialDate.on(date(2023, 5, 1))
    assert (event.place_words, event.version) == ("Astana", 4)
    assert event.history.latest().history_change_reason.startswith("undo of what test changed on")


def test_where_things_stand_follows(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    changed(event, type=EventType.SEARCH)
    standing.refresh([party])
    undo(client_of(owner), party, event, 2)
    party.refresh_from_db()
    assert party.standing.code == "DETAINED_SHORT"


def test_what_was_taken_back_can_come_again(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    event.withdraw(why="another person")
    undo(client_of(owner), party, event, 2)
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_decision_comes_again_with_what_it_was_taken_back_with(
    client_of, owner: User, party: Party
) -> None:
    event = make_event(party, type=EventType.SENTENCE)
    order = Order(party=party, event=event, kind=OrderKind.IMPRISONMENT, years=7)
    order.save()
    actions.withdraw(by=owner, fact=event, why="another person")
    page = undo(client_of(owner), party, order, 2).content.decode()
    assert "What this belongs to is taken back" in page
    undo(client_of(owner), party, event, 2)
    assert event.orders.get() == order
    party.refresh_from_db()
    assert party.standing.code == "IMPRISONED"


def test_it_refuses_where_something_later_changed_the_same(client_of, owner, party) -> None:
    event = make_event(party, place_words="Almaty")
    changed(event, place_words="Astana")
    with acting("test", "a second look"):
        changed(event, place_words="Oral")
    page = undo(client_of(owner), party, event, 2).content.decode()
    assert "Something later changed the same" in page
    assert "a second look" in page
    event.refresh_from_db()
    assert event.place_words == "Oral"


def test_it_refuses_what_no_longer_fits(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    link = event.concerned.get()
    link.withdraw(why="by mistake")
    EventParty(event=event, party=party).save()
    page = undo(client_of(owner), party, link, 2).content.decode()
    assert "fits no longer" in page


def test_it_refuses_to_undo_a_first_version(client_of, owner: User, party: Party) -> None:
    page = undo(client_of(owner), party, make_event(party), 1).content.decode()
    assert "nothing before this" in page


def test_an_outsider_undoes_nothing(client_of, outsider: User, party: Party) -> None:
    event = changed(make_event(party), place_words="Astana")
    assert undo(client_of(outsider), party, event, 2).status_code == 404


def test_denial_a_row_of_another_case_is_not_undone_here(client_of, owner, party: Party) -> None:
    event = changed(make_event(make_party(by=owner)), place_words="Astana")
    assert undo(client_of(owner), party, event, 2).status_code == 404
