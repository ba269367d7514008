"""One timeline of what happened, custody, letters and silences."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.codes import Custody, EventType
from cases.models import Case, Party
from cases.pages.case import case_page
from cases.pages.record import record_of
from cases.timeline import extra
from core.clock import today_is
from core.dates import PartialDate, Precision
from core.facts import same_thing
from tests.factories import make_case, make_event, make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def items_of(case: Case, user: User) -> list:
    standing.refresh(case.parties.all())
    found = Case.objects.visible_to(user).for_list(user).get(pk=case.pk)
    return case_page(record_of(found, user, rumours=True), user)["timeline"]


def held(party: Party) -> None:
    make_event(party, type=EventType.DETAINED, on=date(2023, 5, 1), custody=Custody.REMAND)
    make_event(party, type=EventType.RELEASE, on=date(2023, 5, 11))


def test_custody_begins_and_ends_where_it_happened(owner: User, party: Party) -> None:
    held(party)
    first, last = (one for one in items_of(party.case, owner) if not one.gap)
    assert first.notes == ["custody begins (pre-trial detention)"]
    assert last.notes == ["custody ends after 10 days (pre-trial detention)"]


def test_of_several_people_it_says_whose_custody(owner: User, party: Party) -> None:
    make_party(party.case)
    held(party)
    assert items_of(party.case, owner)[0].notes == [
        "Aibek Testov: custody begins (pre-trial detention)"
    ]


def test_a_long_silence_in_custody_and_since_the_last_news_is_a_line(owner, party: Party) -> None:
    make_event(party, type=EventType.DETAINED, on=date(2023, 5, 1), custody=Custody.REMAND)
    make_event(party, type=EventType.HEARING_HELD, on=date(2023, 9, 1))
    with today_is(date(2024, 1, 1)):
        gaps = [one.what for one in items_of(party.case, owner) if one.gap]
    assert gaps == [
        "Nothing known between 1 May 2023 and 1 September 2023 (123 days)",
        "Nothing known between 1 September 2023 and today (122 days)",
    ]


def test_at_liberty_and_after_a_death_silence_says_nothing(owner: User, party: Party) -> None:
    make_event(party, type=EventType.SEARCH, on=date(2022, 5, 1))
    make_event(party, type=EventType.DEATH, on=date(2023, 5, 1))
    assert not [one for one in items_of(party.case, owner) if one.gap]


def test_words_that_were_not_understood_are_shown(owner: User, party: Party) -> None:
    when = PartialDate(text="around the feast", precision=Precision.UNDATED)
    make_event(party, on=when)
    assert items_of(party.case, owner)[0].when == "around the feast"


def test_other_apps_add_their_own(owner: User, party: Party, monkeypatch) -> None:
    monkeypatch.setattr(extra, "_readers", [])
    extra.register(lambda cases, user: [extra.Extra(date(2023, 5, 5), "Letter to somebody")])
    held(party)
    words = [one.what for one in items_of(party.case, owner) if not one.gap]
    assert words == ["Held in custody (pre-trial detention)", "Letter to somebody", "Released"]


def test_the_page_shows_what_is_chosen_in_the_order_asked_for(client_of, owner, party) -> None:
    held(party)
    make_event(party, type=EventType.HEARING_HELD, on=date(2023, 5, 5))
    client, url = client_of(owner), party.case.get_absolute_url()
    shown = lambda **query: client.get(url, query).context["chosen"].items  # noqa: E731
    assert [one.what for one in shown(show="court")] == ["Hearing held"]
    newest, oldest = shown(show="custody"), shown(show="custody", order="oldest")
    kept = [one.what for one in newest if not one.gap]
    assert kept == [one.what for one in oldest if not one.gap][::-1]
    assert len(shown(show="nonsense")) == len(shown())


def test_accounts_that_differ_are_found_among_the_conflicts(client_of, owner, party) -> None:
    accounts = [make_event(party, on=date(2023, 5, 19)), make_event(party, on=date(2023, 6, 2))]
    same_thing(accounts)
    make_event(party, type=EventType.SEARCH, on=date(2023, 7, 1))
    page = client_of(owner).get(party.case.get_absolute_url(), {"show": "conflicts"})
    (only,) = page.context["chosen"].items
    assert len(only.accounts) == 2


def test_several_people_stand_in_one_table(client_of, owner: User, party: Party) -> None:
    make_party(party.case)
    held(party)
    standing.refresh(party.case.parties.all())
    page = client_of(owner).get(party.case.get_absolute_url()).content.decode()
    assert 'id="people"' in page


def test_the_strip_is_said_in_words_too(client_of, owner: User, party: Party) -> None:
    held(party)
    standing.refresh([party])
    page = client_of(owner).get(party.case.get_absolute_url()).content.decode()
    assert 'role="img"' in page
    assert "1 May 2023 to 11 May 2023" in page


def test_a_person_of_two_cases_has_one_life(client_of, owner: User, party: Party) -> None:
    second = make_party(make_case(owner, country="UZ"), party.person)
    make_event(party, on=date(2023, 5, 1))
    make_event(second, type=EventType.RELEASE, on=date(2023, 5, 11))
    page = client_of(owner).get(party.person.get_absolute_url())
    told = [(one.what, one.case.reference) for one in page.context["timeline"] if not one.gap]
    assert told == [("Arrested", party.case.reference), ("Released", second.case.reference)]
    assert page.context["words"] == "released on 11 May 2023"


def test_denial_a_life_tells_nothing_of_a_case_out_of_sight(client_of, owner, outsider) -> None:
    party = make_party(by=owner)
    hidden = make_party(make_case(outsider), party.person)
    make_party(party.case)
    make_event(party, on=date(2023, 5, 1))
    make_event(hidden, type=EventType.DEATH, on=date(2023, 6, 1))
    standing.refresh([party, hidden])
    page = client_of(owner).get(party.person.get_absolute_url())
    assert "died" not in page.context["words"]
    assert hidden.case.reference not in page.content.decode()
    assert (
        client_of(outsider).get(reverse("person", args=[party.person.reference])).status_code == 404
    )
