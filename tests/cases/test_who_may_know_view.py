"""Recording who may know, and agreeing to a ground on which nobody was asked."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.clearance import may_be_named
from cases.models import Answer, Basis, Consent, Use
from core.clock import today, today_is
from people.merging import merge
from people.models import Person
from tests.factories import make_organisation, make_person, make_source

Sign = Callable[[User], object]
ASKED = {"answer": "ANYONE_WITH_NAME", "relation": "RELATIVE", "how": "SPOKEN"}


@pytest.fixture
def person(owner: User) -> Person:
    return make_person("Aibek Testov", by=owner)


def page(person: Person, basis: str = "") -> str:
    url = reverse("who-may-know", args=[person.reference])
    return f"{url}?basis={basis}" if basis else url


def ground(**fields: object) -> dict[str, object]:
    review_on = today() + timedelta(days=90)
    return {
        "answer": "ANYONE_WITH_NAME", "reason": "out of reach", "review_on": review_on, **fields
    }  # fmt: skip


def test_four_fields_are_enough(client_of: Sign, owner: User, person: Person) -> None:
    sent = client_of(owner).post(page(person), {**ASKED, "date_words": "today"})
    assert sent.status_code == 302
    given = Consent.objects.get()
    assert (given.basis, given.date.earliest, given.recorded_by) == ("CONSENT", today(), owner)
    assert given.uses is None
    assert may_be_named(person)


def test_denial_an_answer_for_a_record_that_went_into_another_is_not_lost(
    client_of: Sign, owner: User, teammate: User, person: Person
) -> None:
    gone = make_person("Aybek Testoff", by=owner)
    merge(by=teammate, kept=person, gone=gone, choices={})
    given = {**ASKED, "answer": "ONLY_US", "date_words": "today"}
    sent = client_of(owner).post(page(gone), given)
    assert sent["Location"] == page(person)
    assert Consent.objects.get().person == person


def test_switches_and_single_uses_are_kept(client_of: Sign, owner: User, person: Person) -> None:
    more = {"told": ["PHOTO"], "besides": ["TREATY_BODY"], "but": ["MEDIA", "WEB"]}
    client_of(owner).post(page(person), {**ASKED, "date_words": "today", **more})
    allowed = Consent.objects.get().allows
    assert {Use.PHOTO, Use.TREATY_BODY, Use.NAME} <= allowed
    assert not {Use.MEDIA, Use.WEB, Use.HEALTH} & allowed


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"date_words": ""}, "date_words"),
        ({"answer": "PARTNERS"}, "partners"),
        ({"besides": ["MEDIA"], "but": ["MEDIA"]}, "but"),
        ({"answer": ""}, "answer"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    client_of: Sign, owner: User, person: Person, wrong: dict, field: str
) -> None:
    typed = {**ASKED, "date_words": "today", "given_by": "his brother", **wrong}
    response = client_of(owner).post(page(person), typed)
    assert field in response.context["form"].errors
    assert "his brother" in response.content.decode()
    assert not Consent.objects.exists()


def test_a_day_to_come_is_refused(client_of: Sign, owner: User, person: Person) -> None:
    with today_is(date(2024, 5, 1)):
        sent = client_of(owner).post(page(person), {**ASKED, "date_words": "3 May 2024"})
    assert "date_words" in sent.context["form"].errors


def test_best_interest_waits_for_a_second_person(
    client_of: Sign, owner: User, teammate: User, person: Person
) -> None:
    client_of(owner).post(page(person, "BEST_INTEREST"), ground(wishes="the family asks for it"))
    given = Consent.objects.get(basis=Basis.BEST_INTEREST)
    assert "I agree to this" not in client_of(owner).get(page(person)).content.decode()
    assert "I agree to this" in client_of(teammate).get(page(person)).content.decode()
    client_of(teammate).post(reverse("consent-confirm", args=[given.pk]))
    assert may_be_named(person)


def test_a_public_case_needs_publication_and_who_answers_for_it(
    client_of: Sign, owner: User, person: Person
) -> None:
    url = page(person, "PUBLIC_CASE")
    refused = client_of(owner).post(url, ground())
    assert {"published_in", "answered_for_by"} <= set(refused.context["form"].errors)
    partner, source = make_organisation(), make_source()
    client_of(owner).post(url, ground(published_in=source.pk, answered_for_by=partner.pk))
    assert Consent.objects.get().published_in == source


def test_denial_a_protected_source_is_no_publication(
    client_of: Sign, owner: User, person: Person
) -> None:
    protected = make_source(scope=make_person(by=owner).scope)
    sent = client_of(owner).post(
        page(person, "PUBLIC_CASE"),
        ground(published_in=protected.pk, answered_for_by=make_organisation().pk),
    )
    assert "published_in" in sent.context["form"].errors


def test_denial_who_recorded_a_ground_cannot_agree_to_it(
    client_of: Sign, teammate: User, person: Person
) -> None:
    client_of(teammate).post(page(person, "BEST_INTEREST"), ground(wishes="asked for"))
    url = reverse("consent-confirm", args=[Consent.objects.get().pk])
    assert client_of(teammate).post(url).status_code == 403
    assert not may_be_named(person)


def test_denial_an_outsider_finds_neither_page_nor_answer(
    client_of: Sign, owner: User, outsider: User, person: Person
) -> None:
    client_of(owner).post(page(person, "BEST_INTEREST"), ground(wishes="asked for"))
    url = reverse("consent-confirm", args=[Consent.objects.get().pk])
    assert client_of(outsider).get(page(person)).status_code == 404
    assert client_of(outsider).post(url).status_code == 404


def test_the_page_says_what_counts(client_of: Sign, owner: User, person: Person) -> None:
    assert "Only us." in client_of(owner).get(page(person)).content.decode()
    client_of(owner).post(page(person), {**ASKED, "date_words": "yesterday"})
    assert "Anyone may read the name." in client_of(owner).get(page(person)).content.decode()
    refusal = {**ASKED, "answer": Answer.ONLY_US, "date_words": "today"}
    client_of(owner).post(page(person), refusal)
    shown = client_of(owner).get(page(person)).content.decode()
    assert "Only us." in shown
    assert "a newer answer counts" in shown


def test_an_answer_is_taken_back(client_of: Sign, owner: User, person: Person) -> None:
    client_of(owner).post(page(person), {**ASKED, "date_words": "today"})
    url = reverse("fact-withdraw", args=["answer", Consent.objects.get().pk])
    client_of(owner).post(url, {"why": "of another person"})
    assert not may_be_named(person)


def test_the_page_takes_as_many_queries_for_many_answers(
    client_of: Sign, owner: User, person: Person
) -> None:
    counted = []
    for _ in range(2):
        for _ in range(3):
            Consent(person=person, basis=Basis.CONSENT, answer=Answer.ONLY_US).save()
        with CaptureQueriesContext(connection) as queries:
            client_of(owner).get(page(person))
        counted.append(len(queries))
    assert counted[0] == counted[1]
