"""Who sees a case, and who does not."""

import pytest

from accounts.models import Level, ScopeUser
from accounts.roles import Role
from cases.models import Case, Document, Event, Source
from people.models import Person
from tests.conftest import join
from tests.factories import make_case, make_event, make_party, make_source, scope_of

pytestmark = pytest.mark.django_db


def test_a_new_case_is_seen_by_the_team_of_its_author(owner, teammate):
    case = make_case(owner)
    assert case in Case.objects.visible_to(owner)
    assert case in Case.objects.visible_to(teammate)


def test_denial_another_team_sees_nothing(owner, outsider):
    party = make_party(by=owner)
    make_event(party)
    for model in (Case, Person, Event):
        assert not model.objects.visible_to(outsider).exists()


def test_denial_a_restricted_case_is_hidden_from_the_team(owner, teammate):
    case = make_case(owner)
    case.scope.level = Level.NAMED
    case.scope.save()
    ScopeUser(scope=case.scope, user=owner).save()
    assert case in Case.objects.visible_to(owner)
    assert case not in Case.objects.visible_to(teammate)


def test_an_empty_scope_is_seen_by_nobody(owner, outsider):
    case = make_case()
    assert case not in Case.objects.visible_to(owner)
    assert case not in Case.objects.visible_to(outsider)


def test_an_office_wide_scope_is_seen_by_all(owner, outsider):
    case = make_case(owner)
    case.scope.level = Level.OFFICE
    case.scope.save()
    assert case in Case.objects.visible_to(outsider)


def test_an_event_is_seen_through_any_case_it_concerns(owner, outsider):
    event = make_event(make_party(by=owner), make_party(by=outsider))
    assert event in Event.objects.visible_to(owner)
    assert event in Event.objects.visible_to(outsider)


def test_published_sources_are_everybodys_and_callers_are_not(owner, outsider):
    published, caller = make_source(), make_source("A call", scope=scope_of(owner))
    assert set(Source.objects.visible_to(outsider)) == {published}
    assert set(Source.objects.visible_to(owner)) == {published, caller}


def test_someone_without_a_team_sees_what_they_open(django_user_model, actor, db):
    alone = django_user_model.objects.create_user("alone", "correct horse")
    assert make_case(alone) in Case.objects.visible_to(alone)


def test_denial_an_auditor_sees_nothing_of_what_the_office_shares(owner, desk):
    make_event(make_party(by=owner))
    make_event()
    source = make_source()
    Document(source=source, file_name="a.pdf", media_type="x", sha256="0" * 64, size=1).save()
    auditor = join("auditor", Role.AUDITOR, desk)
    for model in (Case, Person, Event, Source, Document):
        assert model.objects.exists()
        assert not model.objects.visible_to(auditor).exists(), model
