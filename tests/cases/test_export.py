"""Lists as files: what is shown and nothing else, for those who may."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from accounts.models import User
from cases import standing
from cases.listing import export
from cases.models import Party
from core.clock import today_is, zone
from tests.factories import make_case, make_event, make_party, make_person
from tests.reading import writes

DAY = date(2026, 11, 22)
CASES, PEOPLE = reverse("cases-export"), reverse("people-export")
HEADINGS = 6  # the line in which they stand, from 0
OURS = {"names": "OURS", "reason": "the weekly round"}


def somebody(by: User, name: str = "Aibek Testov", *, country: str = "KZ", **of: User) -> Party:
    case = make_case(by, country=country)
    party = make_party(case, make_person(name, by=of.get("hidden_by", by)))
    make_event(party, on=date(2023, 5, 1))
    standing.refresh([party])
    return party


def table(response: HttpResponse) -> list[list[object]]:
    page = load_workbook(BytesIO(response.content)).active
    return [list(row) for row in page.iter_rows(values_only=True)]


def names_in(response: HttpResponse) -> list[object]:
    return [row[0] for row in table(response)[HEADINGS + 1 :]]


def everything_in(response: HttpResponse) -> str:
    """Each part of the XLSX file, and the headers."""
    with zipfile.ZipFile(BytesIO(response.content)) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist()]
    return "\n".join([*texts, str(response.headers)])


def test_the_file_holds_the_rows_and_columns_of_the_list(client_of, owner, admin: User) -> None:
    party = somebody(owner)
    rows = table(client_of(admin).post(CASES, OURS))
    row = dict(zip(rows[HEADINGS], rows[HEADINGS + 1], strict=True))
    assert row["Person"] == "Aibek Testov"
    assert row["Reference"] == party.case.reference
    assert row["Country"] == "Kazakhstan"
    assert row["Where things stand"] == "in custody, 1 May 2023"
    assert row["Last change"].date() == localdate(party.case.listing.changed_at, zone())


def test_the_first_lines_say_what_it_is(client_of, owner, admin: User) -> None:
    somebody(owner)
    client = client_of(admin)
    client.post(reverse("cases"), {"q": "Testov", "country": "KZ"})
    about = [row[0] for row in table(client.post(f"{CASES}?country=KZ&found=yes", OURS))[:5]]
    assert about[:2] == ["Cases", "Words: “Testov”; Country: Kazakhstan"]
    assert about[2].startswith("As of ")
    assert about[2].endswith("saved by Admin")
    assert about[3] == "Why: the weekly round"
    assert about[4].startswith("CONFIDENTIAL, only for Admin")


def test_the_file_goes_over_all_pages_in_the_order_shown(
    client_of, owner, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 2)
    for letter in "CADBE":
        somebody(owner, f"Person {letter}exampleev")
    client = client_of(admin)
    expected = [f"Person {letter}exampleev" for letter in "ABCDE"]
    assert names_in(client.post(f"{CASES}?order=name", OURS)) == expected
    assert names_in(client.post(f"{PEOPLE}?order=-name", OURS)) == expected[::-1]


def test_the_filters_of_the_list_are_those_of_the_file(client_of, owner, admin: User) -> None:
    somebody(owner, "Aibek Testov", country="KZ")
    somebody(owner, "Bolot Exampleev", country="UZ")
    assert names_in(client_of(admin).post(f"{CASES}?country=UZ", OURS)) == ["Bolot Exampleev"]


def test_csv_holds_the_same(client_of, owner, admin: User) -> None:
    somebody(owner)
    response = client_of(admin).post(f"{PEOPLE}?format=csv", OURS)
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[HEADINGS][:2] == ["Person", "Born"]
    assert rows[HEADINGS + 1][0] == "Aibek Testov"


def test_the_file_is_neutral_by_name_and_kept_by_nobody(client_of, owner, admin: User) -> None:
    somebody(owner)
    with today_is(DAY):
        response = client_of(admin).post(CASES, OURS)
    assert response["Content-Disposition"] == 'attachment; filename="cases-2026-11-22.xlsx"'
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_name_that_begins_like_a_formula_is_text(client_of, owner, admin: User) -> None:
    somebody(owner, "=HYPERLINK(1)")
    client = client_of(admin)
    row = list(load_workbook(BytesIO(client.post(CASES, OURS).content)).active.iter_rows())[-1]
    assert row[0].data_type == "s"
    assert b"\"'=HYPERLINK" in client.post(f"{CASES}?format=csv", OURS).content


def test_a_list_too_long_for_a_file_says_so(
    client_of, owner, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST", 1)
    for number in range(2):
        somebody(owner, f"Aibek Testov {number}")
    response = client_of(admin).post(f"{CASES}?country=KZ&format=csv", OURS, follow=True)
    assert response.redirect_chain == [(f"{reverse('cases')}?country=KZ", 302)]
    assert "Narrow the list first." in response.content.decode()


def test_the_list_offers_files_to_those_who_may(client_of, owner, admin: User) -> None:
    somebody(owner)
    url = f"{reverse('cases')}?country=KZ&at=x"
    assert f'href="{CASES}?country=KZ"' in client_of(admin).get(url).content.decode()
    assert CASES not in client_of(owner).get(url).content.decode()


def test_more_rows_take_no_more_queries(client_of, owner, admin: User) -> None:
    client, counts = client_of(admin), []
    for more in (2, 8):
        for number in range(more):
            somebody(owner, f"Aibek Testov {number}")
        for url in (CASES, PEOPLE):
            with CaptureQueriesContext(connection) as queries:
                client.post(url, OURS)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert not writes(queries)


@pytest.mark.parametrize("url", [CASES, PEOPLE])
def test_denial_who_may_not_export_is_refused(client_of, owner, teammate: User, url: str) -> None:
    somebody(owner)
    for user in (owner, teammate):
        assert client_of(user).post(url, OURS).status_code == 403


@pytest.mark.parametrize("url", [CASES, PEOPLE])
@pytest.mark.parametrize("query", ["", "?country=KZ", "?found=yes"])
def test_denial_nothing_hidden_is_in_the_file(
    client_of, owner, outsider: User, url: str, query: str
) -> None:
    somebody(owner, "Canary Hiddenov")
    somebody(outsider, "Bolot Exampleev")
    client = client_of(outsider)
    response = client.post(url + query, OURS)
    assert names_in(response) == ["Bolot Exampleev"]
    assert "Hiddenov" not in everything_in(response)
    assert b"Hiddenov" not in client.post(f"{url}?format=csv", OURS).content


def test_denial_a_hidden_person_of_a_visible_case_has_no_name(
    client_of, owner, outsider: User
) -> None:
    party = somebody(outsider, "Canary Hiddenov", hidden_by=owner)
    response = client_of(outsider).post(CASES, OURS)
    assert party.case.reference in everything_in(response)
    assert "Hiddenov" not in everything_in(response)
    assert names_in(response) == ["a person you may not see"]
