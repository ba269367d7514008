"""The list of people: what it shows, how it is narrowed and turned, and what it never tells."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Level, User
from cases import actions, standing
from cases.listing import pages
from cases.models import Party
from core.dates import PartialDate
from people.models import Attribute, AttributeKind, Person
from tests.factories import make_case, make_event, make_party, make_person
from tests.reading import writes


def somebody(by: User, name: str = "Aibek Testov", **fields: object) -> Party:
    party = make_party(make_case(by), make_person(name, by=by, **fields))
    make_event(party, on=date(2023, 5, 1))
    standing.refresh([party])
    return party


def page_of(client, **query: str) -> str:
    return client.get(reverse("people"), query).content.decode()


def names_on(page: str) -> list[str]:
    return [part.split("<")[0] for part in page.split('class="who" data-row href="')[1:]]


def test_a_row_shows_who_it_is_and_where_things_stand(client_of, owner: User) -> None:
    party = somebody(owner)
    born = Attribute(person=party.person, kind=AttributeKind.BIRTH)
    born.date = PartialDate.on(date(1990, 2, 3))
    actions.add_fact(by=owner, fact=born)
    page = page_of(client_of(owner))
    for shown in ("Aibek Testov", party.person.reference, "Kazakhstan", "in custody", "1990"):
        assert shown in page


def test_two_rows_and_ten_take_the_same_number_of_queries(client_of, owner: User) -> None:
    client, counts = client_of(owner), []
    for more in (2, 8):
        for number in range(more):
            somebody(owner, f"Aibek Testov {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("people"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert not writes(queries)


def test_a_name_is_found_in_any_spelling_and_never_in_the_address(client_of, owner: User) -> None:
    somebody(owner, "Zhanbolat Mamai")
    somebody(owner, "Bolot Exampleev")
    response = client_of(owner).post(reverse("people"), {"q": "Мамай"}, follow=True)
    assert response.redirect_chain == [("/people/?found=yes", 302)]
    assert "Zhanbolat Mamai" in response.content.decode()
    assert "Exampleev" not in response.content.decode()


def test_who_is_in_no_case_is_listed_too(client_of, owner: User) -> None:
    make_person("Anna Alone", by=owner)
    page = page_of(client_of(owner))
    assert "Anna Alone" in page
    assert "in no case" in page


def test_merged_people_are_left_out(client_of, owner: User) -> None:
    kept, gone = somebody(owner).person, make_person("Gone Merged", by=owner)
    gone.merged_into = kept
    gone.save()
    assert "Gone Merged" not in page_of(client_of(owner))


def test_an_empty_desk_says_what_to_do_first(client_of, owner: User) -> None:
    assert "Open the first case" in page_of(client_of(owner))


def test_nothing_found_says_which_filter_is_in_the_way(client_of, owner: User) -> None:
    somebody(owner)
    page = page_of(client_of(owner), country="KZ", standing="HOUSE_ARREST")
    assert "Nobody answers to all of this" in page
    assert 'Without <a href="/people/?country=KZ">under house arrest</a> there is 1.' in page
    assert ">Kazakhstan</a> there" not in page


@pytest.mark.parametrize("order", ["name", "-name", "changed", "-changed", "next", "-since"])
def test_pages_turn_over_everybody_once_and_back(
    client_of, owner: User, monkeypatch, order: str
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    for number in range(3):
        somebody(owner, f"Aibek Test{number}")
        make_person(f"Anna Alone{number}", by=owner)
    client, url, seen = client_of(owner), f"{reverse('people')}?order={order}", []
    while url:
        shown = client.get(url).context["list"]
        seen += [row.person.pk for row in shown.rows]
        last, url = shown, shown.next
    assert len(seen) == 6
    assert set(seen) == set(Person.objects.values_list("pk", flat=True))
    before = client.get(last.previous).context["list"]
    assert [row.person.pk for row in before.rows] == seen[2:4]


def test_an_address_of_a_page_holds_no_name(client_of, owner: User, monkeypatch) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 1)
    first, _second = somebody(owner, "Aibek Testov"), somebody(owner, "Bolot Testov")
    shown = client_of(owner).get(reverse("people"), {"order": "name"}).context["list"]
    cursor = pages.Cursor.read(shown.next.split("at=")[1])
    assert (cursor.pk, cursor.value) == (first.person.pk, "")


@pytest.mark.parametrize("at", ["nonsense", "%00", "KysrKys", "K" * 60])
def test_a_cursor_that_is_none_begins_anew(client_of, owner: User, at: str) -> None:
    somebody(owner)
    assert "Aibek Testov" in page_of(client_of(owner), at=at)


def test_a_row_that_is_gone_does_not_break_the_page(client_of, owner: User, monkeypatch) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 1)
    first, _second = somebody(owner, "Aibek Testov"), somebody(owner, "Bolot Testov")
    client = client_of(owner)
    url = client.get(reverse("people"), {"order": "name"}).context["list"].next
    first.person.merged_into = _second.person
    first.person.save()
    assert "Bolot Testov" in client.get(url).content.decode()


def test_denial_people_of_another_team_are_neither_listed_nor_offered(
    client_of, owner: User, outsider: User
) -> None:
    somebody(owner)
    somebody(outsider, "Other Seenov", country="UZ")
    page = page_of(client_of(outsider), filters="all")
    assert "Other Seenov" in page
    assert "Testov" not in page
    assert "Kazakhstan" not in page


def test_denial_where_somebody_stands_in_a_hidden_case_is_not_told(
    client_of, owner: User, outsider: User
) -> None:
    party = somebody(owner, "Wide Seenova")
    scope = party.person.scope
    scope.level = Level.OFFICE
    scope.save()
    standing.refresh([party])
    client = client_of(outsider)
    page = page_of(client)
    assert "Wide Seenova" in page
    assert "2023" not in page
    assert "in custody</span>" not in page
    assert "Wide Seenova" not in page_of(client, standing=party.standing.code)
