"""The list of cases: what it shows, how it is narrowed, and what it never tells."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from tests.factories import make_case, make_event, make_party, make_person


def a_case(by: User, name: str = "Aibek Testov", **fields: object) -> Case:
    case = make_case(by, **fields)
    party = make_party(case, make_person(name, by=by))
    make_event(party, on=date(2023, 5, 1))
    return case


def page_of(client, **query: str) -> str:
    return client.get(reverse("cases"), query).content.decode()


def test_a_row_shows_name_reference_and_country(client_of, owner: User) -> None:
    case = a_case(owner)
    page = page_of(client_of(owner))
    assert "Aibek Testov" in page
    assert case.reference in page
    assert "Kazakhstan" in page


def test_two_rows_and_thirty_take_the_same_number_of_queries(client_of, owner: User) -> None:
    client = client_of(owner)
    counts = []
    for more in (2, 28):
        for number in range(more):
            a_case(owner, f"Aibek Testov {number}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("cases"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_page_only_reads(client_of, owner: User) -> None:
    a_case(owner)
    client = client_of(owner)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("cases"))
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [q["sql"] for q in queries if q["sql"].startswith(writes)]


@pytest.mark.parametrize("typed", ["Мамай", "mamay zhanbolat", "MAMAI", "Zhanbolad Mamai"])
def test_a_name_is_found_in_any_spelling(client_of, owner: User, typed: str) -> None:
    a_case(owner, "Zhanbolat Mamai")
    a_case(owner, "Bolot Exampleev")
    page = client_of(owner).post(reverse("cases"), {"q": typed}, follow=True).content.decode()
    assert "Zhanbolat Mamai" in page
    assert "Exampleev" not in page


def test_a_name_that_was_typed_never_stands_in_an_address(client_of, owner: User) -> None:
    response = client_of(owner).post(reverse("search"), {"q": "Mamai"}, follow=True)
    assert response.redirect_chain == [("/cases/?found=yes", 302)]


def test_words_too_long_or_with_a_null_are_cut(client_of, owner: User) -> None:
    client = client_of(owner)
    assert client.post(reverse("cases"), {"q": "Mam\0ai"}, follow=True).status_code == 200
    assert client.session["words"] == "Mamai"
    client.post(reverse("cases"), {"q": "Mamai " * 5000})
    assert len(client.session["words"]) <= 200


def test_a_reference_opens_its_page(client_of, owner: User) -> None:
    case = a_case(owner)
    response = client_of(owner).post(reverse("search"), {"q": case.reference.lower()})
    assert response.url == case.get_absolute_url()


def test_nothing_found_names_the_filters_and_offers_to_clear(client_of, owner: User) -> None:
    a_case(owner)
    page = (
        client_of(owner)
        .post(reverse("cases"), {"q": "Nobody", "country": "KZ"}, follow=True)
        .content.decode()
    )
    assert "No case answers to all of this" in page
    assert "“Nobody”" in page
    assert f'href="{reverse("cases")}"' in page


def test_an_empty_desk_says_what_to_do_first(client_of, owner: User) -> None:
    assert "Open the first case" in page_of(client_of(owner))


def test_with_htmx_only_the_list_comes(client_of, owner: User) -> None:
    a_case(owner)
    page = client_of(owner).get(reverse("cases"), headers={"HX-Request": "true"}).content.decode()
    assert "Aibek Testov" in page
    assert "<html" not in page


def test_denial_a_case_of_another_team_is_not_listed(client_of, owner, outsider: User) -> None:
    case = a_case(owner)
    page = page_of(client_of(outsider))
    assert case.reference not in page
    assert "Testov" not in page
    assert "Kazakhstan" not in page


def test_home_shows_the_list_and_what_lies_ahead(client_of, owner: User) -> None:
    a_case(owner)
    assert "Aibek Testov" in client_of(owner).get("/").content.decode()


def test_words_and_filters_narrow_together(client_of, owner: User) -> None:
    a_case(owner, "Zhanbolat Mamai", country="KZ")
    a_case(owner, "Bolot Exampleev", country="UZ")
    given = {"q": "Mamai", "country": "UZ"}
    page = client_of(owner).post(reverse("cases"), given, follow=True).content.decode()
    assert "Zhanbolat Mamai" not in page
