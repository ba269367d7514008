"""What a case lacks, each with the way to the form that takes it."""

import pytest
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.intake.missing import missing
from cases.models import Answer, Basis, Consent, Party
from cases.pages.rows import parties_of
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Relation
from tests.factories import make_citation, make_event, make_party, make_person, term


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def lacks(party: Party, user: User) -> dict[str, int]:
    case = type(party.case).objects.for_list(user).get(pk=party.case_id)
    return {line.words: line.of for line in missing(case, parties_of(case))}


def test_a_stub_lacks_nearly_everything(owner: User, party: Party) -> None:
    make_event(party)
    standing.refresh([party])
    assert lacks(party, owner) == {
        "birth or age": 1, "sex": 1, "where held": 1, "lawyer": 1, "who may know": 1,
        "who says so": 1,
    }  # fmt: skip


def test_what_is_recorded_is_not_missing(owner: User, party: Party) -> None:
    make_citation(event=make_event(party, place_words="the prison of Osh"))
    standing.refresh([party])
    Attribute(person=party.person, kind=AttributeKind.AGE, value="34").save()
    Attribute(person=party.person, kind=AttributeKind.SEX, value="F").save()
    lawyer = term(Vocabulary.RELATION, "LAWYER")
    Relation(person=party.person, kind=lawyer, to_words="her lawyer").save()
    Consent(person=party.person, basis=Basis.CONSENT, answer=Answer.ONLY_US).save()
    assert lacks(party, owner) == {}


def test_of_several_it_counts_those_it_lacks_for(owner: User, party: Party) -> None:
    make_party(party.case, make_person("Bolot Exampleev", by=owner))
    Attribute(person=party.person, kind=AttributeKind.SEX, value="F").save()
    found = lacks(party, owner)
    assert (found["sex"], found["birth or age"]) == (1, 2)


def test_denial_of_a_person_kept_closer_it_tells_nothing(owner, outsider: User, party) -> None:
    make_party(party.case, make_person("Bolot Exampleev", by=outsider))
    assert lacks(party, owner)["sex"] == 1


def test_the_page_leads_to_the_forms(client_of, owner: User, party: Party) -> None:
    page = client_of(owner).get(party.case.get_absolute_url()).content.decode()
    assert "Not recorded yet" in page
    assert reverse("about-new", args=[party.person.reference]) in page


def test_more_people_take_no_more_queries(owner, party, django_assert_num_queries) -> None:
    for number in range(6):
        make_party(party.case, make_person(f"Person {number}", by=owner))
        make_event(party)
    case = type(party.case).objects.for_list(owner).get(pk=party.case_id)
    parties = parties_of(case)
    with django_assert_num_queries(3):
        missing(case, parties)
