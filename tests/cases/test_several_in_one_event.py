"""One happening for several: one entry, outcomes and decisions for each, a court case by itself."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases.codes import EventType, Outcome
from cases.models import (
    Charge,
    ChargeStatus,
    Event,
    EventCharge,
    Order,
    OrderEffect,
    OrderKind,
    Party,
    Proceeding,
    ProceedingKind,
)
from tests.factories import make_event, make_party, make_person


@pytest.fixture
def parties(owner: User) -> list[Party]:
    first = make_party(by=owner)
    names = ("Bolot Exampleev", "Cholpon Sampleva")
    others = [make_party(first.case, make_person(name, by=owner)) for name in names]
    return [first, *others]


def told(**more: str) -> dict[str, str]:
    given = {"type": "SENTENCE", "polarity": "HAPPENED", "date_words": "15 November 2023"}
    return {**given, **more}


def log(client: object, parties: list[Party], **more: str) -> Event:
    url = reverse("event-new", args=[parties[0].case.reference])
    response = client.post(url, told(**more))  # type: ignore[attr-defined]
    assert response.status_code == 302, response.content.decode()
    return Event.objects.get()


def test_the_same_for_all_is_one_entry(client_of, owner: User, parties: list[Party]) -> None:
    event = log(client_of(owner), parties, type="HEARING_HELD", everyone="on")
    assert event.concerned.count() == 3


def test_one_outcome_for_all_has_exceptions(client_of, owner, parties: list[Party]) -> None:
    event = log(
        client_of(owner), parties, type="VERDICT", everyone="on", outcome_all="GUILTY",
        outcome_1="NOT_GUILTY", outcome_2="DISMISSED",
    )  # fmt: skip
    outcomes = [row.outcome for row in event.concerned.order_by("party_id")]
    assert outcomes == [Outcome.GUILTY, Outcome.NOT_GUILTY, Outcome.DISMISSED]


def test_a_sentence_becomes_a_decision_about_each_who_was_not_acquitted(
    client_of, owner: User, parties: list[Party]
) -> None:
    event = log(
        client_of(owner), parties, everyone="on", outcome_1="NOT_GUILTY", decided="IMPRISONMENT",
        years="7", months="6", regime="STRICT", effect="IMPOSES",
    )  # fmt: skip
    orders = list(Order.objects.filter(event=event))
    assert {order.party for order in orders} == {parties[0], parties[2]}
    assert {(o.kind, o.years, o.months, o.regime) for o in orders} == {
        (OrderKind.IMPRISONMENT, 7, 6, "STRICT")
    }
    parties[0].refresh_from_db()
    assert parties[0].standing.code == "IMPRISONED"


def test_what_a_prosecution_asks_for_is_only_sought(client_of, owner, parties) -> None:
    log(
        client_of(owner), parties, type="PROSECUTION_REQUEST", concerns_0="on",
        decided="IMPRISONMENT", years="9",
    )  # fmt: skip
    order = Order.objects.get()
    assert order.sought
    assert order.effect == OrderEffect.IMPOSES


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("years", "7", "Say what was decided"),
        ("amount", "100", "Say what was decided"),
        ("years", "-1", "greater than or equal to 0"),
        ("years", "700", "less than or equal to 100"),
    ],
)
def test_it_refuses_a_decision_that_says_too_little(
    client_of, owner: User, parties: list[Party], field: str, value: str, message: str
) -> None:
    url = reverse("event-new", args=[parties[0].case.reference])
    page = client_of(owner).post(url, told(everyone="on", **{field: value})).content.decode()
    assert message in page
    assert not Event.objects.exists()


def test_it_refuses_an_amount_without_its_currency(client_of, owner, parties) -> None:
    url = reverse("event-new", args=[parties[0].case.reference])
    given = told(everyone="on", decided="FINE", amount="500")
    assert "in which currency" in client_of(owner).post(url, given).content.decode()


def test_guilty_of_one_and_acquitted_of_another(client_of, owner: User, parties) -> None:
    for words in ("riots", "fraud"):
        Charge(party=parties[0], words=words).save()
    event = log(
        client_of(owner), parties, type="VERDICT", concerns_0="on", charge_0="CONVICTED",
        charge_1="ACQUITTED",
    )  # fmt: skip
    told_of = {row.charge.words: row.status for row in event.on_charges.all()}
    assert told_of == {"riots": ChargeStatus.CONVICTED, "fraud": ChargeStatus.ACQUITTED}


def test_what_was_said_of_a_charge_is_corrected(client_of, owner: User, parties) -> None:
    Charge(party=parties[0], words="riots").save()
    client = client_of(owner)
    event = log(client, parties, type="VERDICT", concerns_0="on", charge_0="CONVICTED")
    given = told(
        type="VERDICT", concerns_0="on", charge_0="", reason="misread", version=str(event.version)
    )
    client.post(reverse("event-edit", args=[event.pk]), given)
    assert not EventCharge.objects.exists()
    assert EventCharge.with_withdrawn.get().withdrawn_why == "misread"


@pytest.mark.parametrize(
    ("kind", "court"),
    [
        ("CHARGED", ProceedingKind.CRIMINAL),
        ("ADMIN_SENTENCE", ProceedingKind.ADMINISTRATIVE),
        ("ASYLUM_DECISION", ProceedingKind.IMMIGRATION),
        ("EXTRADITION_REQUEST", ProceedingKind.EXTRADITION),
        ("LIQUIDATION_SUIT", ProceedingKind.LIQUIDATION),
        ("INTERIM_MEASURE", ProceedingKind.INTERNATIONAL),
        ("JUDGMENT", ProceedingKind.CIVIL),
    ],
)
def test_a_court_case_opens_by_itself(client_of, owner, parties, kind: str, court: str) -> None:
    event = log(client_of(owner), parties, type=kind, concerns_0="on", country="KZ")
    assert event.proceeding
    assert event.proceeding.kind == court
    assert event.proceeding.country == ("" if court == ProceedingKind.INTERNATIONAL else "KZ")


@pytest.mark.parametrize("kind", ["SEARCH", "PROTEST", "PARLIAMENT_RESOLUTION"])
def test_what_moves_no_court_opens_none(client_of, owner, parties, kind: str) -> None:
    log(client_of(owner), parties, type=kind, concerns_0="on")
    assert not Proceeding.objects.exists()


def test_what_follows_goes_into_the_court_case_that_is_open(client_of, owner, parties) -> None:
    client = client_of(owner)
    url = reverse("event-new", args=[parties[0].case.reference])
    for kind in ("ASYLUM_DECISION", "HEARING_HELD", "JUDGMENT", "APPEAL_DECISION"):
        client.post(url, told(type=kind, concerns_0="on", country="FR"))
    assert Proceeding.objects.get().events.count() == 4
    client.post(url, told(type="CHARGED", concerns_0="on", country="FR"))
    client.post(url, told(type="HEARING_HELD", concerns_0="on", country="UZ"))
    assert Proceeding.objects.count() == 3


def test_a_court_case_may_be_chosen(client_of, owner: User, parties: list[Party]) -> None:
    known = Proceeding(case=parties[0].case, kind=ProceedingKind.CIVIL, country="KZ")
    known.save()
    event = log(
        client_of(owner), parties, type="CHARGED", concerns_0="on", court_case=str(known.pk)
    )
    assert event.proceeding == known


def test_an_event_is_moved_to_another_court_case(client_of, owner: User, parties) -> None:
    event = make_event(parties[0], type=EventType.JUDGMENT, on=date(2023, 5, 1), country="KZ")
    url = reverse("court-cases", args=[parties[0].case.reference])
    client = client_of(owner)
    assert "in no court case" in client.get(url).content.decode().lower()
    client.post(url, {"event": str(event.pk), "to": "new-CIVIL"})
    event.refresh_from_db()
    assert event.proceeding.kind == ProceedingKind.CIVIL
    assert "Civil, Kazakhstan" in client.get(url).content.decode()


def test_it_refuses_an_event_or_a_court_case_of_another_case(
    client_of, owner: User, parties: list[Party]
) -> None:
    other = make_party(by=owner)
    elsewhere = make_event(other, type=EventType.JUDGMENT)
    court = Proceeding(case=other.case, kind=ProceedingKind.CIVIL)
    court.save()
    here = make_event(parties[0], type=EventType.JUDGMENT)
    url = reverse("court-cases", args=[parties[0].case.reference])
    client = client_of(owner)
    client.post(url, {"event": str(elsewhere.pk), "to": "new-CIVIL"})
    client.post(url, {"event": str(here.pk), "to": str(court.pk)})
    assert not Event.objects.exclude(proceeding=None).exists()


def test_the_page_of_court_cases_reads_as_much_for_one_event_as_for_many(
    client_of, owner: User, parties: list[Party], django_assert_max_num_queries
) -> None:
    client = client_of(owner)
    url = reverse("court-cases", args=[parties[0].case.reference])
    make_event(*parties, type=EventType.JUDGMENT)
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for _ in range(10):
        court = Proceeding(case=parties[0].case, kind=ProceedingKind.CIVIL)
        court.save()
        make_event(*parties, type=EventType.JUDGMENT, proceeding=court)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(url)


def test_a_court_case_is_corrected_with_a_reason(client_of, owner: User, parties) -> None:
    court = Proceeding(case=parties[0].case, kind=ProceedingKind.CIVIL, country="KZ")
    court.save()
    given = {
        "kind": "CRIMINAL", "country": "KZ", "court_words": "Almaly court", "version": "1",
        "reason": "heard so",
    }  # fmt: skip
    client_of(owner).post(reverse("court-case-edit", args=[court.pk]), given)
    court.refresh_from_db()
    assert (court.kind, court.court_words) == (ProceedingKind.CRIMINAL, "Almaly court")


def test_an_outsider_finds_no_court_case(client_of, outsider: User, parties) -> None:
    court = Proceeding(case=parties[0].case, kind=ProceedingKind.CIVIL)
    court.save()
    client = client_of(outsider)
    for url in (
        reverse("court-cases", args=[parties[0].case.reference]),
        reverse("court-case-edit", args=[court.pk]),
    ):
        assert client.get(url).status_code == 404
