"""What lists hold of cases and people, and what they never tell."""

import pytest

from accounts.models import Level, Scope, ScopeTeam, ScopeUser, User
from cases import actions, consents, listing, standing
from cases.listing import covers
from cases.models import Case, CaseListing, Consent, Party, PersonListing
from core.models import Vocabulary
from people.actions import add_variants, choose_house_spelling
from people.models import Attribute, AttributeKind, Name
from tests.factories import make_case, make_event, make_party, make_person, make_team, term


def facets(row: CaseListing | PersonListing, kind: str) -> set[str]:
    row.refresh_from_db()
    return {one for one in row.facets if one.startswith(f"{kind}:")}


def lawyer(person: object) -> Attribute:
    profession = term(Vocabulary.OCCUPATION, "LAWYER")
    return Attribute(person=person, kind=AttributeKind.OCCUPATION, term=profession)


@pytest.fixture
def party(owner: User) -> Party:
    party = make_party(make_case(owner), make_person(by=owner))
    standing.refresh([party])
    return party


def test_a_case_and_a_person_are_listed_from_the_start(owner: User) -> None:
    assert make_case(owner).listing.facets
    assert make_person("Zoya Alphova", by=owner).listing.sort_name == "alphova"


def test_what_actions_write_is_listed_as_it_computes(owner: User, party: Party) -> None:
    event = make_event(party)
    actions.change_event(by=owner, event=event, concerned={party: ""}, among=[party], reason="date")
    said = lawyer(party.person)
    actions.add_fact(by=owner, fact=said)
    actions.add_fact(by=owner, fact=Consent(person=party.person, basis="CONSENT", answer="ONLY_US"))
    actions.withdraw(by=owner, fact=said, why="a slip")
    party.case.title = "A title"
    actions.change_case(by=owner, case=party.case, reason="named")
    assert list(listing.differences()) == []


def test_denial_whoever_was_asked_is_in_no_list_of_those_who_were_not(
    owner: User, teammate: User, party: Party
) -> None:
    assert facets(party.case.listing, "consent")
    given = Consent(person=party.person, basis="CONSENT", answer="ONLY_US")
    consents.record(by=owner, consent=given)
    assert not facets(party.case.listing, "consent")
    consents.confirm(by=teammate, consent=given)
    assert list(listing.differences()) == []


def test_a_new_house_spelling_is_sorted_by_at_once(owner: User, party: Party) -> None:
    other = Name(person=party.person, text="Zoya Alphova")
    actions.add_fact(by=owner, fact=other)
    choose_house_spelling(by=owner, name=other, reason="hers")
    add_variants(by=owner, person=party.person, spellings=["Zoja Alfowa"])
    assert PersonListing.objects.get(person=party.person).sort_name.startswith("alphova")
    assert CaseListing.objects.get(case=party.case).sort_name.startswith("alphova")
    assert list(listing.differences()) == []


def test_rebuilding_lists_what_was_written_past_every_action(owner: User, party: Party) -> None:
    lawyer(party.person).save()
    assert list(listing.differences()) != []
    listing.rebuild()
    assert list(listing.differences()) == []


def test_a_person_merged_into_another_is_in_no_list(owner: User, party: Party) -> None:
    gone = make_person(by=owner)
    gone.merged_into = party.person
    gone.save()
    assert not PersonListing.objects.filter(person=gone).exists()


def test_a_refresh_takes_the_same_queries_for_one_and_for_ten(
    owner: User, django_assert_num_queries
) -> None:
    cases = [make_party(by=owner).case.pk for _ in range(10)]
    with django_assert_num_queries(20):
        listing.refresh(cases=cases[:1])
    with django_assert_num_queries(20):
        listing.refresh(cases=cases)


def scope(level: Level, *who: object) -> Scope:
    made = Scope(level=level)
    made.save()
    for one in who:
        (ScopeUser(scope=made, user=one) if isinstance(one, User) else
         ScopeTeam(scope=made, team=one)).save()  # fmt: skip
    return made


def test_who_covers_whom(owner: User, teammate: User) -> None:
    desk, third = owner.memberships.get().team, make_team("Third")
    office, one, both = (
        scope(Level.OFFICE),
        scope(Level.TEAMS, desk),
        scope(Level.TEAMS, desk, third),
    )
    named, two = scope(Level.NAMED, owner), scope(Level.NAMED, owner, teammate)
    assert all(covers(office, outer=other) for other in (office, one, both, named, two))
    assert covers(both, outer=one)
    assert covers(two, outer=named)
    assert covers(scope(Level.TEAMS, desk, owner), outer=named)
    for inner, outer in ((one, office), (one, both), (named, two), (one, named), (named, one)):
        assert not covers(inner, outer=outer)


def test_a_named_scope_with_teams_left_over_is_not_seen_by_them(owner: User) -> None:
    desk = owner.memberships.get().team
    leftover = scope(Level.NAMED, desk)
    assert not covers(leftover, outer=scope(Level.TEAMS, desk))


@pytest.fixture
def wide(owner: User) -> Party:
    """A person whom everybody sees, in a case that only the owner's team does."""
    person = make_person("Wide Seenova")
    Scope.objects.get(pk=person.scope_id)
    person.scope.level = Level.OFFICE
    person.scope.save()
    return make_party(make_case(owner, country="UZ"), person)


def test_denial_a_person_list_tells_nothing_of_a_case_that_some_do_not_see(wide: Party) -> None:
    make_event(wide, place_words="Colony 5")
    standing.refresh([wide])
    row = PersonListing.objects.get(person=wide.person)
    for kind in ("standing", "stage", "facility", "status", "lead", "role", "source", "consent"):
        assert facets(row, kind) == set()
    assert facets(row, "country") == {"country:KZ"}
    assert (row.since, row.next_on, row.checked_on) == (None, None, None)
    assert row.changed_at < CaseListing.objects.get(case=wide.case).changed_at


def test_denial_a_case_list_tells_nothing_of_a_person_whom_some_do_not_see(
    owner: User, outsider: User
) -> None:
    hidden = make_person("Hidden Secretova", by=outsider)
    party = make_party(make_case(owner, title="Secretova, Kazakhstan"), hidden)
    actions.add_fact(by=outsider, fact=lawyer(hidden))
    standing.refresh([party])
    row = CaseListing.objects.get(case=party.case)
    for kind in ("occupation", "consent", "word"):
        assert facets(row, kind) == set()
    assert "secretova" not in row.sort_name


def test_a_case_in_which_all_may_see_all_tells_of_its_people(owner: User, party: Party) -> None:
    actions.add_fact(by=owner, fact=lawyer(party.person))
    row = CaseListing.objects.get(case=party.case)
    assert len(facets(row, "occupation")) == 1
    assert facets(row, "consent") == {"consent:none"}
    assert Case.objects.get(pk=party.case_id).listing.sort_name == "testov"
