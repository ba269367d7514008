"""Adding somebody to a case, and what sources say of a person."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases.models import Citation, Party
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Name, NameKind, Organisation, Person, Relation
from tests.factories import make_party, make_person, make_source, term


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def add_party(client: object, party: Party, **more: str) -> str:
    given = {"who": "PERSON", "name": "Bolot Exampleev", **more}
    given.setdefault("role", str(term(Vocabulary.ROLE, "RELATIVE").pk))
    url = reverse("party-new", args=[party.case.reference])
    return str(client.post(url, given).content.decode())  # type: ignore[attr-defined]


def added(party: Party) -> Party:
    return party.case.parties.exclude(pk=party.pk).get()


def test_a_new_person_is_added_with_a_role(client_of, owner: User, party: Party) -> None:
    add_party(client_of(owner), party)
    assert str(added(party)) == "Bolot Exampleev"
    assert added(party).role.code == "RELATIVE"
    assert added(party).standing


def test_a_person_who_is_known_is_added_by_reference(client_of, owner, party: Party) -> None:
    known = make_person("Bolot Exampleev", by=owner)
    add_party(client_of(owner), party, name=known.reference.lower())
    assert added(party).person == known


def test_a_name_that_is_known_is_asked_about_first(client_of, owner, party: Party) -> None:
    known = make_person("Bolot Exampleev", by=owner)
    client = client_of(owner)
    page = add_party(client, party)
    assert "Known here already?" in page
    assert party.case.parties.count() == 1
    field = page.split('name="known_')[1].split('"')[0]
    add_party(client, party, **{f"known_{field}": known.reference})
    assert added(party).person == known


def test_an_organisation_and_people_without_a_name(client_of, owner: User, party: Party) -> None:
    client = client_of(owner)
    assert "what kind of organisation" in add_party(client, party, who="ORGANISATION", name="Test")
    kind = str(term(Vocabulary.ORGANISATION, "NGO_LOCAL").pk)
    add_party(client, party, who="ORGANISATION", name="Test", kind=kind)
    add_party(client, party, who="UNNAMED", name="two of his students")
    assert Organisation.objects.get().name == "Test"
    assert {str(one) for one in party.case.parties.all()} >= {"Test", "two of his students"}


def test_it_refuses_somebody_twice(client_of, owner: User, party: Party) -> None:
    page = add_party(client_of(owner), party, name=party.person.reference)
    assert "Already in this case" in page


def test_it_refuses_a_reference_of_somebody_hidden(client_of, owner, outsider, party) -> None:
    hidden = make_person("Hidden Testova", by=outsider)
    page = add_party(client_of(owner), party, name=hidden.reference)
    assert "No person here has the reference" in page
    assert "Hidden" not in page


def test_a_name_gets_its_script_and_its_source(client_of, owner: User, party: Party) -> None:
    url = reverse("name-new", args=[party.person.reference])
    given = {"text": "Айбек Тестов", "kind": "LEGAL", "language": "ru", "printable": "on"}
    response = client_of(owner).post(
        f"{url}?case={party.case.reference}", {**given, "source": str(make_source().pk)}
    )
    assert response.url == party.case.get_absolute_url()
    name = Name.objects.get(kind=NameKind.LEGAL)
    assert (name.text, name.script) == ("Айбек Тестов", "Cyrl")
    assert name.citations.count() == 1


def test_what_is_known_becomes_facts_from_one_source(client_of, owner, party: Party) -> None:
    source = make_source(published_latest=date(2023, 11, 15))
    given = {
        "birth_words": "1984", "age": "39", "sex": "M", "nationality": "UZ",
        "occupation": "blogger", "source": str(source.pk), "quote": "39-year-old blogger",
    }  # fmt: skip
    client_of(owner).post(reverse("about-new", args=[party.person.reference]), given)
    facts = {fact.kind: fact for fact in Attribute.objects.all()}
    assert set(facts) == {"BIRTH", "AGE", "SEX", "NATIONALITY", "OCCUPATION"}
    assert facts["BIRTH"].date.edtf == "1984"
    assert facts["AGE"].date.latest == date(2023, 11, 15)
    assert Citation.objects.filter(source=source).count() == 5


def test_an_empty_form_saves_nothing(client_of, owner: User, party: Party) -> None:
    url = reverse("about-new", args=[party.person.reference])
    assert "Nothing is filled in yet" in client_of(owner).post(url, {"age": ""}).content.decode()


def test_a_birth_date_that_cannot_be_read_is_asked_about(client_of, owner, party) -> None:
    client, url = client_of(owner), reverse("about-new", args=[party.person.reference])
    page = client.post(url, {"birth_words": "31 February 1984"}).content.decode()
    assert "Keep it as words?" in page
    assert not Attribute.objects.exists()
    words = "31 February 1984"
    client.post(url, {"birth_words": words, "keep_birth_words": words})
    assert Attribute.objects.get(kind=AttributeKind.BIRTH).date.text == words


def test_a_relation_in_words_or_to_a_person(client_of, owner: User, party: Party) -> None:
    mother = make_person("Mother Testova", by=owner)
    kind = str(term(Vocabulary.RELATION, "MOTHER").pk)
    url = reverse("relation-new", args=[party.person.reference])
    client = client_of(owner)
    client.post(url, {"kind": kind, "other": "his mother"})
    client.post(url, {"kind": kind, "other": mother.reference})
    assert [(r.to_words, r.to_person) for r in Relation.objects.order_by("id")] == [
        ("his mother", None), ("", mother),
    ]  # fmt: skip


def test_it_refuses_a_relation_to_somebody_hidden(client_of, owner, outsider, party) -> None:
    hidden: Person = make_person("Hidden Testova", by=outsider)
    given = {"kind": str(term(Vocabulary.RELATION, "MOTHER").pk), "other": hidden.reference}
    url = reverse("relation-new", args=[party.person.reference])
    page = client_of(owner).post(url, given).content.decode()
    assert "No other person here has this reference" in page
    assert not Relation.objects.exists()


@pytest.mark.parametrize("name", ["name-new", "about-new", "relation-new", "party-new"])
def test_an_outsider_finds_no_form(client_of, outsider: User, party: Party, name: str) -> None:
    of = party.case if name == "party-new" else party.person
    assert client_of(outsider).get(reverse(name, args=[of.reference])).status_code == 404
