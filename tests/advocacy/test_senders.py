"""From whom a letter may go, and how the events that it may be for are told apart."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from accounts.models import House, User
from advocacy.actions import Signed
from advocacy.models import ParagraphPurpose
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, make_paragraph, make_visit
from tests.advocacy.test_compose_form import a_case, chosen, of_visit
from tests.factories import make_organisation

ClientOf = Callable[[User], Client]


def test_events_of_one_title_are_told_apart_by_their_dates(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    again = make_visit(date=PartialDate.on(date(2024, 11, 5)))
    undated = make_visit(date=PartialDate())
    form = client_of(teammate).get(of_visit(macron)).context["form"]
    said = {str(value): label for value, label in form.fields["visit"].choices}
    assert said[macron.visit.reference] == "Visit of President Macron, 1–2 November 2023"
    assert said[again.reference] == "Visit of President Macron, 5 November 2024"
    assert said[undated.reference] == "Visit of President Macron"


def offered_as_sender(client: Client, macron: MacronVisit) -> set[str]:
    choices = client.get(of_visit(macron)).context["form"].fields["sender"].choices
    return {label for value, label in choices if value}


def test_only_who_can_send_a_letter_is_offered_as_its_sender(
    macron: MacronVisit, teammate: User, outsider: User, client_of: ClientOf
) -> None:
    kinds = {"Ministry": "STATE_BODY", "Party": "PARTY", "Banned": "GROUP", "Court": "COURT",
             "Radio": "MEDIA", "Paper": "MEDIA", "Watch": "MONITOR", "Silent": "MEDIA"}  # fmt: skip
    made = {name: make_organisation(name, kind) for name, kind in kinds.items()}
    signs = Signed(printed_name="A. Testov", organisation=made["Radio"])
    macron.letter(teammate, signatories=[signs], sender=made["Watch"])
    for name in ("Paper", "Banned"):
        make_paragraph(ParagraphPurpose.WHO_WE_ARE, "We are.", organisation=made[name])
    ngo = macron.sender.name
    seen = offered_as_sender(client_of(teammate), macron)
    assert seen == {ngo, "Radio", "Paper", "Watch"}
    data = chosen(macron, sender=made["Ministry"].pk)
    page = client_of(teammate).post(of_visit(macron), data)
    assert page.context["form"].errors["sender"]
    house = House.current()
    house.name = "Banned"
    house.save()
    assert "Banned" in offered_as_sender(client_of(teammate), macron)


def test_denial_who_sent_a_hidden_letter_is_not_offered(
    macron: MacronVisit, teammate: User, outsider: User, client_of: ClientOf
) -> None:
    hidden = make_organisation("Hidden Radio", "MEDIA")
    macron.letter(outsider, a_case(outsider), sender=hidden)
    assert "Hidden Radio" not in offered_as_sender(client_of(teammate), macron)


def test_a_letter_begins_from_the_house_or_the_last_sender_and_from_no_stranger(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    stranger, ours = make_organisation("A Stranger"), make_organisation("Our House", "GROUP")
    make_paragraph(ParagraphPurpose.WHO_WE_ARE, "We are.", organisation=stranger)
    client = client_of(teammate)
    form = client.get(of_visit(macron)).context["form"]
    assert form.initial["sender"] is None
    assert form.unfold
    macron.letter(teammate)
    assert client.get(of_visit(macron)).context["form"].initial["sender"] == macron.sender
    house = House.current()
    house.name = "Our House"
    house.save()
    assert client.get(of_visit(macron)).context["form"].initial["sender"] == ours
