"""Who sees a case is changed in one place, and everything else follows at once."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.circles import Circle
from accounts.models import (
    Act,
    AuditEntry,
    Level,
    Notice,
    NoticeKind,
    ScopeTeam,
    ScopeUser,
    Team,
    User,
)
from accounts.visibility import new_scope, who_sees
from cases.bounds import bound_of
from cases.listing import differences
from cases.models import Case, Party, Source, Task
from cases.sharing import SharingRefusedError, share
from core.models import Vocabulary
from people.models import Holding, Office, Person, Relation
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def named(case: Case, *users: User, by: User, **how: Any) -> None:
    share(case, level=Level.NAMED, teams=(), users=users, by=by, reason="a threat", **how)


def to_teams(case: Case, *teams: Team, by: User, users: tuple[User, ...] = (), **how: Any) -> None:
    share(case, level=Level.TEAMS, teams=teams, users=users, by=by, reason="shared", **how)


def everyone(case: Case, *, by: User, **how: Any) -> None:
    share(case, level=Level.OFFICE, teams=(), users=(), by=by, reason="shared", **how)


def sees(user: User, row: Any) -> bool:
    return type(row).objects.visible_to(user).filter(pk=row.pk).exists()


def test_a_case_becomes_one_of_named_people(party, owner, teammate) -> None:
    named(party.case, owner, by=owner)
    assert set(who_sees(Case.objects.get().scope)) == {owner}
    assert not sees(teammate, party.case)
    assert not sees(teammate, party.person)
    assert sees(owner, party.person)
    assert not list(differences())


def test_who_is_shut_out_is_told_by_reference(party, owner, teammate) -> None:
    named(party.case, owner, by=owner)
    (notice,) = Notice.objects.filter(kind=NoticeKind.SHUT_OUT)
    assert (notice.user, notice.about) == (teammate, party.case.reference)


def test_it_is_in_the_trail_in_names_of_staff_and_never_why(party, owner, desk) -> None:
    named(party.case, owner, by=owner)
    line = AuditEntry.objects.get(act=Act.SHARING_CHANGED)
    assert (line.subject, line.case) == (party.case.reference, party.case.pk)
    assert line.details == {
        "was": {"level": "TEAMS", "teams": ["Desk"], "users": []},
        "now": {"level": "NAMED", "teams": [], "users": ["owner"]},
    }
    assert line.reason == ""
    of_team = ScopeTeam.history.get(history_type="-", team_id=desk.pk, scope=party.case.scope)
    assert of_team.history_change_reason == "a threat"
    assert ScopeUser.history.filter(scope=party.case.scope).get().history_user_name == "Owner"


def test_denial_a_caseworker_lets_nobody_more_see(party, owner, outsider) -> None:
    elsewhere = Team.objects.get(name="Elsewhere")
    with pytest.raises(PermissionDenied):
        to_teams(party.case, *Team.objects.all(), by=owner)
    with pytest.raises(PermissionDenied):
        named(party.case, owner, outsider, by=owner)
    with pytest.raises(PermissionDenied):
        everyone(party.case, by=owner)
    assert not sees(outsider, party.case)
    assert elsewhere.pk not in Circle.of(party.case.scope).teams


def test_denial_a_caseworker_keeps_nobody_beyond_their_team(party, owner, teammate, desk) -> None:
    """Named besides the team, somebody would go on seeing it who leaves the team."""
    with pytest.raises(PermissionDenied):
        to_teams(party.case, desk, users=(owner,), by=owner)
    named(party.case, owner, teammate, by=owner)


def test_nobody_is_locked_out_without_saying_so(party, owner, teammate) -> None:
    with pytest.raises(SharingRefusedError):
        named(party.case, teammate, by=owner)
    assert sees(owner, party.case)
    named(party.case, teammate, by=owner, leaving=True)
    assert not sees(owner, party.case)
    assert sees(teammate, party.case)


def test_a_case_never_ends_up_with_nobody(party, owner, outsider) -> None:
    for leaving in (False, True):
        with pytest.raises(SharingRefusedError):
            named(party.case, by=owner, leaving=leaving)
    with pytest.raises(SharingRefusedError):
        share(party.case, level=Level.TEAMS, teams=(), users=(), by=owner, reason="", leaving=True)
    assert sees(owner, party.case)


def test_an_account_that_has_ended_is_nobody(party, owner, teammate) -> None:
    teammate.is_active = False
    teammate.save()
    with pytest.raises(SharingRefusedError):
        named(party.case, teammate, by=owner, leaving=True)


def test_a_person_is_opened_by_an_explicit_act_alone(party, owner, teammate, outsider) -> None:
    everyone(party.case, by=teammate)
    assert sees(outsider, party.case)
    assert not sees(outsider, party.person)
    everyone(party.case, by=teammate, also=[Person.objects.get(pk=party.person_id)])
    assert sees(outsider, party.person)
    assert not list(differences())


def test_denial_a_caseworker_opens_no_person(party, owner) -> None:
    with pytest.raises(PermissionDenied):
        named(party.case, owner, by=owner, also=[party.person])


def test_somebody_in_another_case_stays_with_those_who_see_that(party, owner, teammate) -> None:
    make_party(make_case(owner), party.person)
    named(party.case, owner, by=owner)
    assert sees(teammate, party.person)
    named(Case.objects.exclude(pk=party.case_id).get(), owner, by=owner)
    assert not sees(teammate, party.person)


def test_relatives_in_no_case_follow_and_officials_do_not(party, owner, teammate) -> None:
    mother, minister = make_person("Saule T.", by=owner), make_person("A. Minister", by=owner)
    office = Office(title={"en": "Minister"})
    office.save()
    Holding(person=minister, office=office).save()
    for other in (mother, minister):
        Relation(
            person=party.person, kind=term(Vocabulary.RELATION, "MOTHER"), to_person=other
        ).save()
    named(party.case, owner, by=owner)
    assert not sees(teammate, mother)
    assert sees(teammate, minister)


def test_what_was_only_said_to_us_follows(party, owner, teammate) -> None:
    call, public = make_source("Call with a cousin", scope=new_scope(owner)), make_source()
    for source in (call, public):
        make_citation(source, event=make_event(party))
    named(party.case, owner, by=owner)
    assert not sees(teammate, call)
    assert sees(teammate, public)


def test_a_call_that_tells_of_another_case_stays_with_those_who_see_that(
    party, owner, teammate
) -> None:
    call = make_source("Call with a cousin", scope=new_scope(owner))
    for one in (party, make_party(by=owner)):
        make_citation(call, event=make_event(one))
    named(party.case, owner, by=owner)
    assert sees(teammate, call)


def test_a_call_is_opened_by_an_explicit_act_alone(party, owner, teammate, outsider) -> None:
    call = make_source("Call with a cousin", scope=new_scope(owner))
    make_citation(call, event=make_event(party))
    everyone(party.case, by=teammate)
    assert not sees(outsider, call)
    everyone(party.case, by=teammate, also=[Source.objects.get(pk=call.pk)])
    assert sees(outsider, call)


def test_denial_a_person_hidden_from_the_doer_is_left_alone(owner, outsider) -> None:
    hidden = make_person("Hidden Secretova", by=outsider)
    case = make_case(owner)
    make_party(case, hidden)
    before = Circle.of(hidden.scope)
    named(case, owner, by=owner)
    assert Circle.of(Person.objects.get(pk=hidden.pk).scope) == before


def test_lead_and_tasks_do_not_stay_with_who_no_longer_sees(party, owner, teammate) -> None:
    case = party.case
    case.lead = teammate
    case.save()
    for assignee in (owner, teammate):
        Task(case=case, text="Ring", assignee=assignee).save()
    named(case, owner, by=owner)
    assert Case.objects.get().lead is None
    assert {task.assignee for task in Task.objects.all()} == {owner, None}


def test_tasks_pass_to_the_lead_who_stays(party, owner, teammate) -> None:
    case = party.case
    case.lead = owner
    case.save()
    Task(case=case, text="Ring", assignee=teammate).save()
    named(case, owner, by=owner)
    assert Task.objects.get().assignee == owner


def test_a_bound_is_everybody_who_sees_one_of_the_cases(party, owner, outsider) -> None:
    make_party(make_case(outsider), party.person)
    bound = bound_of(party.person)
    assert bound is not None
    assert set(bound.people()) == {owner, outsider}


def test_where_two_circles_meet(owner, teammate, outsider, desk) -> None:
    elsewhere = Team.objects.get(name="Elsewhere")
    both = Circle(Level.TEAMS, frozenset({desk.pk, elsewhere.pk}))
    here = Circle(Level.TEAMS, frozenset({desk.pk}), frozenset({outsider.pk}))
    office, one = Circle(Level.OFFICE), Circle(Level.NAMED, users=frozenset({owner.pk}))
    assert both.within(here) == here
    assert office.within(one) == one.within(office) == one
    mixed = Circle(Level.TEAMS, frozenset({elsewhere.pk}), frozenset({owner.pk}))
    assert set(mixed.within(here).people()) == {owner, outsider}
    assert not set(one.within(Circle(Level.NAMED, users=frozenset({teammate.pk}))).people())
    assert (one | here).opens_beyond(one)
