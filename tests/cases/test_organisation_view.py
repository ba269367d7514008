"""The page of one organisation, and what it never tells."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.visibility import new_scope
from cases.codes import EventType
from cases.models import Party
from core.dates import PartialDate
from core.models import Vocabulary
from people.models import Name, Organisation, Relation
from tests.conftest import CommitClient
from tests.factories import (
    make_case,
    make_event,
    make_organisation,
    make_party,
    make_person,
    make_source,
    term,
)


def page_of(client: CommitClient, organisation: Organisation) -> str:
    response = client.get(reverse("organisation", args=[organisation.reference]))
    return response.content.decode().partition("<main")[2]


def make_relation(organisation: Organisation, by: User, name: str = "Bolot Exampleev") -> Relation:
    kind = term(Vocabulary.RELATION, "SPOUSE")
    relation = Relation(person=make_person(name, by=by), kind=kind, to_organisation=organisation)
    relation.save()
    return relation


def test_it_says_what_is_known_of_the_organisation(client_of, owner: User) -> None:
    organisation = make_organisation("Test Partnership")
    organisation.abbreviation, organisation.country = "TP", "BE"
    organisation.exiled_from, organisation.reliability = "UZ", "B"
    organisation.save()
    Name(organisation=organisation, text="Тестовое партнёрство").save()
    page = page_of(client_of(owner), organisation)
    for words in (
        "Test Partnership", "<bdi>TP</bdi>", "Тестовое партнёрство", "Belgium", "Uzbekistan",
        "usually reliable", str(organisation.kind),
    ):  # fmt: skip
        assert words in page


def test_it_shows_sources_happenings_people_and_cases(client_of, owner: User) -> None:
    organisation = make_organisation()
    party = make_party(by=owner)
    event = make_event(party, type=EventType.INTERROGATED, place=organisation)
    source = make_source("A report", publisher=organisation)
    relation = make_relation(organisation, owner)
    about = make_case(owner, title="The closing of the group")
    Party(case=about, organisation=organisation, role=party.role).save()
    page = page_of(client_of(owner), organisation)
    assert f'href="{party.case.get_absolute_url()}#event-{event.pk}">Aibek Testov<' in page
    assert f'href="{source.get_absolute_url()}"' in page
    assert f'href="{relation.person.get_absolute_url()}"' in page
    assert "The closing of the group" in page


def test_the_grade_is_corrected_by_those_who_may(client_of, owner: User) -> None:
    organisation = make_organisation()
    edit = reverse("publisher-edit", args=[organisation.reference])
    assert f'href="{edit}"' in page_of(client_of(owner), organisation)


def test_a_merged_record_leads_to_the_kept_one(client_of, owner: User) -> None:
    kept, gone = make_organisation("Kept"), make_organisation("Gone")
    gone.merged_into = kept
    gone.save()
    response = client_of(owner).get(reverse("organisation", args=[gone.reference]))
    assert response.url == reverse("organisation", args=[kept.reference])


def test_a_source_leads_to_who_issued_it(client_of, owner: User) -> None:
    organisation = make_organisation()
    page = client_of(owner).get(make_source(publisher=organisation).get_absolute_url())
    assert reverse("organisation", args=[organisation.reference]) in page.content.decode()


def test_many_are_cut_and_said_to_be(client_of, owner: User) -> None:
    organisation = make_organisation()
    for number in range(22):
        make_source(f"Report {number:02}", publisher=organisation)
    page = page_of(client_of(owner), organisation)
    assert page.count(">Report ") == 20
    assert "the latest 20" in page


def test_more_to_show_takes_no_more_queries(client_of, owner: User) -> None:
    client, counts, organisation = client_of(owner), [], make_organisation()
    for more in (2, 8):
        for number in range(more):
            party = make_party(by=owner)
            make_event(party, authority=organisation)
            make_source(publisher=organisation)
            make_relation(organisation, owner, f"Bolot Exampleev{number}")
            Party(case=party.case, organisation=organisation, role=party.role).save()
        with CaptureQueriesContext(connection) as queries:
            page_of(client, organisation)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_denial_the_page_is_the_same_whether_something_is_hidden_or_not(
    client_of, owner: User, outsider: User
) -> None:
    organisation, client = make_organisation(), client_of(outsider)
    before = page_of(client, organisation)
    party = make_party(by=owner)
    make_event(party, authority=organisation, on=PartialDate.on(date(2023, 5, 1)))
    make_source("Call with a cousin", publisher=organisation, scope=new_scope(owner))
    make_relation(organisation, owner)
    Party(case=party.case, organisation=organisation, role=party.role).save()
    assert page_of(client, organisation) == before
    assert page_of(client_of(owner), organisation) != before


def test_denial_a_hidden_person_of_a_visible_case_is_not_named(
    client_of, owner: User, outsider: User
) -> None:
    organisation = make_organisation()
    party = make_party(make_case(outsider), make_person("Zhanbolat Hiddenov", by=owner))
    make_event(party, place=organisation)
    page = page_of(client_of(outsider), organisation)
    assert "Hiddenov" not in page
    assert "a person you may not see" in page


def test_denial_the_page_only_reads_and_takes_no_post(client_of, owner: User) -> None:
    url = reverse("organisation", args=[make_organisation().reference])
    assert client_of(owner).post(url).status_code == 405
