"""The report between two days, its lists, and the table of cases for a diplomat."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from accounts import exports
from accounts.models import Act, AuditEntry, ExportRequest, User
from advocacy.after.report import NUMBERS, Period, report
from advocacy.after.table import Readers, table
from advocacy.models import Response, Result, Sending, SentBy
from cases import standing
from cases.codes import Custody, EventType
from cases.models import Answer, Basis, Case, Charge, Consent, Order, OrderKind, Party
from core.clock import today, today_is
from core.dates import PartialDate
from people.models import Person
from tests.advocacy.builders import MacronVisit, clear, make_ask
from tests.cases.test_public_case import public_case
from tests.factories import make_case, make_event, make_party, make_person

ClientOf = Callable[[User], Client]
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
IN_YEAR = "?from=2023-01-01&to=2023-12-31"


def party_of(by: User, name: str = "Aibek Testov", country: str = "KZ") -> Party:
    return make_party(make_case(by, country=country), make_person(name, by=by))


def one_of(party: Party) -> Person:
    assert party.person
    return party.person


def something_of_everything(macron: MacronVisit, by: User, name: str = "Aibek Testov") -> Party:
    party = party_of(by, name)
    verdict = make_event(party, type=EventType.VERDICT, on=date(2023, 3, 1))
    Order(party=party, event=verdict, kind=OrderKind.IMPRISONMENT, years=5).save()
    make_event(party, type=EventType.RELEASE, on=date(2023, 5, 1))
    letter = macron.letter(by, party.case)
    Sending(letter=letter, by_words="Desk", means=SentBy.POST, on=date(2023, 10, 30)).save()
    answer = Response(letter=letter, text="An answer")
    answer.date = PartialDate.on(date(2023, 11, 5))
    answer.save()
    result = Result(case=party.case, code="RELEASED")
    result.date = PartialDate.on(date(2023, 5, 1))
    result.save()
    return party


def numbers(user: User, period: Period = YEAR) -> dict[str, int]:
    return {str(one.label): one.count for one in report(period, user)}


def test_each_number_counts_what_its_list_shows(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    something_of_everything(macron, teammate)
    party_of(teammate, "Bolot Testov", country="UZ")
    now = Period(today(), today())
    assert numbers(teammate, now)["new cases"] == 2
    assert numbers(teammate, Period(today(), today(), "UZ"))["new cases"] == 1
    counted = numbers(teammate)
    assert counted == {"new cases": 0, "verdicts": 1, "releases": 1, "letters sent": 1,
                       "answers": 1, "outcomes": 1}  # fmt: skip
    client = client_of(teammate)
    page = client.get(reverse("report") + IN_YEAR).content.decode()
    for key in NUMBERS:
        url = f"{reverse('report-list', args=[key])}?{YEAR.query}"
        assert url.replace("&", "&amp;") in page
        lines = client.get(url).context["lines"]
        assert len(lines) == counted[str(NUMBERS[key].label)]


def test_denial_the_report_counts_nothing_that_is_hidden(
    macron: MacronVisit, teammate: User, outsider: User, client_of: ClientOf
) -> None:
    something_of_everything(macron, teammate)
    assert set(numbers(outsider).values()) == {0}
    assert set(numbers(outsider, Period(today(), today())).values()) == {0}
    for key in NUMBERS:
        page = client_of(outsider).get(reverse("report-list", args=[key]) + IN_YEAR)
        assert "Testov" not in page.content.decode()


def test_a_date_that_may_lie_outside_is_not_counted_nor_an_account_twice(
    macron: MacronVisit, teammate: User
) -> None:
    party = party_of(teammate)
    around = PartialDate(earliest=date(2022, 12, 20), latest=date(2023, 1, 10), text="winter")
    make_event(party, type=EventType.VERDICT, on=around)
    one = make_event(party, type=EventType.VERDICT, on=date(2023, 3, 1))
    make_event(party, type=EventType.VERDICT, on=date(2023, 3, 2), account_of=one.account_of)
    assert numbers(teammate)["verdicts"] == 1


def test_days_the_wrong_way_round_are_told_beside_their_field(
    teammate: User, client_of: ClientOf
) -> None:
    query = "?from=2023-12-31&to=2023-01-01"
    page = client_of(teammate).get(reverse("report") + query).content.decode()
    assert "The last day lies before the first." in page
    assert 'value="2023-12-31"' in page
    with today_is(date(2023, 6, 1)):
        page = client_of(teammate).get(reverse("report")).content.decode()
    assert "1 January 2023 to 1 June 2023" in page


def test_the_report_and_its_lists_take_a_fixed_number_of_queries(
    macron: MacronVisit, teammate: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(teammate)
    urls = [reverse("report"), *(reverse("report-list", args=[key]) for key in NUMBERS)]
    something_of_everything(macron, teammate)
    taken = []
    for url in urls:
        with CaptureQueriesContext(connection) as queries:
            client.get(url + IN_YEAR)
        taken.append(len(queries))
    for number in range(3):
        something_of_everything(macron, teammate, f"Bolot Testov{number}")
    for url, count in zip(urls, taken, strict=True):
        with django_assert_num_queries(count):
            client.get(url + IN_YEAR)


def may_tell_officials(party: Party) -> None:
    answer = Answer.OFFICIALS_PRIVATELY
    Consent(person=party.person, basis=Basis.CONSENT, answer=answer).save()


def chosen(*cases: Case, readers: str = "OFFICIALS", kind: str = "xlsx") -> str:
    ticked = "&".join(f"case={case.reference}" for case in cases)
    return f"{reverse('case-table-file')}?{ticked}&readers={readers}&format={kind}"


def told(user: User, readers: Readers, *cases: Case) -> list[str]:
    found = Case.objects.visible_to(user).filter(pk__in=[case.pk for case in cases])
    return [row.name for row in table(found, readers, user).rows]


def test_who_stands_in_the_table_follows_from_who_reads_it(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    official, public, closed = (
        party_of(teammate, name) for name in ("Aibek Testov", "Bolot Exampleev", "Cholpon Closed")
    )
    may_tell_officials(official)
    clear(one_of(public))
    cases = [party.case for party in (official, public, closed)]
    assert set(told(teammate, Readers.OFFICIALS, *cases)) == {"Aibek Testov", "Bolot Exampleev"}
    assert told(teammate, Readers.NAME, *cases) == ["Bolot Exampleev"]
    assert told(teammate, Readers.GOVERNMENT, *cases) == ["Bolot Exampleev"]
    response = client_of(teammate).post(chosen(*cases), {"reason": "for the embassy"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    said = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "Aibek Testov" in said
    assert not any("Closed" in word for word in said)
    entry = AuditEntry.objects.get(act=Act.EXPORTED)
    assert (entry.reason, entry.details["rows"]) == ("for the embassy", 2)
    url = chosen(*cases).replace("file/", "")
    assert "Cholpon Closed" in client_of(teammate).get(url).content.decode()


def test_charges_in_words_that_name_somebody_else_stay_inside(
    macron: MacronVisit, teammate: User
) -> None:
    party = party_of(teammate)
    other = make_party(party.case, make_person("Secret Hiddenov", by=teammate))
    clear(one_of(party))
    Charge(party=party, words="helping Secret Hiddenov").save()
    Charge(party=party, words="riots").save()
    make_ask("free Secret Hiddenov", macron.guest.office, case=party.case)
    (row,) = table(Case.objects.filter(pk=party.case_id), Readers.NAME, teammate).rows
    assert row.charges == "riots"
    assert not any("Hiddenov" in str(cell) for cell in row.cells), other


def test_of_a_public_case_the_table_tells_charge_and_sentence_alone(
    macron: MacronVisit, owner: User, teammate: User
) -> None:
    parties = [party_of(teammate, name) for name in ("Aibek Testov", "Bolot Exampleev")]
    for party in parties:
        make_event(party, type=EventType.DETAINED, custody=Custody.PRISON)
        sentence = make_event(party, type=EventType.SENTENCE, on=date(2023, 6, 1))
        Order(party=party, event=sentence, kind=OrderKind.IMPRISONMENT, years=5).save()
        Charge(party=party, words="riots").save()
        make_ask("free", macron.guest.office, case=party.case)
    standing.refresh(parties)
    clear(one_of(parties[0]))
    public_case(one_of(parties[1]), owner)
    cases = Case.objects.filter(pk__in=[party.case_id for party in parties])
    with today_is(date(2024, 6, 1)):
        told_of = table(cases, Readers.NAME, teammate).rows
    full, limited = sorted(told_of, key=lambda row: row.name)
    assert "5 years" in full.sentence
    assert full.stands
    assert full.asks
    assert (limited.charges, limited.sentence) == ("riots", full.sentence)
    assert (limited.stands, limited.comes_next, limited.asks) == ("", "", "")


def test_denial_a_hidden_case_comes_into_no_table(
    macron: MacronVisit, teammate: User, outsider: User, owner: User, client_of: ClientOf
) -> None:
    party = party_of(teammate)
    clear(one_of(party))
    url = chosen(party.case)
    response = client_of(outsider).post(url, {"reason": "curious"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert not any("Testov" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert client_of(owner).get(url).status_code == 403
    assert client_of(owner).get(reverse("case-table")).status_code == 403


def test_much_waits_for_a_second_person(
    macron: MacronVisit, teammate: User, admin: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(exports, "SMALL", 0)
    party = party_of(teammate)
    clear(one_of(party))
    client, url = client_of(teammate), chosen(party.case)
    client.post(url, {"reason": "for the embassy"})
    wanted = ExportRequest.objects.get()
    exports.decide(by=admin, wanted=wanted, agreed=True)
    taken = [client.post(wanted.address, {"take": str(wanted.pk)}) for _ in range(2)]
    assert [response.has_header("Content-Disposition") for response in taken] == [True, False]


def test_the_table_as_a_pdf(
    macron: MacronVisit, teammate: User, client_of: ClientOf, fonts_built: None
) -> None:
    party = party_of(teammate)
    clear(one_of(party))
    response = client_of(teammate).post(chosen(party.case, kind="pdf"), {"reason": "for it"})
    assert response.content.startswith(b"%PDF")
    assert "Testov" not in response["Content-Disposition"]
