"""Parting what was brought together: later edits come first, and stay unless dropped."""

import pytest
from django.urls import reverse

from accounts.models import User
from core.actor import acting
from people.merging import merge
from people.models import Merge, NotSame, Person
from tests.factories import make_case, make_party, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(owner: User, teammate: User) -> Merge:
    kept, gone = make_person("Aibek Testov", by=owner), make_person("Aybek Testoff", by=owner)
    return merge(by=teammate, kept=kept, gone=gone, choices={}, reason="same trial")


def address(done: Merge) -> str:
    return reverse("merge-undo", args=[done.pk])


def edited(done: Merge, by: User, text: str) -> str:
    """A name that came over is corrected; the key of that edit."""
    name = done.person.names.get(text="Aybek Testoff")
    name.text = text
    with acting(by, "a passport"):
        name.save()
    return f"people.Name/{name.pk}/{name.version}"


def test_it_says_who_did_it_and_why(client_of, teammate: User, done: Merge) -> None:
    page = client_of(teammate).get(address(done)).content.decode()
    assert "Teammate brought" in page
    assert "same trial" in page
    assert "Nothing that you see was edited since" in page


def test_a_later_edit_is_shown_first_and_kept(client_of, owner, teammate, done: Merge) -> None:
    key, client = edited(done, owner, "Aybek Testow"), client_of(teammate)
    page = client.get(address(done)).content.decode()
    assert "a passport" in page
    assert "<ins>Aybek Testow</ins>" in page
    response = client.post(address(done), {"seen": key})
    assert response.url == done.other_person.get_absolute_url()
    assert done.other_person.names.get().text == "Aybek Testow"


def test_a_later_edit_can_be_dropped(client_of, owner, teammate, done: Merge) -> None:
    key = edited(done, owner, "Aybek Testow")
    client_of(teammate).post(address(done), {"seen": key, "drop": key})
    assert done.other_person.names.get().text == "Aybek Testoff"


def test_an_edit_made_meanwhile_is_shown_first(client_of, owner, teammate, done: Merge) -> None:
    key = edited(done, owner, "Aybek Testow")
    page = client_of(teammate).post(address(done), {"seen": ""}).content.decode()
    assert "Something was edited meanwhile" in page
    assert key in page
    done.refresh_from_db()
    assert done.undone_at is None


def test_they_are_never_suggested_again_where_it_is_said(client_of, teammate, done: Merge) -> None:
    client_of(teammate).post(address(done), {"seen": "", "two": "on"})
    said = NotSame.objects.get()
    assert {said.person, said.other_person} == {done.person, done.other_person}


def test_without_saying_so_they_may_be_suggested_again(client_of, teammate, done: Merge) -> None:
    client_of(teammate).post(address(done), {"seen": ""})
    assert not NotSame.objects.exists()


def test_what_is_undone_leads_to_the_person(client_of, teammate: User, done: Merge) -> None:
    client = client_of(teammate)
    client.post(address(done), {"seen": ""})
    assert client.get(address(done)).url == done.person.get_absolute_url()
    page = client.get(Person.objects.get(pk=done.person_id).get_absolute_url()).content.decode()
    assert "Brought together" not in page


def test_one_step_of_it_is_not_undone_alone(client_of, owner: User, teammate: User) -> None:
    kept, gone = make_person("Aibek Testov", by=owner), make_person("Aybek Testoff", by=owner)
    party = make_party(make_case(owner), gone)
    merge(by=teammate, kept=kept, gone=gone, choices={})
    url = reverse("change-undo", args=[party.case.reference])
    sent = {"of": f"party-{party.pk}", "version": 2}
    page = client_of(owner).post(url, sent, follow=True).content.decode()
    assert "Undo that as a whole" in page
    party.refresh_from_db()
    assert party.person == kept


def test_denial_a_caseworker_may_not_undo(client_of, owner: User, done: Merge) -> None:
    assert client_of(owner).get(address(done)).status_code == 403
    assert client_of(owner).post(address(done), {"seen": ""}).status_code == 403
