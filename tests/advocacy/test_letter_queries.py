"""The pages of a letter take as many queries for several cases as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Team, User
from advocacy.models import Letter
from tests.advocacy.approved import ON, fill
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_party, make_person

pytestmark = pytest.mark.usefixtures("before_the_visit")


def letter_on(by: User, macron: MacronVisit, count: int) -> Letter:
    cases = []
    for number in range(count):
        person = make_person(f"Testov{'abcdefgh'[number]} Aibek", by=by)
        clear(person)
        case = make_case(by, checked_on=ON)
        make_party(case, person)
        cases.append(case)
    letter = macron.letter(by, *cases)
    fill(by, letter)
    return letter


def queries(client: Client, name: str, letter: Letter) -> int:
    address = reverse(name, args=[letter.reference])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["letter", "letter-check", "letter-after"])
def test_a_page_of_a_letter_takes_as_many_queries_for_four_cases_as_for_one(
    name: str, desk: Team, teammate: User, client_of
) -> None:
    client, macron = client_of(teammate), MacronVisit()
    one, four = letter_on(teammate, macron, 1), letter_on(teammate, macron, 4)
    assert queries(client, name, four) == queries(client, name, one)
