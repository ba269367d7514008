"""What the tests of where things stand are made of: orders, charges, dates in words."""

from datetime import date

from cases import standing
from cases.codes import StandingCode
from cases.models import Charge, ChargeStatus, Order, OrderKind, Party
from core.dates import PartialDate, Precision, read
from tests.factories import make_case, make_party, make_person

DECEMBER = date(2023, 12, 20)


def party_in(country: str, role: str = "PERSON_AT_RISK") -> Party:
    return make_party(make_case(country=country), make_person(country=country), role=role)


def when(words: str) -> PartialDate:
    found = read(words, DECEMBER)
    assert found.understood
    return found


def found_on(first: date, last: date) -> PartialDate:
    return PartialDate(earliest=first, latest=last, precision=Precision.AS_OF_DOC)


def order(
    party: Party, kind: OrderKind, years: int | None = None, date: str = "", **fields: object
) -> Order:
    made = Order(party=party, kind=kind, years=years, **fields)
    made.date = when(date) if date else PartialDate()
    made.save()
    return made


def charge(party: Party, status: ChargeStatus, on: str = "", **fields: object) -> Charge:
    made = Charge(party=party, words="an offence", status=status, **fields)
    made.date = when(on) if on else PartialDate()
    made.save()
    return made


def code(party: Party, on: date = DECEMBER) -> StandingCode:
    return standing.compute(party, on=on).code
