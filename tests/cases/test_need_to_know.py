"""Who sees one of two cases that share something learns nothing of the other."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.visibility import new_scope
from cases.codes import EventType
from cases.files import add_document
from cases.history.past import as_recorded
from cases.models import Assessment, Case, Charge, Document, Order, OrderKind, Party, Proceeding
from core.clock import today
from core.models import Vocabulary
from people.models import Person, Relation
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    term,
)

QUOTE = "Police arrested two men in Almaty."


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


@pytest.fixture
def hidden(outsider: User) -> Party:
    return make_party(person=make_person("Hidden Secretova", by=outsider), by=outsider)


@pytest.fixture
def half_hidden(owner: User, outsider: User) -> Party:
    """A person whom the owner of the case may not see."""
    case = make_case(owner, title="Secretova, Kazakhstan")
    return make_party(case, make_person("Hidden Secretova", by=outsider))


def read(client, case: Case, source) -> str:
    url = reverse("reading", args=[case.reference, source.reference])
    return client.get(url).content.decode()


@pytest.fixture
def source(owner: User):
    source = make_source()
    add_document(by=owner, upload=SimpleUploadedFile("text.txt", QUOTE.encode()), source=source)
    return source


def test_denial_reading_does_not_tell_what_a_hidden_case_logged(
    client_of, owner, source, party, hidden
) -> None:
    make_citation(source, event=make_event(hidden), quote=QUOTE, paragraph=1)
    client = client_of(owner)
    assert "Already logged:" not in read(client, party.case, source)
    url = reverse("reading-passage", args=[party.case.reference, source.reference])
    assert "Already logged:" not in client.post(url, {"use": "1.1"}).content.decode()
    make_citation(source, event=make_event(party), quote=QUOTE, paragraph=1)
    assert "Already logged:" in read(client, party.case, source)


def test_denial_the_words_cited_by_a_hidden_case_are_not_chosen(
    client_of, owner, source, party, hidden
) -> None:
    theirs = make_citation(source, event=make_event(hidden), quote="of Secretova alone")
    url = reverse("reading", args=[party.case.reference, source.reference])
    for key in (theirs.pk, uuid.uuid4(), "no-key", "%00"):
        page = client_of(owner).get(f"{url}?again={key}")
        assert page.status_code == 200
        assert "Secretova" not in page.content.decode()


def test_a_graphic_text_is_folded_under_what_it_shows(client_of, owner, source, party) -> None:
    document = Document.objects.get(source=source)
    document.graphic, document.description = True, "A witness tells of an arrest."
    document.save()
    page = read(client_of(owner), party.case, source)
    folded = page.partition('<details class="graphic-fold">')
    assert "A witness tells of an arrest." in folded[0]
    assert QUOTE in folded[2]
    assert QUOTE not in folded[0]


def test_denial_the_court_case_of_a_hidden_case_is_not_shown(
    client_of, owner, outsider, party, hidden
) -> None:
    theirs = Proceeding(case=hidden.case, kind="CRIMINAL", file_number="12/secret")
    theirs.save()
    event = make_event(party, hidden, type=EventType.VERDICT, proceeding=theirs)
    url = reverse("event-edit", args=[event.pk])
    assert "12/secret" not in client_of(owner).get(url).content.decode()
    assert "12/secret" in client_of(outsider).get(url).content.decode()


def test_denial_a_source_page_names_no_person_hidden_within_a_case(
    client_of, owner, half_hidden
) -> None:
    source = make_source()
    charge, order = (
        Charge(party=half_hidden, words="riots"),
        Order(party=half_hidden, kind=OrderKind.FINE),
    )
    for fact in (charge, order):
        fact.save()
    for target in ({"charge": charge}, {"order": order}, {"event": make_event(half_hidden)},
                   {"party": half_hidden}):  # fmt: skip
        make_citation(source, **target)
    page = client_of(owner).get(source.get_absolute_url()).content.decode()
    assert page.count("a person you may not see") == 4
    assert "Secretova" not in page


def test_denial_a_search_for_a_hidden_name_finds_no_case(client_of, owner, half_hidden) -> None:
    half_hidden.case.title = ""
    half_hidden.case.save()
    client = client_of(owner)
    page = client.post(reverse("cases"), {"q": "Secretova"}, follow=True).content.decode()
    assert half_hidden.case.reference not in page


def test_denial_a_typed_title_heads_no_case_of_a_hidden_person(
    client_of, owner, half_hidden
) -> None:
    client = client_of(owner)
    assert "Secretova" not in client.get(reverse("cases")).content.decode()
    page = client.get(half_hidden.case.get_absolute_url())
    assert "Secretova" not in page.context["title"] + page.context["beneath"]


def test_denial_an_opinion_does_not_name_a_hidden_person(client_of, owner, outsider, party) -> None:
    judge = make_person("Hidden Secretova", by=outsider)
    kind = term(Vocabulary.ASSESSMENT, "ARBITRARY_DETENTION")
    event = make_event(party)
    for target in ({"event": event}, {"party": party}):
        Assessment(term=kind, by_person=judge, **target).save()
    page = client_of(owner).get(party.case.get_absolute_url()).content.decode()
    assert "Secretova" not in page
    assert page.count("a person you may not see") == 2


def test_denial_the_past_does_not_name_a_hidden_judge(client_of, owner, outsider, party) -> None:
    judge = make_person("Hidden Secretova", by=outsider)
    kind = term(Vocabulary.ASSESSMENT, "ARBITRARY_DETENTION")
    Assessment(term=kind, by_person=judge, event=make_event(party)).save()
    url = reverse("case-past", args=[party.case.reference])
    for asked in ("known", "recorded"):
        page = client_of(owner).get(url, {asked: today().isoformat()}).content.decode()
        assert "Secretova" not in page
        assert "a person you may not see" in page


def test_denial_the_past_does_not_name_who_was_hidden_then(owner, outsider, party) -> None:
    hidden = make_person("Hidden Secretova", by=outsider)
    kind = term(Vocabulary.RELATION, "MOTHER")
    relation = Relation(person=party.person, kind=kind, to_person=hidden)
    relation.save()
    then = timezone.now()
    relation.to_person, relation.to_words = None, "his mother"
    relation.save()
    record = as_recorded(party.case, owner, then)
    (said,) = record.people[party.person_id].relations.all()
    assert said.to_person is None


def test_denial_what_turns_out_to_be_a_call_leaves_the_sight_of_others(
    client_of, owner, outsider
) -> None:
    source = make_source("What a cousin told us")
    url = reverse("source-edit", args=[source.reference])
    client = client_of(owner)
    form = client.get(url).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    call = term(Vocabulary.SOURCE, "CALL")
    client.post(url, {**given, "kind": call.pk, "reason": "it was a call"})
    assert client_of(outsider).get(source.get_absolute_url()).status_code == 404
    assert client.get(source.get_absolute_url()).status_code == 200


def test_denial_facts_of_hidden_cases_are_no_choice_of_a_form(
    client_of, owner, outsider, party, hidden
) -> None:
    """Keys that a page never offered, sent all the same."""
    theirs = Order(party=hidden, kind=OrderKind.FINE)
    theirs.save()
    event = make_event(hidden)
    call = make_source("Call with a cousin", scope=new_scope(outsider))
    client = client_of(owner)
    order = {"party": party.pk, "kind": "FINE", "effect": "IMPOSES", "compliance": "NOT_APPLICABLE"}
    url = reverse("order-new", args=[party.case.reference])
    for name, row in (("party", hidden), ("event", event), ("modifies", theirs), ("source", call)):
        page = client.post(url, {**order, name: row.pk})
        assert page.status_code == 200, name
        assert name in page.context["form"].errors
        assert "cousin" not in page.content.decode()
    assert Order.objects.get() == theirs
    url = reverse("quick-step", args=[party.case.reference, "RELEASE"])
    page = client.post(url, {"type": "RELEASE", "source": call.pk})
    assert "source" in page.context["form"].errors
    url = reverse("ask-new", args=[party.case.reference])
    page = client.post(url, {"person": hidden.person_id, "source": call.pk})
    assert {"person", "source"} <= page.context["form"].errors.keys()


def test_denial_a_hidden_person_is_not_reached_by_reference(
    client_of, owner, party, hidden
) -> None:
    client, reference = client_of(owner), hidden.person.reference
    new_party = reverse("party-new", args=[party.case.reference])
    sent = {"who": "PERSON", "name": reference, "role": party.role_id}
    page = client.post(new_party, sent)
    assert f"No person here has the reference {reference}." in page.content.decode()
    relation = reverse("relation-new", args=[party.person.reference])
    kind = term(Vocabulary.RELATION, "MOTHER").pk
    page = client.post(relation, {"kind": kind, "other": reference})
    assert "No other person here has this reference." in page.content.decode()
    assert Party.objects.filter(case=party.case).count() == 1
    assert Person.objects.count() == 2


@pytest.mark.parametrize("name", ["A" * 9000, "\n".join(f"Testov {n}" for n in range(60))])
def test_it_refuses_more_names_than_the_index_takes(client_of, owner, name: str) -> None:
    kind = term(Vocabulary.SOURCE, "NGO_STATEMENT").pk
    given = {"names": name, "country": "KZ", "text": "Somebody is held.", "kind": kind}
    page = client_of(owner).post(reverse("source-read"), given)
    assert "names" in page.context["form"].errors


def test_it_refuses_a_name_longer_than_the_index_takes(client_of, owner, party) -> None:
    url = reverse("name-new", args=[party.person.reference])
    page = client_of(owner).post(url, {"text": "A " * 5000, "kind": "ALIAS", "printable": "on"})
    assert "text" in page.context["form"].errors


def test_denial_the_history_tells_no_title_that_names_somebody_hidden(
    client_of, owner, half_hidden
) -> None:
    url = reverse("case-history", args=[half_hidden.case.reference])
    assert "Secretova" not in client_of(owner).get(url).content.decode()
