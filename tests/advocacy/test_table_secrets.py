"""The table for a diplomat tells nothing that only a confidential source tells."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from advocacy.after.table import Readers, table
from cases import standing
from cases.codes import EventType
from cases.models import Case, Charge, Order, OrderKind, Party
from core.clock import today_is
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, clear
from tests.advocacy.test_report import ClientOf, chosen, one_of, party_of
from tests.cases.test_public_case import public_case
from tests.factories import make_citation, make_event, make_source, scope_of


def told_in_confidence(by: User, party: Party) -> None:
    """A charge, a sentence and what is ahead; the detention and a fine are told openly."""
    secret, public = make_source("Told in confidence", scope=scope_of(by)), make_source()
    detained = make_event(party, type=EventType.DETAINED, on=date(2023, 5, 3))
    make_citation(public, event=detained)
    verdict = make_event(party, type=EventType.SENTENCE, on=date(2023, 6, 1))
    hearing = make_event(party, type=EventType.HEARING_SCHEDULED, on=date(2023, 11, 20))
    charge = Charge(party=party, words="high treason")
    charge.save()
    for fact in ({"event": verdict}, {"event": hearing}, {"charge": charge}):
        make_citation(secret, **fact)
    # A decision without a source of its own has that of what it was decided in.
    Order(party=party, event=verdict, kind=OrderKind.IMPRISONMENT, years=7).save()
    fine = Order(party=party, kind=OrderKind.FINE, amount=100, currency="EUR")
    fine.date = PartialDate.on(date(2023, 5, 20))
    fine.save()
    make_citation(public, order=fine)
    standing.refresh([party])


@pytest.mark.parametrize("is_limited", [False, True])
def test_denial_what_only_a_confidential_source_tells_is_not_in_the_table(
    macron: MacronVisit, teammate: User, owner: User, *, is_limited: bool
) -> None:
    party = party_of(teammate)
    if is_limited:
        public_case(one_of(party), owner)
    else:
        clear(one_of(party))
    with today_is(date(2023, 10, 30)):
        told_in_confidence(teammate, party)
        made = table(Case.objects.filter(pk=party.case_id), Readers.NAME, teammate)
    (row,) = made.rows
    assert (row.charges, row.comes_next) == ("", "")
    assert row.sentence == "fine of EUR 100"
    assert row.stands == ("" if is_limited else "under a sentence outside prison, 20 May 2023")
    assert not any(word in str(row.cells) for word in ("treason", "7", "November", "June"))


def test_what_the_table_leaves_out_of_somebody_is_said_to_its_author(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    party = party_of(teammate)
    clear(one_of(party))
    with today_is(date(2023, 10, 30)):
        told_in_confidence(teammate, party)
        made = table(Case.objects.filter(pk=party.case_id), Readers.NAME, teammate)
    assert len(made.left_out) == 4
    assert all(words.startswith(f"Aibek Testov, {party.case.reference}") for words in made.left_out)
    assert any("high treason: only a confidential source" in words for words in made.left_out)
    page = client_of(teammate).get(chosen(party.case).replace("file/", "")).content.decode()
    assert "high treason: only a confidential source" in page
    file = client_of(teammate).post(chosen(party.case), {"reason": "for the embassy"})
    sheet = load_workbook(io.BytesIO(file.content)).active
    assert not any("treason" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_table_takes_as_many_queries_for_three_people_as_for_one(
    macron: MacronVisit, teammate: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    parties = [party_of(teammate, name) for name in ("Aibek Testov", "Bolot Testov", "Cho Test")]
    for party in parties:
        clear(one_of(party))
        told_in_confidence(teammate, party)
    one = Case.objects.filter(pk=parties[0].case_id)
    with CaptureQueriesContext(connection) as asked:
        table(one, Readers.NAME, teammate)
    with django_assert_num_queries(len(asked)):
        made = table(Case.objects.all(), Readers.NAME, teammate)
    assert len(made.rows) == 3
