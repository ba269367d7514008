"""Lists kept under a name: one's own, of filters only."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import ListPage, SavedList, User
from cases.listing import refresh
from tests.factories import make_case

NEW = reverse("saved-list-new")
FILTERS = "country=KZ&status=OPEN"


def save_url(query: str = FILTERS, page: str = "CASES") -> str:
    return f"{NEW}?{urlencode({'page': page, 'query': query})}"


def keep(by: User, name: str = "Kazakh", query: str = FILTERS) -> SavedList:
    return SavedList.objects.create(user=by, page=ListPage.CASES, name=name, query=query)


def listed(client, query: str = "") -> str:
    return client.get(f"{reverse('cases')}?{query}").content.decode()


@pytest.fixture(autouse=True)
def one_case(owner: User) -> None:
    refresh(cases=[make_case(owner).pk])


def test_a_list_is_saved_under_a_name_and_opened_again(client_of, owner: User) -> None:
    client = client_of(owner)
    assert save_url().replace("&", "&amp;") in listed(client, FILTERS)
    response = client.post(save_url(), {"name": "Kazakh, open"})
    assert response.url == f"{reverse('cases')}?{FILTERS}"
    assert 'aria-current="page">Kazakh, open</a>' in client.get(response.url).content.decode()


def test_the_form_says_which_filters_are_kept(client_of, owner: User) -> None:
    page = client_of(owner).get(save_url()).content.decode()
    assert "Kazakhstan · open" in page
    assert "words that you typed are not" in page


def test_only_filters_and_order_are_kept(client_of, owner: User) -> None:
    query = "status=OPEN&found=yes&at=abc&filters=all&q=Mamai&country=KZ&order=since&admin=1"
    client_of(owner).post(save_url(query), {"name": "Mine"})
    assert SavedList.objects.get().query == "country=KZ&order=since&status=OPEN"


def test_the_usual_order_is_no_filter(client_of, owner: User) -> None:
    assert NEW not in listed(client_of(owner), "order=-changed")


def test_the_same_name_again_holds_the_new_filters(client_of, owner: User) -> None:
    keep(owner, "Mine", "country=UZ")
    page = client_of(owner).post(save_url(), {"name": "Mine"}, follow=True).content.decode()
    assert "You had a list of this name. It is now this one." in page
    assert SavedList.objects.get().query == FILTERS


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\0b"])
def test_a_name_that_does_not_fit_is_refused(client_of, owner: User, name: str) -> None:
    response = client_of(owner).post(save_url(), {"name": name})
    assert response.status_code == 200
    assert "Nothing was saved yet" in response.content.decode()
    assert not SavedList.objects.exists()


@pytest.mark.parametrize("page", ["", "LETTERS", "cases\0"])
def test_a_list_is_of_cases_or_of_people(client_of, owner: User, page: str) -> None:
    assert client_of(owner).post(save_url(page=page), {"name": "Mine"}).status_code == 404


def test_a_list_of_people_is_none_of_cases(client_of, owner: User) -> None:
    client = client_of(owner)
    assert client.post(save_url(page="PEOPLE"), {"name": "Mine"}).url.startswith("/people/")
    assert "Mine" not in listed(client)


def test_only_the_open_list_is_marked_and_offers_to_go(client_of, owner: User) -> None:
    mine, other = keep(owner), keep(owner, "Uzbek", "country=UZ")
    page = listed(client_of(owner), "status=OPEN&country=KZ")
    assert page.count('aria-current="page">Kazakh</a>') == 1
    assert reverse("saved-list-remove", args=[mine.pk]) in page
    assert reverse("saved-list-remove", args=[other.pk]) not in page


def test_with_words_typed_it_is_another_list(client_of, owner: User) -> None:
    keep(owner)
    assert 'aria-current="page">Kazakh</a>' not in listed(client_of(owner), f"{FILTERS}&found=yes")


def test_a_list_is_removed_and_what_it_showed_stays(client_of, owner: User) -> None:
    saved = keep(owner)
    response = client_of(owner).post(reverse("saved-list-remove", args=[saved.pk]))
    assert response.url == f"{reverse('cases')}?{FILTERS}"
    assert not SavedList.objects.exists()


def test_denial_a_list_of_somebody_else_is_not_shown_nor_removed(
    client_of, owner: User, teammate: User
) -> None:
    saved = keep(owner)
    client = client_of(teammate)
    assert "Kazakh<" not in listed(client)
    assert client.post(reverse("saved-list-remove", args=[saved.pk])).status_code == 404
    assert SavedList.objects.exists()


def test_two_people_may_give_lists_the_same_name(client_of, owner: User, teammate: User) -> None:
    keep(owner, "Mine", "country=UZ")
    client_of(teammate).post(save_url(), {"name": "Mine"})
    assert SavedList.objects.get(user=owner).query == "country=UZ"
    assert SavedList.objects.count() == 2


def test_many_saved_lists_take_no_more_queries(client_of, owner: User) -> None:
    client = client_of(owner)
    counts = []
    for number in range(2):
        for more in range(1 + 10 * number):
            keep(owner, f"List {number} {more}")
        with CaptureQueriesContext(connection) as queries:
            listed(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
