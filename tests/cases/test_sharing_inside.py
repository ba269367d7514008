"""What is recorded in a restricted case stays inside it; what is taken back is taken back there."""

import pytest
from django.urls import reverse

from accounts.models import Level, User
from accounts.visibility import new_scope, who_sees
from cases import actions
from cases.actions import Said, cite, open_case
from cases.codes import EventType
from cases.models import Case, Event, Party, Source
from cases.sharing import share
from core.models import Vocabulary
from people import merging
from people.merging_fields import BOTH, SCOPE
from people.models import Person
from tests.factories import make_case, make_event, make_party, make_person, make_source, term

pytestmark = pytest.mark.django_db


def restricted(owner: User) -> Case:
    case = Case(country="KZ")
    open_case(by=owner, case=case, names=["Aibek Testov"], alone=True)
    return case


def test_a_case_opened_for_oneself_alone_is_seen_by_nobody_else(owner, teammate) -> None:
    case = restricted(owner)
    for row in (case, Person.objects.get()):
        assert list(who_sees(row.scope)) == [owner]


def test_intake_asks_for_it_with_a_link_and_no_field(client_of, owner, teammate) -> None:
    client = client_of(owner)
    url = f"{reverse('case-new')}?what=detained"
    page = client.get(url).content.decode()
    assert "?what=detained&amp;alone=1" in page
    given = {"names": "Aibek Testov", "country": "KZ", "type": "APPREHENDED", "caller": "His aunt"}
    kind = term(Vocabulary.SOURCE, "NGO_STATEMENT").pk
    typed = {**given, "date_words": "05/06/2023", "summary": "Taken.", "kind": kind}
    asked = client.post(f"{url}&alone=1", typed)
    assert "?what=disappeared&amp;alone=1" in asked.content.decode()
    client.post(f"{url}&alone=1", {**typed, "keep_date_words": "05/06/2023"})
    assert list(who_sees(Case.objects.get().scope)) == [owner]
    for model in (Case, Person, Event, Source):
        assert model.objects.visible_to(owner).count() == 1, model
        assert model.objects.visible_to(teammate).count() == 0, model


def test_somebody_new_in_a_restricted_case_is_seen_by_no_more(client_of, owner, teammate) -> None:
    case = restricted(owner)
    role = term(Vocabulary.ROLE, "LAWYER").pk
    sent = {"who": "PERSON", "name": "Chinara Samplova", "role": role}
    client_of(owner).post(reverse("party-new", args=[case.reference]), sent)
    lawyer = Person.objects.get(display_name="Chinara Samplova")
    assert not Person.objects.visible_to(teammate).filter(pk=lawyer.pk).exists()


def test_a_call_cited_in_a_restricted_case_is_seen_by_no_more(owner, teammate) -> None:
    party = Party.objects.get(case=restricted(owner))
    call = make_source("Call with a cousin", scope=new_scope(owner))
    assert call in Source.objects.visible_to(teammate)
    cite(by=owner, fact=make_event(party), said=Said(source=call))
    assert call not in Source.objects.visible_to(teammate)
    assert call in Source.objects.visible_to(owner)


def test_denial_what_a_hidden_case_shares_is_not_taken_back_there(
    client_of, owner, outsider
) -> None:
    mine, theirs = make_party(by=owner), make_party(by=outsider)
    event = make_event(mine, theirs, type=EventType.APPREHENDED)
    url = reverse("fact-withdraw", args=["event", event.pk])
    client_of(owner).post(url, {"why": "another day"})
    assert event not in Event.objects.visible_to(owner)
    assert event in Event.objects.visible_to(outsider)
    assert list(Event.objects.get(pk=event.pk).concerned.all()) == list(theirs.events.all())


def test_what_all_its_cases_show_is_taken_back_whole(owner, teammate) -> None:
    event = make_event(make_party(by=owner), make_party(by=teammate))
    actions.withdraw(by=owner, fact=event, why="logged twice")
    assert not Event.objects.filter(pk=event.pk).exists()


def test_a_merge_that_is_undone_brings_back_no_wider_sight(owner, teammate, admin) -> None:
    party, other = make_party(by=owner), make_person("A. Testov", by=owner)
    make_party(make_case(owner), other)
    narrow = other.scope.lock()
    narrow.level = Level.OFFICE
    narrow.save()
    people = {one.pk: Person.objects.get(pk=one.pk) for one in (party.person, other)}
    done = merging.merge(
        by=admin, kept=people[party.person_id], gone=people[other.pk],
        choices={SCOPE: BOTH, "display_name": "kept"}, reason="",
    )  # fmt: skip
    share(party.case, level=Level.NAMED, teams=(), users=[owner], by=owner, reason="a threat")
    merging.undo(by=admin, merge=done)
    assert not Person.objects.visible_to(teammate).filter(pk=party.person_id).exists()
