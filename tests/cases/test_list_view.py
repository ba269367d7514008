"""The list of cases: what it shows, how it is narrowed, and what it never tells."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.codes import EventType
from cases.models import Case
from tests.factories import make_case, make_event, make_party, make_person
from tests.reading import writes


def a_case(by: User, name: str = "Aibek Testov", **fields: object) -> Case:
    case = make_case(by, **fields)
    party = make_party(case, make_person(name, by=by))
    make_event(party, on=date(2023, 5, 1))
    standing.refresh([party])
    return case


def page_of(client, **query: str) -> str:
    return client.get(reverse("cases"), query).content.decode()


def test_a_row_shows_name_reference_and_country(client_of, owner: User) -> None:
    case = a_case(owner)
    page = page_of(client_of(owner))
    assert "Aibek Testov" in page
    assert case.reference in page
    assert "Kazakhstan" in page


def test_two_rows_and_ten_take_the_same_number_of_queries(client_of, owner: User) -> None:
    client = client_of(owner)
    counts = []
    for more in (2, 8):
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
    assert not writes(queries)


@pytest.mark.parametrize("typed", ["Мамай", "mamay zhanbolat", "MAMAI", "Zhanbolad Mamai"])
def test_a_name_is_found_in_any_spelling(client_of, owner: User, typed: str) -> None:
    a_case(owner, "Zhanbolat Mamai")
    a_case(owner, "Bolot Exampleev")
    page = client_of(owner).post(reverse("cases"), {"q": typed}, follow=True).content.decode()
    assert "Zhanbolat Mamai" in page
    assert "Exampleev" not in page


def test_a_name_that_was_typed_never_stands_in_an_address(client_of, owner: User) -> None:
    response = client_of(owner).post(reverse("cases"), {"q": "Mamai"}, follow=True)
    assert response.redirect_chain == [("/cases/?found=yes", 302)]


def test_words_too_long_or_with_a_null_are_cut(client_of, owner: User) -> None:
    client = client_of(owner)
    assert client.post(reverse("cases"), {"q": "Mam\0ai"}, follow=True).status_code == 200
    assert client.session["words"] == "Mamai"
    client.post(reverse("cases"), {"q": "Mamai " * 5000})
    assert len(client.session["words"]) <= 200


def test_nothing_found_says_without_what_there_would_be_something(client_of, owner: User) -> None:
    a_case(owner)
    given = {"q": "Nobody", "country": "KZ"}
    page = client_of(owner).post(reverse("cases"), given, follow=True).content.decode()
    assert "No case answers to all of this" in page
    assert 'Without <a href="/cases/?country=KZ">“Nobody”</a> there is 1.' in page
    assert f'href="{reverse("cases")}"' in page


def test_nothing_found_with_two_filters_in_the_way_says_so(client_of, owner: User) -> None:
    a_case(owner)
    page = page_of(client_of(owner), standing="HOUSE_ARREST", status="CLOSED")
    assert "None of the chosen words is in the way alone" in page


def test_denial_why_a_list_is_empty_counts_nothing_hidden(client_of, owner, outsider) -> None:
    a_case(owner)
    a_case(outsider, country="UZ")
    page = page_of(client_of(outsider), country="UZ", standing="HOUSE_ARREST")
    assert 'Without <a href="/cases/?country=UZ">under house arrest</a> there is 1.' in page
    page = page_of(client_of(outsider), country="KZ", standing="IMPRISONED")
    assert "there is" not in page


def test_a_column_head_sorts_and_turns_the_list(client_of, owner: User) -> None:
    a_case(owner, "Zoya Alphova")
    a_case(owner, "Anna Zetova")
    client = client_of(owner)
    assert 'href="/cases/?order=name"' in page_of(client)
    page = page_of(client, order="name")
    assert 'aria-sort="ascending"' in page
    assert 'href="/cases/?order=-name"' in page
    assert page.index("Alphova") < page.index("Zetova")


def test_all_filters_come_when_asked_for_with_what_the_reader_sees(
    client_of, owner: User, outsider: User
) -> None:
    held, hidden = a_case(owner), a_case(outsider)
    for case, place in ((held, "Colony 5"), (hidden, "Colony 6")):
        party = case.parties.get()
        make_event(party, type=EventType.DETAINED, on=date(2023, 6, 1), place_words=place)
        standing.refresh([party])
    client = client_of(owner)
    assert 'name="facility"' not in page_of(client)
    page = page_of(client, filters="all")
    assert 'value="Colony 5"' in page
    assert "Colony 6" not in page
    part = client.get(reverse("cases"), {"filters": "all"}, headers={"HX-Request": "true"})
    assert 'name="facility"' in part.content.decode()
    assert "<html" not in part.content.decode()


def test_a_chosen_filter_can_be_taken_away_alone(client_of, owner: User) -> None:
    a_case(owner)
    page = page_of(client_of(owner), country="KZ", source="none")
    assert 'href="/cases/?source=none"' in page
    assert 'href="/cases/?country=KZ"' in page
    assert '<details class="more" open>' in page


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
