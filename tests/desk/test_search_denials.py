"""Search answers only with what the reader may see, and is silent about the rest."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.visibility import new_scope
from cases.models import (
    Assessment,
    Basis,
    Case,
    Charge,
    Consent,
    Figure,
    Law,
    Note,
    Order,
    Party,
    Proceeding,
    Situation,
)
from core.facts import Fact
from core.fields import LocalText
from core.models import Vocabulary
from desk.search import passages
from people.models import Attribute, Holding, Office, Relation
from tests.conftest import CommitClient
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

OPINION = {"by_words": "somebody"}


def texts(user: User, typed: str = "zebra") -> list[str]:
    return [
        "".join(piece.text for piece in passage.pieces)
        for place in passages(typed, user)
        for passage in place.passages
    ]


def suggest(client: CommitClient, typed: str) -> str:
    return client.post(reverse("search-suggest"), {"q": typed}).content.decode()


def page_of(client: CommitClient, typed: str) -> str:
    page = client.post(reverse("search"), {"q": typed}, follow=True).content.decode()
    return page.partition("<main")[2]


def kept(fact: Fact) -> Fact:
    fact.save()
    return fact


def assessed(**of: object) -> Assessment:
    return Assessment(term=term(Vocabulary.ASSESSMENT, "ARBITRARY_ARREST"), **OPINION, **of)


def charge_of(party: Party) -> Charge:
    charge = Charge(party=party, words="extremism")
    charge.save()
    return charge


# Each makes a fact of a party and its person, as a citation may stand behind it.
OF_A_CASE: dict[str, Callable[[Party], Fact]] = {
    "name": lambda party: party.person.names.get(),
    "attribute": lambda party: kept(Attribute(person=party.person, kind="WORDING", value="x")),
    "relation": lambda party: kept(
        Relation(person=party.person, kind=term(Vocabulary.RELATION, "SPOUSE"), to_words="wife")
    ),
    "holding": lambda party: kept(Holding(person=party.person, office=an_office())),
    "consent": lambda party: kept(
        Consent(person=party.person, basis=Basis.CONSENT, answer="ONLY_US")
    ),
    "party": lambda party: party,
    "proceeding": lambda party: kept(Proceeding(case=party.case, kind="CRIMINAL")),
    "event": lambda party: make_event(party),
    "charge": charge_of,
    "order": lambda party: kept(Order(party=party, kind="FINE")),
    "figure": lambda party: kept(Figure(party=party, kind="NUMBER", what="days", words="3")),
    "assessment": lambda party: kept(assessed(case=party.case)),
    "assessment of an event": lambda party: kept(assessed(event=make_event(party))),
    "assessment of a charge": lambda party: kept(assessed(charge=charge_of(party))),
    "assessment of a party": lambda party: kept(assessed(party=party)),
}


def an_office() -> Office:
    office = Office(title=LocalText(en="Minister"))
    office.save()
    return office


def quoted(fact: Fact, kind: str, **source: object) -> None:
    make_citation(make_source(**source), quote="zebra", **{kind.split()[0]: fact})


@pytest.mark.parametrize("kind", OF_A_CASE)
def test_denial_a_quote_on_a_hidden_fact_is_not_found(owner, outsider: User, kind: str) -> None:
    quoted(OF_A_CASE[kind](make_party(by=owner)), kind)
    assert texts(owner) == ["zebra"]
    assert texts(outsider) == []


@pytest.mark.parametrize("kind", [kind for kind in OF_A_CASE if kind != "party"])
def test_denial_a_quote_on_a_withdrawn_fact_is_nobody_s(owner: User, kind: str) -> None:
    fact = OF_A_CASE[kind](make_party(by=owner))
    quoted(fact, kind)
    fact.withdraw(why="a mistake")
    assert texts(owner) == []


@pytest.mark.parametrize("kind", ["charge", "order", "figure", "assessment of a party"])
def test_denial_what_hangs_on_a_withdrawn_party_is_not_found(owner: User, kind: str) -> None:
    party = make_party(by=owner)
    quoted(OF_A_CASE[kind](party), kind)
    party.withdraw(why="another person")
    assert texts(owner) == []


def test_denial_a_protected_source_is_quoted_to_its_scope_alone(owner, outsider: User) -> None:
    situation = kept(Situation(name=LocalText(en="A situation")))
    quoted(situation, "situation", title="Call with a cousin", scope=new_scope(owner))
    assert texts(owner) == ["zebra"]
    assert texts(outsider) == []


@pytest.mark.parametrize("kind", ["law", "situation", "name", "figure"])
def test_a_quote_on_what_is_everybody_s_is_everybody_s(outsider: User, kind: str) -> None:
    facts = {
        "law": lambda: kept(Law(country="KZ", name=LocalText(en="A law"))),
        "situation": lambda: kept(Situation(name=LocalText(en="A situation"))),
        "name": lambda: named_organisation(),
        "figure": lambda: kept(Figure(kind="NUMBER", what="days", words="3")),
    }
    quoted(facts[kind](), kind)
    assert texts(outsider) == ["zebra"]


def named_organisation() -> Fact:
    from people.models import Name

    return kept(Name(organisation=make_organisation(), text="Other Group"))


def test_denial_a_withdrawn_citation_is_not_found(owner: User) -> None:
    citation = make_citation(event=make_event(make_party(by=owner)), quote="zebra")
    citation.withdraw(why="a mistake")
    assert texts(owner) == []


def test_denial_a_relation_to_somebody_hidden_is_not_quoted(owner, outsider: User) -> None:
    relation = Relation(
        person=make_person(by=outsider),
        kind=term(Vocabulary.RELATION, "SPOUSE"),
        to_person=make_person(by=owner),
    )
    quoted(kept(relation), "relation")
    assert texts(owner) == texts(outsider) == []


def test_denial_newer_texts_that_are_hidden_do_not_stand_before_older_ones(
    owner, outsider: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.search.texts.RANKED", 1)
    for by in (outsider, owner, owner, owner, owner):
        party = make_party(by=by)
        make_event(party, summary="zebra")
        make_citation(event=make_event(party), quote="zebra")
    assert texts(outsider) == ["zebra", "zebra"]


def test_denial_texts_of_hidden_cases_and_people_are_not_found(owner, outsider: User) -> None:
    party = make_party(make_case(owner, summary=LocalText(en="zebra")), by=owner)
    make_event(party, summary="zebra")
    Note(case=party.case, text="zebra", on=date(2024, 3, 1)).save()
    make_person(by=owner, biography="zebra")
    assert len(texts(owner)) == 4
    assert texts(outsider) == []


def test_denial_a_summary_that_may_tell_of_a_hidden_person_is_not_found(owner, outsider) -> None:
    case = make_case(outsider, summary=LocalText(en="zebra"), title="Zebra keeper")
    make_party(case, make_person(by=outsider))
    assert texts(outsider) == ["zebra"]
    make_party(case, make_person(by=owner))
    assert texts(outsider) == []


def test_denial_a_title_that_may_tell_of_a_hidden_person_is_not_found(
    client_of, owner, outsider: User
) -> None:
    case: Case = make_case(outsider, title="Zebra keeper")
    make_party(case, make_person(by=outsider))
    assert case.reference in page_of(client_of(outsider), "Zebra")
    make_party(case, make_person(by=owner))
    assert case.reference not in page_of(client_of(outsider), "Zebra")


@pytest.mark.parametrize("typed", ["Testov", "Aibek", "Minister", "Zebra"])
def test_denial_the_answer_is_the_same_whether_something_is_hidden_or_not(
    client_of, owner: User, outsider: User, typed: str
) -> None:
    client = client_of(outsider)
    before = suggest(client, typed), page_of(client, typed)
    party = make_party(make_case(owner, title="Zebra", summary=LocalText(en="Zebra")), by=owner)
    Holding(person=party.person, office=an_office()).save()
    make_citation(event=make_event(party, summary="Zebra"), quote="Zebra")
    assert (suggest(client, typed), page_of(client, typed)) == before
    assert suggest(client_of(owner), typed) != before[0] or typed == "Zebra"


def test_denial_references_of_what_is_hidden_are_not_answered(client_of, owner, outsider) -> None:
    party, client = make_party(by=owner), client_of(outsider)
    protected = make_source("Call with a cousin", scope=new_scope(owner))
    for one in (party.case, party.person, protected):
        for typed in (one.reference, one.reference[:4]):
            page = suggest(client, typed)
            assert f"/{one.reference}/" not in page
            assert "0 answers" in page


def test_denial_a_merged_reference_does_not_lead_to_a_hidden_record(
    client_of, owner, outsider: User
) -> None:
    gone = make_person("A. Testov", by=outsider, merged_into=make_person(by=owner))
    page = suggest(client_of(outsider), gone.reference)
    assert "Testov" not in page
    assert "0 answers" in page
