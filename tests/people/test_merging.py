"""Two records into one and apart again: nothing is lost, and nothing is different afterwards."""

from itertools import permutations

import pytest

from accounts.models import User
from advocacy.models import Ask
from cases import listing, standing
from cases.models import Charge, Consent, EventParty, Order, Party
from core.actor import acting
from core.facts import Fact
from core.history import StaleError
from people.merging import MergeRefusedError, later_edits, merge, person_of, undo
from people.models import LikelySame, Merge, Name, NameKind, NotSame, Organisation, Person
from people.same import say_two
from tests.conftest import check_commit
from tests.factories import make_case, make_event, make_organisation, make_party, make_person
from tests.people.exactly import content
from tests.people.merging_worlds import World, build

pytestmark = pytest.mark.django_db

SEEDS = range(2)
ORDERS = list(permutations(range(2)))
# By whom it was said, and who sees it, has to be chosen where two differ.
CHOICES = {"scope": "both", "biography": "both", "display_name": "other", "country": "other"}


def bring(by: User, kept: Person, gone: Person, **choices: str) -> Merge:
    kept, gone = (Person.objects.get(pk=one.pk) for one in (kept, gone))
    done = merge(by=by, kept=kept, gone=gone, choices={"scope": "kept", **choices}, reason="one")
    check_commit()
    return done


def part(by: User, done: Merge, **more) -> None:
    undo(by=by, merge=done, **more)
    check_commit()


def different(before: dict[str, str]) -> set[str]:
    after = content()
    return {table for table in before if before[table] != after[table]}


def test_a_house_spelling_that_was_edited_since_goes_back_as_it_reads_now(owner, teammate) -> None:
    kept, gone = (make_person(name, by=owner) for name in ("Aibek Testov", "Aybek Testov"))
    done = bring(teammate, kept, gone)
    edited = Name.objects.get(text="Aybek Testov")
    edited.text = "Aybek Testov Serikovich"
    edited.save()
    part(teammate, done)
    gone.refresh_from_db()
    assert gone.display_name == "Aybek Testov Serikovich"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("order", ORDERS)
def test_three_records_become_one_and_come_apart_exactly(teammate, seed: int, order) -> None:
    world = build(seed, teammate)
    first, second, third = world.people
    before = content()
    done = [bring(teammate, first, second), bring(teammate, first, third, **CHOICES)]
    assert Name.objects.filter(person=first, kind=NameKind.PREFERRED).count() == 1
    assert not list(standing.differences())
    assert not list(listing.differences())
    for number in order:
        part(teammate, done[number])
    assert different(before) == set()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("order", ORDERS)
def test_a_chain_of_merges_comes_apart_exactly_in_any_order(teammate, seed: int, order) -> None:
    world = build(seed, teammate)
    first, second, third = world.people
    before = content()
    done = [bring(teammate, second, third, **CHOICES), bring(teammate, first, second)]
    assert person_of(teammate, third.reference) == first
    for number in order:
        part(teammate, done[number])
    assert different(before) == set()


def test_undone_between_two_merges_the_other_one_holds(teammate: User) -> None:
    world = build(3, teammate)
    first, second, third = world.people
    alone = content_with(teammate, first, third)
    done = [bring(teammate, first, second), bring(teammate, first, third, **CHOICES)]
    part(teammate, done[0])
    assert person_of(teammate, third.reference) == first
    assert facts_of(first) == alone


def content_with(by: User, kept: Person, gone: Person) -> set[object]:
    """The facts that the kept one has after a merge by itself, which is taken back."""
    done = bring(by, kept, gone, **CHOICES)
    facts = facts_of(kept)
    part(by, done)
    return facts


def facts_of(person: Person) -> set[object]:
    parties = Party.objects.filter(person=person)
    return {
        *person.names.values_list("pk", "kind"),
        *person.attributes.values_list("pk"),
        *EventParty.objects.filter(party__in=parties).values_list("event", "outcome"),
        *Charge.objects.filter(party__in=parties).values_list("pk"),
        *Order.objects.filter(party__in=parties).values_list("pk"),
    }


@pytest.fixture
def world(teammate: User) -> World:
    return build(1, teammate)


def test_the_record_that_went_holds_no_more_facts(teammate, world: World) -> None:
    first, second, _ = world.people
    bring(teammate, first, second)
    second.refresh_from_db()
    assert second.merged_into == first
    for model in Fact.__subclasses__():
        for field in model._meta.concrete_fields:
            if field.related_model is Person:
                assert not model._base_manager.filter(**{field.name: second}).exists(), model


def test_two_parties_of_one_case_become_one_with_all_facts(teammate: User) -> None:
    kept, gone, case = make_person(by=teammate), make_person(by=teammate), make_case(teammate)
    one, two = make_party(case, kept, role="LAWYER"), make_party(case, gone)
    make_event(one, two, outcome="")
    Charge(party=two, words="riots").save()
    bring(teammate, kept, gone)
    party = Party.objects.get(case=case)
    assert (party.pk, party.role.code) == (one.pk, "PERSON_AT_RISK")
    assert (party.charges.count(), party.events.count()) == (1, 1)
    assert "brought together" in Party.with_withdrawn.get(pk=two.pk).withdrawn_why


def test_every_consent_and_its_history_is_kept(teammate: User) -> None:
    kept, gone = make_person(by=teammate), make_person(by=teammate)
    for person, answer in ((kept, "ONLY_US"), (gone, "ANYONE_WITH_NAME")):
        Consent(person=person, basis="CONSENT", answer=answer).save()
    bring(teammate, kept, gone)
    assert kept.consents.count() == 2
    assert Consent.history.filter(person_id=gone.pk).count() == 1


def test_lists_of_people_name_the_kept_one_once(teammate: User, world: World) -> None:
    ask = Ask.objects.get()
    first, second = (Person.objects.get(pk=key) for key in ask.persons)
    bring(teammate, first, second)
    assert Ask.objects.get().persons == [first.pk]


def test_later_edits_stay_unless_they_are_dropped(teammate: User, world: World) -> None:
    first, second, _ = world.people
    done = bring(teammate, first, second)
    name = Name.objects.get(person=first, text=second.display_name)
    for text in ("Test Edited", "Test Edited Again"):
        name.text = text
        with acting("somebody", "seen in a passport"):
            name.save()
    edits = later_edits(done)
    assert [edit.after.text for edit in edits] == ["Test Edited", "Test Edited Again"]
    part(teammate, done, dropping={edits[1].version})
    name.refresh_from_db()
    assert (name.person, name.text, name.kind) == (second, "Test Edited", NameKind.PREFERRED)


def test_what_was_dropped_stays_dropped_in_an_earlier_undo(teammate, world: World) -> None:
    first, second, third = world.people
    done = [bring(teammate, second, third), bring(teammate, first, second)]
    name = Name.objects.get(person=first, text=third.display_name)
    name.text = "Test Edited"
    name.save()
    part(teammate, done[1], dropping={edit.version for edit in later_edits(done[1])})
    done[0].refresh_from_db()
    assert later_edits(done[0]) == []
    part(teammate, done[0])
    name.refresh_from_db()
    assert (name.person, name.text) == (third, third.display_name)


def test_what_was_added_since_stays_with_the_kept_one(teammate: User, world: World) -> None:
    first, second, _ = world.people
    done = bring(teammate, first, second)
    added = Name(person=first, text="Test Later")
    added.save()
    part(teammate, done)
    added.refresh_from_db()
    assert added.person == first


def test_each_has_a_house_spelling_whatever_was_chosen_since(teammate, world: World) -> None:
    first, second, _ = world.people
    done = bring(teammate, first, second)
    own = first.names.get(kind=NameKind.PREFERRED)
    came = Name.objects.get(person=first, text=second.display_name)
    for name, kind in ((own, NameKind.ALIAS), (came, NameKind.PREFERRED)):
        name.kind = kind
        name.save()
    part(teammate, done)
    for person in (first, second):
        person.refresh_from_db()
        assert person.names.get(kind=NameKind.PREFERRED).text == person.display_name


def test_every_step_is_a_new_version(teammate: User, world: World) -> None:
    first, second, _ = world.people
    name = second.names.get(kind=NameKind.PREFERRED)
    part(teammate, bring(teammate, first, second))
    reasons = name.history.order_by("version").values_list("history_change_reason", flat=True)
    assert reasons[0] == "set-up"
    assert reasons[1] == "two records brought together"
    assert list(reasons)[-1] == "two records parted again"


def test_that_somebody_is_another_holds_for_the_kept_one(teammate, world: World) -> None:
    first, second, third = world.people
    say_two(by=teammate, one=second, other=third)
    before = content()
    done = bring(teammate, first, second)
    said = NotSame.objects.get()
    assert {said.person, said.other_person} == {first, third}
    part(teammate, done)
    assert different(before) == set()


def test_suggestions_go_with_the_record_and_come_back(teammate: User, world: World) -> None:
    first, second, _ = world.people
    done = bring(teammate, first, second)
    assert not LikelySame.objects.filter(person=second).exists()
    assert not LikelySame.objects.filter(other_person=second).exists()
    part(teammate, done)
    assert LikelySame.objects.count() == 2


def test_it_refuses_what_went_into_another_already(teammate: User, world: World) -> None:
    first, second, third = world.people
    bring(teammate, first, second)
    for kept, gone in ((third, second), (second, third), (first, first)):
        with pytest.raises(MergeRefusedError):
            bring(teammate, kept, gone)


def test_it_refuses_a_record_that_was_changed_since(teammate: User, world: World) -> None:
    kept, gone, _ = world.people
    Person.objects.get(pk=kept.pk).save()
    with pytest.raises(StaleError):
        merge(by=teammate, kept=kept, gone=gone, choices={"scope": "kept"})


def test_an_undo_is_done_once(teammate: User, world: World) -> None:
    done = bring(teammate, *world.people[:2])
    part(teammate, done)
    with pytest.raises(MergeRefusedError):
        part(teammate, done)


def test_denial_a_reference_leads_nowhere_one_may_not_see(teammate, outsider, world) -> None:
    first, second, _ = world.people
    bring(teammate, first, second)
    assert person_of(teammate, second.reference) == first
    assert person_of(outsider, second.reference) is None


def test_organisations_come_apart_exactly(teammate: User) -> None:
    kept, gone = make_organisation("Test Fund"), make_organisation("Fund of Tests")
    parties = [make_party(by=teammate)]
    make_event(*parties, place=gone, authority=gone)
    standing.refresh(parties)
    before = content()
    done = merge(by=teammate, kept=kept, gone=gone, choices={"name": "other"})
    check_commit()
    assert [str(name) for name in Organisation.objects.get(pk=kept.pk).names.all()] == ["Test Fund"]
    part(teammate, done)
    assert different(before) == set()
