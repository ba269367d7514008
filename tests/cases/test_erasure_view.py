"""The pages of an erasure: who may open them, what they show, what they do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.erasing import ask
from cases.models import CaseListing, PersonListing
from core.models import Erasure, ErasureKind, ErasureReason
from people.models import Person
from tests.cases.erasures import NAME, everywhere
from tests.factories import make_case, make_party, make_person, make_source

ASKED = {"kind": "PURGE", "reason": "ASKED", "words": "letter of 3 May"}


def asked(person, by) -> Erasure:
    return ask(by=by, person=person, kind=ErasureKind.PURGE, reason=ErasureReason.ASKED)


def page(person) -> str:
    return reverse("erasure-ask", args=[person.reference])


def text_of(response) -> str:
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).split())


def test_asking_shows_what_goes_and_takes_nothing(client_of, owner, teammate):
    world = everywhere(owner)
    client = client_of(teammate)
    shown = text_of(client.get(page(world["person"]) + "?kind=PURGE"))
    assert "A case that concerns nobody else" in shown
    assert "becomes “a person (removed)”" in shown
    assert "judgment Quorlanov.pdf" in shown
    response = client.post(page(world["person"]), ASKED)
    assert response.url == reverse("erasures")
    assert Erasure.objects.get().asked_by == teammate.pk
    assert Person.objects.filter(pk=world["person"].pk).exists()


def test_a_name_in_the_reason_is_refused_and_stays_typed(client_of, owner, teammate):
    person = make_person(NAME, by=owner)
    response = client_of(teammate).post(page(person), {**ASKED, "words": "asked by Quorlanov"})
    assert "Without the name" in text_of(response)
    assert "asked by Quorlanov" in response.content.decode()
    assert not Erasure.objects.exists()


def test_the_second_person_agrees_to_what_was_shown(client_of, owner, teammate, admin):
    world = everywhere(owner)
    url = reverse("erasure", args=[asked(world["person"], teammate).pk])
    client = client_of(admin)
    form = client.get(url).context["form"]
    response = client.post(url, {"digest": form.initial["digest"]})
    assert response.url == reverse("erasures")
    assert not Person.objects.filter(pk=world["person"].pk).exists()


def test_what_changed_meanwhile_is_shown_again(client_of, owner, teammate, admin):
    world = everywhere(owner)
    url = reverse("erasure", args=[asked(world["person"], teammate).pk])
    client = client_of(admin)
    digest = client.get(url).context["form"].initial["digest"]
    make_party(make_case(owner), world["person"])
    response = client.post(url, {"digest": digest})
    assert "Something was changed since you looked" in text_of(response)
    assert Person.objects.filter(pk=world["person"].pk).exists()


def test_texts_that_stay_must_be_said_to_speak_of_somebody_else(client_of, owner, teammate, admin):
    person = make_person(NAME, by=owner)
    make_source(f"A report on another {NAME}")
    url = reverse("erasure", args=[asked(person, teammate).pk])
    client = client_of(admin)
    digest = client.get(url).context["form"].initial["digest"]
    response = client.post(url, {"digest": digest})
    assert "First take the name out" in text_of(response)
    client.post(url, {"digest": digest, "meant": "on"})
    assert not Person.objects.filter(pk=person.pk).exists()


def test_refusing_leaves_everything(client_of, owner, teammate, admin):
    person = make_person(NAME, by=owner)
    url = reverse("erasure", args=[asked(person, teammate).pk])
    client_of(admin).post(url, {"refuse": "1"})
    assert Erasure.objects.get().agreed is False
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_denial_whoever_asked_cannot_decide(client_of, owner, teammate, method):
    url = reverse("erasure", args=[asked(make_person(NAME, by=owner), teammate).pk])
    assert getattr(client_of(teammate), method)(url).status_code == 404


def test_denial_who_does_not_see_the_person(client_of, owner, teammate, outsider):
    person = make_person(NAME, by=owner)
    erasure = asked(person, teammate)
    client = client_of(outsider)
    assert client.get(page(person)).status_code == 404
    assert client.get(reverse("erasure", args=[erasure.pk])).status_code == 404
    assert person.reference not in client.get(reverse("erasures")).content.decode()


def test_denial_who_does_not_see_every_case_of_the_person(
    client_of, owner, teammate, admin, outsider
):
    person = make_person(NAME, by=owner)
    hidden = make_party(make_case(outsider), person).case
    erasure = asked(person, teammate)
    assert client_of(admin).get(reverse("erasure", args=[erasure.pk])).status_code == 404
    shown = client_of(teammate).get(page(person) + "?kind=PURGE").content.decode()
    assert hidden.reference not in shown


def test_denial_a_caseworker(client_of, owner):
    person = make_person(NAME, by=owner)
    client = client_of(owner)
    for url in (page(person), reverse("erasures")):
        assert client.get(url).status_code == 403
    assert client.post(reverse("access-file", args=[person.reference])).status_code == 403


def test_people_whose_cases_lie_still_too_long_are_proposed(client_of, owner, admin):
    old, new = make_person(NAME, by=owner), make_person("Other Bystander", by=owner)
    long_ago = timezone.now() - timedelta(days=2000)
    for person in (old, new):
        case = make_case(owner, status="CLOSED", closed_because="released")
        make_party(case, person)
        from cases import listing

        listing.refresh(cases=[case.pk], people=[person.pk])
    CaseListing.objects.filter(case__parties__person=old).update(changed_at=long_ago)
    PersonListing.objects.filter(person=old).update(changed_at=long_ago)
    shown = text_of(client_of(admin).get(reverse("erasures")))
    assert NAME in shown
    assert "Other Bystander" not in shown


def test_the_list_asks_as_many_queries_for_many(client_of, owner, teammate, admin):
    client, counts = client_of(admin), []
    for more in (1, 5):
        for number in range(more):
            asked(make_person(f"{NAME} {number}", by=owner), teammate)
        client.get(reverse("erasures"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("erasures"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
