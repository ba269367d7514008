"""Adding and correcting decisions."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from cases.codes import EventType
from cases.models import Compliance, Order, OrderEffect, OrderKind, Party
from tests.factories import make_event, make_party


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def new(party: Party) -> str:
    return reverse("order-new", args=[party.case.reference])


def told(party: Party, **more: str) -> dict[str, str]:
    given = {
        "party": str(party.pk), "kind": "IMPRISONMENT", "years": "7", "effect": "IMPOSES",
        "compliance": "NOT_APPLICABLE", "date_words": "15 November 2023",
    }  # fmt: skip
    return {**given, **more}


def sentence(party: Party, **fields: object) -> Order:
    made = Order(party=party, kind=OrderKind.IMPRISONMENT, years=7, **fields)
    made.save()
    return made


def test_a_decision_is_added_and_where_things_stand_follows(client_of, owner, party) -> None:
    event = make_event(party, type=EventType.SENTENCE, on=date(2023, 11, 15))
    page = client_of(owner).get(f"{new(party)}?event={event.pk}").content.decode()
    assert f'value="{event.pk}" selected' in page
    client_of(owner).post(new(party), told(party, event=str(event.pk)))
    order = Order.objects.get()
    assert (order.years, order.event) == (7, event)
    party.refresh_from_db()
    assert party.standing.code == "IMPRISONED"


def test_a_cut_says_which_decision_it_changes(client_of, owner: User, party: Party) -> None:
    first = sentence(party)
    given = told(party, effect="CUTS", modifies=str(first.pk), years="1", credited_days="60")
    client_of(owner).post(new(party), given)
    cut = Order.objects.get(effect=OrderEffect.CUTS)
    assert (cut.modifies, cut.years, cut.credited_days) == (first, 1, 60)


def test_it_refuses_to_change_a_decision_about_somebody_else(client_of, owner, party) -> None:
    other = make_party(party.case)
    first = sentence(other)
    given = told(party, effect="CUTS", modifies=str(first.pk))
    page = client_of(owner).post(new(party), given).content.decode()
    assert "This decision is about somebody else" in page
    assert Order.objects.count() == 1


def test_it_refuses_a_decision_that_changes_itself(client_of, owner: User, party: Party) -> None:
    order = sentence(party)
    given = told(party, modifies=str(order.pk), reason="wrong", version="1", effect="CUTS")
    page = client_of(owner).post(reverse("order-edit", args=[order.pk]), given).content.decode()
    assert "Select a valid choice" in page


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("kind", "", "This field is required"),
        ("amount", "500", "in which currency"),
        ("years", "seven", "Enter a whole number"),
        ("party", "", "This field is required"),
        ("date_words", "31 February 2023", "Keep it as words?"),
    ],
)
def test_bad_input_is_told_beside_its_field(
    client_of, owner: User, party: Party, field: str, value: str, message: str
) -> None:
    given = told(party, words="typed at length") | {field: value}
    page = client_of(owner).post(new(party), given).content.decode()
    assert message in page
    assert "typed at length" in page
    assert not Order.objects.exists()


def test_whether_it_was_obeyed_is_corrected_with_a_reason(client_of, owner, party) -> None:
    order = sentence(party)
    given = told(party, compliance="NOT_OBEYED", binds_words="France", reason="told", version="1")
    client_of(owner).post(reverse("order-edit", args=[order.pk]), given)
    order.refresh_from_db()
    assert order.compliance == Compliance.NOT_OBEYED
    assert order.history.first().history_change_reason == "told"


def test_an_outsider_finds_no_decision(client_of, outsider: User, party: Party) -> None:
    order = sentence(party)
    client = client_of(outsider)
    for url in (new(party), reverse("order-edit", args=[order.pk])):
        assert client.get(url).status_code == 404
        assert client.post(url, told(party)).status_code == 404
    assert Order.objects.count() == 1


def test_the_database_refuses_a_decision_that_changes_itself(actor: None, party: Party) -> None:
    order = sentence(party)
    order.modifies = order
    with pytest.raises(IntegrityError, match="order_changes_another"), transaction.atomic():
        order.save()
