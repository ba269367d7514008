"""Verdicts in the report: each decision of a court once, and the list says who was judged."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy.after.report import Period
from cases.codes import EventType
from cases.models import Event, Order, OrderKind, Party, Proceeding
from core.dates import PartialDate, Precision
from tests.advocacy.test_report import IN_YEAR, YEAR, numbers, party_of
from tests.factories import make_case, make_event, make_party, make_person

ClientOf = Callable[[User], Client]


def lines_of(client: Client, key: str = "verdicts") -> list[tuple[str, str, str]]:
    lines = client.get(reverse("report-list", args=[key]) + IN_YEAR).context["lines"]
    return [(line.what, line.more, line.on) for line in lines]


def sentenced(party: Party, years: int, on: date, event: Event | None = None) -> Order:
    order = Order(party=party, event=event, kind=OrderKind.IMPRISONMENT, years=years)
    order.date = PartialDate.on(on)
    order.save()
    return order


def test_sentences_and_orders_are_verdicts_too_and_the_list_says_who(
    teammate: User, client_of: ClientOf
) -> None:
    names = ("Aibek Testov", "Bolot Exampleev", "Cholpon Fictiva")
    by_event, by_order, by_fine = (party_of(teammate, name) for name in names)
    event = make_event(by_event, type=EventType.SENTENCE, on=date(2023, 3, 1))
    sentenced(by_event, 5, date(2023, 3, 1), event)
    sentenced(by_order, 7, date(2023, 4, 1))
    make_event(by_fine, type=EventType.ADMIN_SENTENCE, on=date(2023, 5, 1))
    assert numbers(teammate)["verdicts"] == 3
    assert numbers(teammate, Period(YEAR.begins, YEAR.ends, "UZ"))["verdicts"] == 0
    assert lines_of(client_of(teammate)) == [
        ("Aibek Testov", "5 years in prison", "1 March 2023"),
        ("Bolot Exampleev", "7 years in prison", "1 April 2023"),
        ("Cholpon Fictiva", "administrative penalty imposed", "1 May 2023"),
    ]


def test_of_a_case_about_several_each_is_named(teammate: User, client_of: ClientOf) -> None:
    case = make_case(teammate, title="The miners")
    both = [make_party(case, make_person(name, by=teammate)) for name in ("Aibek A", "Bolot B")]
    make_event(*both, type=EventType.VERDICT, on=date(2023, 3, 1), outcome="GUILTY")
    make_event(*both, type=EventType.RELEASE, on=date(2023, 6, 1))
    guilty = [("Aibek A", "found guilty · The miners", "1 March 2023"),
              ("Bolot B", "found guilty · The miners", "1 March 2023")]  # fmt: skip
    assert sorted(lines_of(client_of(teammate))) == guilty
    assert {line[0] for line in lines_of(client_of(teammate), "releases")} == {"Aibek A", "Bolot B"}


def test_a_verdict_and_its_sentence_are_one_decision(teammate: User, client_of: ClientOf) -> None:
    party = party_of(teammate)
    court_case = Proceeding(case=party.case, kind="CRIMINAL")
    court_case.save()
    for type, day, outcome in ((EventType.VERDICT, 1, "GUILTY"), (EventType.SENTENCE, 9, "")):
        on = date(2023, 3, day)
        make_event(party, type=type, on=on, outcome=outcome, proceeding=court_case)
    sentenced(party, 5, date(2023, 3, 9))
    assert lines_of(client_of(teammate)) == [
        ("Aibek Testov", "found guilty; 5 years in prison", "1 March 2023")
    ]
    make_event(party, type=EventType.ADMIN_SENTENCE, on=date(2023, 9, 1))
    assert numbers(teammate)["verdicts"] == 2


def test_what_names_only_the_year_is_one_of_those_that_name_a_day(
    teammate: User, client_of: ClientOf
) -> None:
    party = party_of(teammate)
    year = PartialDate.given("2023", edtf="2023", precision=Precision.YEAR)
    make_event(party, type=EventType.SENTENCE, on=year)
    assert numbers(teammate)["verdicts"] == 1
    make_event(party, type=EventType.VERDICT, on=date(2023, 3, 1))
    (line,) = lines_of(client_of(teammate))
    assert line == ("Aibek Testov", "verdict; sentenced", "1 March 2023")
    make_event(party, type=EventType.VERDICT, on=date(2023, 9, 1))
    assert numbers(teammate)["verdicts"] == 2
    make_event(party, type=EventType.ADMIN_SENTENCE, on=date(2023, 9, 1))
    assert numbers(teammate)["verdicts"] == 3


def test_two_court_cases_are_two_decisions_and_one_person_in_two_files_is_one(
    teammate: User,
) -> None:
    party = party_of(teammate)
    for _twice in range(2):
        court_case = Proceeding(case=party.case, kind="CRIMINAL")
        court_case.save()
        make_event(party, type=EventType.VERDICT, on=date(2023, 3, 1), proceeding=court_case)
    assert numbers(teammate)["verdicts"] == 2
    other = make_party(make_case(teammate), party.person)
    make_event(other, type=EventType.VERDICT, on=date(2023, 5, 1))
    make_event(party, type=EventType.SENTENCE, on=date(2023, 5, 1))
    assert numbers(teammate)["verdicts"] == 3


def test_what_no_court_imposed_is_no_verdict(teammate: User) -> None:
    party = party_of(teammate)
    on = date(2023, 3, 1)
    asked = make_event(party, type=EventType.PROSECUTION_REQUEST, on=on)
    rows: list[dict[str, Any]] = [
        {"sought": True}, {"effect": "CUTS"}, {"kind": OrderKind.ENABLE_RETURN},
        {"event": asked}, {"rank": "SUPERSEDED"},
    ]  # fmt: skip
    for row in rows:
        order = Order(**{"party": party, "kind": OrderKind.IMPRISONMENT, "years": 5, **row})
        order.date = PartialDate.on(date(2023, 4, 1))
        order.save()
    make_event(party, type=EventType.SENTENCE, polarity="DID_NOT_HAPPEN", on=on)
    assert numbers(teammate)["verdicts"] == 0


def test_denial_a_hidden_sentence_is_counted_for_nobody(teammate: User, outsider: User) -> None:
    sentenced(party_of(teammate), 7, date(2023, 4, 1))
    assert (numbers(teammate)["verdicts"], numbers(outsider)["verdicts"]) == (1, 0)
