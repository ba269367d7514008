"""Counts beside the choices of filters: of what the reader sees, beside what else is chosen."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.listing import counts
from cases.models import Party
from tests.factories import make_case, make_event, make_party, make_person
from tests.reading import writes

URL = reverse("cases-counts")


def some_case(by: User, country: str = "KZ", status: str = "OPEN", name: str = "A Testov") -> None:
    """Call `listed()` after the last."""
    more = {"closed_because": "done"} if status == "CLOSED" else {}
    case = make_case(by, country=country, status=status, **more)
    party = make_party(case, make_person(name, by=by, country=country))
    make_event(party, on=date(2023, 5, 1))


def listed() -> None:
    standing.refresh(Party.objects.all())


def choices(client, url: str = URL, **headers: str) -> list[str]:
    page = client.get(url, headers=headers).content.decode()
    return re.findall(r"<option[^>]*>\s*([^<]*\))\s*<", page)


@pytest.fixture
def five(owner: User) -> None:
    for country, status in (("KZ", "OPEN"), ("KZ", "OPEN"), ("KZ", "CLOSED"), ("UZ", "OPEN")):
        some_case(owner, country, status)
    some_case(owner, "TJ", "WATCHED", "Zhanbolat Mamai")
    listed()


def test_each_choice_says_how_many_it_leaves(client_of, owner: User, five: None) -> None:
    found = choices(client_of(owner))
    for choice in ("Kazakhstan (3)", "Uzbekistan (1)", "open (3)", "closed (1)", "watched (1)"):
        assert choice in found
    assert "without a caseworker (4)" in found


def test_an_address_that_is_none_counts_the_whole_list(client_of, owner: User, five: None) -> None:
    found = choices(client_of(owner), **{"HX-Request": "true", "HX-Current-URL": "http://["})
    assert "Kazakhstan (3)" in found


def test_a_choice_is_counted_beside_the_other_filters(client_of, owner: User, five: None) -> None:
    found = choices(client_of(owner), f"{URL}?country=KZ")
    assert "open (2)" in found
    assert "watched (0)" in found


def test_what_is_chosen_does_not_narrow_its_own_choices(client_of, owner: User, five: None) -> None:
    found = choices(client_of(owner), f"{URL}?country=KZ&status=OPEN")
    for choice in ("Kazakhstan (2)", "Uzbekistan (1)", "closed (1)", "open (2)"):
        assert choice in found


def test_the_choice_stays_chosen(client_of, owner: User, five: None) -> None:
    page = client_of(owner).get(f"{URL}?country=KZ").content.decode()
    assert re.search(r'value="KZ" selected>\s*Kazakhstan \(3\)', page)
    assert re.search(r'<select(?=[^>]*id="id_country")[^>]*hx-swap-oob="true"', page)


def test_with_htmx_the_address_of_the_page_counts(client_of, owner: User, five: None) -> None:
    shown = "http://testserver/cases/?country=UZ"
    headers = {"HX-Request": "true", "HX-Current-URL": shown}
    assert "open (1)" in choices(client_of(owner), URL, **headers)


def test_words_that_were_typed_narrow_the_counts(client_of, owner: User, five: None) -> None:
    client = client_of(owner)
    client.post(reverse("cases"), {"q": "Zhanbolat Mamai"})
    found = choices(client, f"{URL}?found=yes")
    assert "Tajikistan (1)" in found
    assert "Kazakhstan (0)" in found


def test_words_that_find_nobody_leave_nothing(client_of, owner: User, five: None) -> None:
    client = client_of(owner)
    for page in ("cases", "people"):
        client.post(reverse(page), {"q": "Qwxyz"})
        found = choices(client, f"{reverse(f'{page}-counts')}?found=yes&country=KZ")
        assert "Kazakhstan (0)" in found


def test_beyond_the_most_it_says_more(
    client_of, owner: User, five: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "MOST", 2)
    found = choices(client_of(owner))
    assert "Kazakhstan (2+)" in found
    assert "without a caseworker (2+)" in found
    assert "Uzbekistan (1)" in found


def test_people_are_counted_too(client_of, owner: User, five: None) -> None:
    found = choices(client_of(owner), reverse("people-counts"))
    assert "Kazakhstan (3)" in found
    assert "person at risk (5)" in [choice.lower() for choice in found]


@pytest.mark.parametrize("query", ["country=XX", "since_from=never", "country=%00", "lead=nobody"])
def test_a_filter_not_understood_counts_nothing_wrong(
    client_of, owner: User, five: None, query: str
) -> None:
    assert client_of(owner).get(f"{URL}?{query}").status_code == 200


def test_the_page_asks_for_counts_once_the_filters_are_open(
    client_of, owner: User, five: None
) -> None:
    client = client_of(owner)
    assert URL not in client.get(reverse("cases")).content.decode()
    page = client.get(f"{reverse('cases')}?filters=all").content.decode()
    assert f'hx-get="{URL}"' in page
    assert "Kazakhstan</option>" in page


@pytest.mark.parametrize("query", ["", "?country=KZ&status=OPEN"])
def test_more_cases_take_no_more_queries(client_of, owner: User, query: str) -> None:
    client, numbers = client_of(owner), []
    for more in (2, 10):
        for _ in range(more):
            some_case(owner)
        listed()
        with CaptureQueriesContext(connection) as queries:
            client.get(URL + query)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert not writes(queries)


def test_denial_what_is_hidden_is_not_counted(client_of, owner, outsider: User, five: None) -> None:
    some_case(outsider, "UZ")
    listed()
    found = choices(client_of(outsider))
    assert "Uzbekistan (1)" in found
    assert not [choice for choice in found if choice.startswith(("Kazakhstan", "Tajikistan"))]
    assert "open (1)" in found
