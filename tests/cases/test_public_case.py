"""A public case covers name, charge, sentence and place of trial, in every paper."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import User
from advocacy.pictures import left_out
from cases import standing
from cases.clearance import cleared_for, only_public_case
from cases.codes import EventType
from cases.dossier import dossier_pdf
from cases.models import (
    TOLD,
    Answer,
    Assessment,
    Basis,
    Case,
    Charge,
    Consent,
    Figure,
    Order,
    OrderKind,
    Party,
    Use,
)
from core.clock import today_is
from core.fields import LocalText
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Person, Relation
from tests.advocacy.builders import MacronVisit, section_text, whole_text
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_organisation,
    make_party,
    make_person,
    make_source,
    term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fonts_built")]

# Each stands in a fact that a public case does not cover.
SECRETS = (
    "kidney", "blogger", "Andijan", "Umida", "Dushanbe", "Prison 64", "beaten", "wept",
    "Hospital report", "Torture", "42", "zebra", "probation officer",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _march() -> Iterator[None]:
    with today_is(date(2024, 3, 1)):
        yield


def public_case(person: Person, second: User, **fields: Any) -> Consent:
    consent = Consent(
        person=person, basis=Basis.PUBLIC_CASE, answer=Answer.ANYONE_WITH_NAME,
        published_in=make_source("The appeal of the family"),
        answered_for_by=make_organisation("Partner"),
        confirmed_by=second, confirmed_at=timezone.now(), review_on=date(2024, 12, 1), **fields,
    )  # fmt: skip
    consent.save()
    return consent


@pytest.fixture
def party(owner: User, teammate: User) -> Party:
    """Tried in Kokand, of whom much else is recorded; named as a public case."""
    case = make_case(owner, title="The zebra of Kokand", summary=LocalText(en="zebra"))
    party = make_party(case, make_person("Yermek Testov", by=owner))
    trial = make_event(
        party, type=EventType.VERDICT, on=date(2023, 9, 1), place_words="Kokand",
        authority_words="Kokand city court", summary="She wept",
    )  # fmt: skip
    charge = Charge(party=party, words="riots", status="CONVICTED")
    charge.save()
    sentence = Order(party=party, kind=OrderKind.IMPRISONMENT, years=5, event=trial)
    sentence.save()
    for fact in ({"event": trial}, {"charge": charge}, {"order": sentence}):
        make_citation(make_source("The verdict"), quote="the court wept", **fact)
    _more(party)
    standing.refresh([party])
    public_case(party.person, teammate)
    return Party.objects.get(pk=party.pk)


def _more(party: Party) -> None:
    person = party.person
    assert person
    beaten = make_event(
        party, type=EventType.ILL_TREATED, on=date(2023, 5, 2), place_words="Dushanbe",
        summary="kidney, beaten",
    )  # fmt: skip
    make_event(party, type=EventType.TRANSFER, on=date(2023, 10, 1), place_words="Prison 64")
    make_citation(make_source("Hospital report"), event=beaten, quote="beaten")
    Attribute(person=person, kind=AttributeKind.WORDING, value="blogger").save()
    Attribute(person=person, kind=AttributeKind.RESIDENCE, value="Andijan").save()
    Relation(person=person, kind=term(Vocabulary.RELATION, "SPOUSE"), to_words="Umida").save()
    Assessment(party=party, term=term(Vocabulary.ASSESSMENT, "TORTURE"), by_words="X").save()
    Figure(party=party, kind="NUMBER", what="days without food", words="42").save()
    order = Order(party=party, kind=OrderKind.OTHER, words="a probation officer")
    order.save()
    for fact in ({"order": order}, {"attribute": person.attributes.first()}):
        make_citation(make_source("Torture of Y."), **fact)


def dossier(case: Case, by: User) -> str:
    read = Case.objects.visible_to(by).for_list(by).get(pk=case.pk)
    pages = PdfReader(BytesIO(dossier_pdf(read, by=by))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_dossier_tells_what_is_covered_and_nothing_else(party, owner) -> None:
    said = dossier(party.case, owner)
    for covered in ("Yermek Testov", "riots", "5 years", "Kokand city court", "The verdict"):
        assert covered in said, covered
    for secret in SECRETS:
        assert secret.casefold() not in said.casefold(), secret
    assert "only name, charge, sentence and place of trial" in said


def test_control_who_agreed_to_everything_is_told_of(party, owner) -> None:
    Consent.objects.get().withdraw(why="asked after all")
    Consent(person=party.person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()
    said = dossier(party.case, owner)
    for fact in ("kidney", "blogger", "Andijan", "Prison 64", "Hospital report", "42", "wept"):
        assert fact.casefold() in said.casefold(), fact


def test_of_others_in_the_case_everything_is_told(party, owner) -> None:
    other = make_party(party.case, make_person("Bolot Exampleev", by=owner))
    Consent(person=other.person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()
    make_event(party, other, type=EventType.ILL_TREATED, place_words="Naryn", summary="kidney")
    said = dossier(party.case, owner)
    assert "Naryn" in said
    assert "kidney" not in said
    naryn = said.partition("Naryn")[2].partition("1 September")[0]
    assert "Bolot Exampleev" in naryn
    assert "Yermek" not in naryn
    assert "zebra" not in said


@pytest.fixture
def macron(desk: object) -> MacronVisit:
    return MacronVisit()


def test_a_letter_tells_what_is_covered_and_nothing_else(macron, party, teammate) -> None:
    letter = macron.letter(teammate, party.case, date=date(2023, 12, 1))
    said = section_text(letter, "CASES")
    assert "**Yermek Testov** was convicted of ‘riots’" in said
    assert "was sentenced to 5 years in prison" in said
    assert "is not recorded" not in said
    for secret in SECRETS:
        assert secret.casefold() not in whole_text(letter).casefold(), secret


def test_the_author_is_told_what_is_left_out(client_of, macron, party, teammate) -> None:
    letter = macron.letter(teammate, party.case)
    ((name, words),) = left_out(letter, teammate)
    assert name == "Yermek Testov"
    assert {"what else happened", "other decisions", "relations", "where things stand"} <= {*words}
    client = client_of(teammate)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "Left out: named as a public case" in page
    page = client.get(reverse("who-may-know", args=[party.person.reference])).content.decode()
    assert "no more." in page
    assert "what else happened" in page


def test_a_summary_beside_somebody_limited_is_a_gap(macron, party, teammate) -> None:
    group = term(Vocabulary.ROLE, "SUBJECT")
    Party(case=party.case, organisation=make_organisation("Test Union"), role=group).save()
    said = section_text(macron.letter(teammate, party.case), "CASES")
    assert "zebra" not in said
    assert "[[what happened to Test Union, without what is told of a public case]]" in said


def test_of_whom_nothing_is_covered_the_letter_has_a_gap(macron, owner, teammate) -> None:
    party = make_party(make_case(owner), make_person("Bolot Exampleev", by=owner))
    make_event(party, type=EventType.RETURNED, from_country="FR", to_country="UZ")
    public_case(party.person, teammate)
    said = section_text(macron.letter(teammate, party.case), "CASES")
    assert "[[nothing that a public case covers is recorded of Bolot Exampleev]]" in said
    assert "returned" not in said


def test_denial_nothing_that_is_told_by_itself_follows_from_it(party) -> None:
    consent = Consent.objects.get()
    consent.uses = [*consent.allows, *TOLD]
    consent.save()
    assert only_public_case([party.person]) == {party.person.pk}
    assert cleared_for(Use.NAME, [party.person])
    for use in TOLD:
        assert not cleared_for(use, [party.person]), use


def test_an_answer_of_the_same_day_does_not_widen_it(party) -> None:
    Consent(person=party.person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()
    assert only_public_case([party.person]) == {party.person.pk}
