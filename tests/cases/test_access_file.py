"""Everything held about one person, without other people's data."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from accounts.models import Act, AuditEntry
from cases.models import Mention, Note
from core.clock import today
from core.models import Vocabulary
from core.sealed import seal
from people.models import Relation
from tests.cases.erasures import FAMILY, everywhere
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    scope_of,
    term,
)

# Each stands beside the person in another way.
OTHERS = ("Bystander", "Kinsman", "Informer", "Counsel", "Elsewhere", "Notebook")


def planted(owner) -> dict:
    """Names of others in every place that the file reads."""
    world = everywhere(owner)
    person, event = world["person"], world["both"]
    kin = make_person("Bolat Kinsman", by=owner)
    Relation(person=person, to_person=kin, kind=term(Vocabulary.RELATION, "BROTHER")).save()
    person.biography = "Brother of Bolat Kinsman, friend of Other Bystander's."
    person.save()
    informer = make_person("Dina Informer", by=owner)
    secret = make_source("Call with Dina Informer", told_by=informer, scope=scope_of(owner))
    secret.identity = seal("Dina Informer", subject=secret.pk)
    secret.save()
    make_citation(secret, event=event, quote="I, Dina Informer, saw him")
    counsel = make_person("Erlan Counsel", by=owner)
    public = world["public"]
    Mention(source=public, person=counsel, role=term(Vocabulary.ROLE, "LAWYER")).save()
    make_citation(public, event=event, quote="Erlan Counsel says that Bystander was beaten too")
    make_person("Farid Elsewhere")
    event.summary = "Taken together with Farid Elsewhere and Other Bystander"
    event.save()
    make_person("Gulnara Notebook")
    Note(
        case=world["shared"], text="Gulnara Notebook called", with_whom="Gulnara", on=today()
    ).save()
    return world


def files(response) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.fixture
def made(client_of, owner, teammate):
    world = planted(owner)
    url = reverse("access-file", args=[world["person"].reference])
    return world, client_of(teammate).post(url)


def test_it_holds_what_is_on_record_about_the_person(made):
    _world, response = made
    found = files(response)
    assert set(found) == {"records.html", "records.json"}
    person = json.loads(found["records.json"])["person"]
    assert person["protected"] == {"contact": "canary-contact"}
    assert "Zamirbek Quorlanov" in {name["name"] for name in person["names"]}
    for text in found.values():
        assert FAMILY in text
        assert "He was beaten" in text
        assert "canary-contact" in text


def test_nobody_elses_name_and_no_protected_source_is_in_it(made):
    _world, response = made
    for name, text in files(response).items():
        assert [other for other in OTHERS if other in text] == [], name
        assert "a protected source" in text


def test_the_trail_says_that_it_left_and_no_name_is_in_the_address(made):
    world, response = made
    reference = world["person"].reference
    assert response["Content-Disposition"] == f'attachment; filename="{reference}.zip"'
    assert AuditEntry.objects.filter(act=Act.EXPORTED, subject=reference).exists()


def test_denial_cases_that_the_maker_may_not_see_are_not_in_it(
    client_of, owner, teammate, outsider
):
    world = everywhere(owner)
    party = make_party(make_case(outsider), world["person"])
    make_event(party, summary="known to others alone")
    url = reverse("access-file", args=[world["person"].reference])
    found = files(client_of(teammate).post(url))
    assert "known to others alone" not in "".join(found.values())


def test_denial_it_is_not_fetched_by_a_link(client_of, owner, teammate):
    person = make_person(by=owner)
    url = reverse("access-file", args=[person.reference])
    assert client_of(teammate).get(url).status_code == 405
