"""Accounts of one thing: put side by side, weighed, taken apart."""

from datetime import date

from django.urls import reverse

from cases.codes import EventType
from cases.models import Event
from core.facts import Rank
from tests.factories import make_event, make_party


def two(party) -> list[Event]:
    return [
        make_event(party, type=kind, on=date(2023, 5, day))
        for kind, day in ((EventType.DEPORTED, 19), (EventType.EXTRADITED, 25))
    ]


def sent(together, prefer="", reason="") -> dict:
    return {"together": [str(one.pk) for one in together], "prefer": prefer, "reason": reason}


def test_alike_and_near_happenings_are_offered(client_of, owner) -> None:
    party = make_party(by=owner)
    one, other = two(party)
    late = make_event(party, type=EventType.DEPORTED, on=date(2024, 5, 1), place_words="Termez")
    page = client_of(owner).get(reverse("account-group", args=[one.pk])).content.decode()
    assert str(other.pk) in page
    assert str(late.pk) not in page


def test_one_is_preferred_with_a_reason_and_taken_apart_again(client_of, owner) -> None:
    one, other = two(make_party(by=owner))
    client, url = client_of(owner), reverse("account-group", args=[one.pk])
    client.post(url, sent([one, other], prefer=str(other.pk), reason="The court file."))
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.account_of == other.account_of
    assert (one.rank, other.rank) == (Rank.ALTERNATIVE, Rank.PREFERRED)
    assert other.rank_reason == "The court file."
    client.post(url, sent([one]))
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.account_of != other.account_of
    assert (one.rank, other.rank) == (Rank.UNRANKED, Rank.UNRANKED)


def test_it_refuses_a_preference_without_a_reason(client_of, owner) -> None:
    one, other = two(make_party(by=owner))
    url = reverse("account-group", args=[one.pk])
    page = client_of(owner).post(url, sent([one, other], prefer=str(one.pk)))
    assert "Say why this account is preferred." in page.content.decode()
    other.refresh_from_db()
    assert other.account_of != one.account_of


def test_denial_an_outsider_finds_no_accounts(client_of, owner, outsider) -> None:
    one, _other = two(make_party(by=owner))
    assert client_of(outsider).get(reverse("account-group", args=[one.pk])).status_code == 404
