"""A visit in one line: what is read, what stays words, and that no date is ever invented."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Team, User
from advocacy.models import Occasion, Side
from advocacy.visits.known import known
from advocacy.visits.line import Holder, Known, Told, read_line
from cases.forms.dates import read_words
from core.clock import today_is
from core.dates import PartialDate
from people.folding import fold
from tests.advocacy.builders import MacronVisit, make_holding

ClientOf = Callable[[User], Client]
OCTOBER = date(2023, 10, 1)
LINE = "Visit of President Macron to Kazakhstan and Uzbekistan, 1-2 Nov 2023"
SMALL = Known(
    kinds={"visit": "OFFICIAL_VISIT", "state visit": "STATE_VISIT", "summit": "SUMMIT"},
    countries={"kazakhstan": "KZ", "france": "FR", "bosnia and herzegovina": "BA", "eu": "EU"},
    holders=(
        Holder(1, 1, frozenset({fold("Testov")}), frozenset({"president of france"}), "FR"),
        Holder(2, 2, frozenset({fold("Nurov")}), frozenset(), "KZ", ends=date(2022, 1, 1)),
        Holder(3, 3, frozenset({fold("Same")}), frozenset(), "KZ"),
        Holder(4, 4, frozenset({fold("Same")}), frozenset(), "FR"),
    ),
    today=OCTOBER,
)


def told(line: str) -> Told:
    with today_is(OCTOBER):
        return read_line(line, SMALL)


def test_the_line_of_the_issue_is_understood_whole(macron: MacronVisit) -> None:
    with today_is(OCTOBER):
        found = read_line(LINE, known())
    assert found.title == "Visit of President Macron to Kazakhstan and Uzbekistan"
    assert (found.kind, found.countries) == ("OFFICIAL_VISIT", ["KZ", "UZ"])
    assert (found.when.earliest, found.when.latest) == (date(2023, 11, 1), date(2023, 11, 2))
    assert (found.guests, found.hosts, found.unclear) == ([macron.guest.pk], [], [])


def test_french_and_russian_lines_name_the_same(macron: MacronVisit) -> None:
    with today_is(OCTOBER):
        french = read_line("Visite d’Emmanuel Macron au Kazakhstan, du 1er au 2 novembre", known())
        russian = read_line("Визит в Казахстан и Узбекистан, 1-2 ноября 2023", known())
    assert (french.countries, french.guests) == (["KZ"], [macron.guest.pk])
    assert (russian.kind, russian.countries) == ("OFFICIAL_VISIT", ["KZ", "UZ"])
    assert french.when.earliest == russian.when.earliest == date(2023, 11, 1)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Summit, March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("3 May 2024: a summit", date(2024, 5, 3), date(2024, 5, 3)),
        ("Summit in early 2024", date(2024, 1, 1), date(2024, 4, 30)),
        ("Summit 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Visit to Kazakhstan, 5 November", date(2023, 11, 5), date(2023, 11, 5)),
    ],
)
def test_partial_dates_are_kept_as_they_are(line: str, first: date, last: date) -> None:
    assert (told(line).when.earliest, told(line).when.latest) == (first, last)


@pytest.mark.parametrize(
    "line",
    [
        "Visit of Prime Minister May",
        "Agenda 2030 summit",
        "Announced 3 May 2024: summit on 5 June 2024",
        "Vision 2030, a summit on 5 June",
        "EU-27 summit",
        "Summit in spring in Paris",
    ],
)
def test_what_may_be_no_date_or_one_of_two_is_not_taken(line: str) -> None:
    assert told(line).when == PartialDate()
    assert told(line).title == line


def test_what_is_not_understood_is_said() -> None:
    found = told("Quick visit of Mr Unknown to Samarkand")
    assert found.unclear == ["Quick", "Unknown", "Samarkand"]


def test_the_kind_that_says_most_wins() -> None:
    assert told("State visit before the summit").kind == "STATE_VISIT"
    assert told("A conversation").kind == ""


def test_countries_of_a_title_are_not_where_it_goes() -> None:
    found = told("Visit of the President of France to Kazakhstan")
    assert (found.countries, found.guests) == (["KZ"], [1])
    assert told("Visit to Bosnia and Herzegovina").countries == ["BA"]
    assert told("EU-Kazakhstan summit").countries == ["EU", "KZ"]


def test_who_left_office_or_shares_a_name_is_not_guessed() -> None:
    assert told("Visit of Nurov").guests == []
    found = told("Visit of Same")
    assert (found.guests, found.hosts, found.unclear) == ([], [], ["Same"])


def test_whose_country_is_visited_is_a_host() -> None:
    assert told("Testov at a summit in France").hosts == [1]


WORDS = st.sampled_from(
    ["visit", "of", "to", "Testov", "Kazakhstan", "and", "1-2", "Nov", "2023", "March", ",", "(",
     "3 May", "in", "2030", "5/6/2024", "May", ":", "next", "month", "-", "state", "27", "Same"]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_no_line_breaks_it_and_no_date_is_invented(line: str) -> None:
    """Whatever is typed: a date that is told stands in the line and is what its words say."""
    found = told(line)
    when = found.when
    if when.understood:
        assert when.text in " ".join(line.split())
        with today_is(OCTOBER):
            assert read_words(when.text, OCTOBER, ahead=True) == when
        assert any(sign.isdigit() for sign in when.text) or line.rstrip(" .,;)").endswith(when.text)
    else:
        assert when == PartialDate()
    assert {*found.guests, *found.hosts} <= {1, 3, 4}


def test_the_line_fills_the_form_and_saves_nothing(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    with today_is(OCTOBER):
        response = client.post(reverse("visit-new"), {"line": f"{LINE} in Astana"})
    page = response.content.decode()
    assert Occasion.objects.count() == 1
    assert "Nothing is saved yet" in page
    assert "“Astana”" in page
    form = response.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    with today_is(OCTOBER):
        client.post(reverse("visit-new"), data)
    visit = Occasion.objects.exclude(pk=macron.visit.pk).get()
    assert visit.countries == ["KZ", "UZ"]
    assert [str(part) for part in visit.participants.filter(side=Side.GUEST)] == ["Emmanuel Macron"]


def test_an_empty_line_is_told_beside_it(teammate: User, client_of: ClientOf) -> None:
    page = client_of(teammate).post(reverse("visit-new"), {"line": " "}).content.decode()
    assert "This field is required" in page


def test_a_name_on_record_in_another_script_is_found(desk: Team) -> None:
    holding = make_holding("Kassym-Jomart Tokayev", "President of Kazakhstan", "KZ")
    with today_is(OCTOBER):
        found = read_line("Визит: Касым-Жомарт Токаев, 5 ноября", known())
    assert found.guests == [holding.pk]
