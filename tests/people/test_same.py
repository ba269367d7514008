"""Pairs that may be one, and pairs that somebody said are two."""

from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from people.actions import add_newcomer, add_person
from people.finding import About
from people.jobs import look_for_same as job
from people.models import LikelySame, Name, NameKind, NotSame
from people.same import Newcomer, are_two, look_for_same, matches_of, say_two, suggest
from tests.factories import make_organisation, make_person

NOBODY_KNOWN = About()


def pairs() -> list[set[object]]:
    return [{pair.person, pair.other_person} for pair in LikelySame.objects.all()]


def deferred() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="people.jobs.look_for_same")
    return [one.args["person"] for one in jobs]


def test_matches_come_with_their_reasons(owner: User) -> None:
    person = add_person(by=owner, name="Zhanbolat Mamai", country="KZ")
    (found,) = matches_of("Жанболат Мамай", owner, About(country="KZ"))
    assert (found.person, found.name) == (person, "Zhanbolat Mamai")
    assert found.reasons


def test_that_two_are_two_is_said_once_and_whichever_comes_first(owner: User) -> None:
    one, other = make_person(by=owner), make_person(by=owner)
    assert say_two(by=owner, one=other, other=one) == say_two(by=owner, one=one, other=other)
    (said,) = NotSame.objects.all()
    assert (said.by, {said.person, said.other_person}) == (owner, {one, other})
    assert (are_two(one, [other]), are_two(other, [one])) == ({other.pk}, {one.pk})


def test_what_was_said_to_be_two_leaves_the_queue_and_does_not_come_back(owner: User) -> None:
    one, other = make_person(by=owner), make_person(by=owner)
    suggest(one, other, 0.95)
    say_two(by=owner, one=one, other=other)
    suggest(other, one, 0.99)
    look_for_same(one.pk)
    assert pairs() == []


def test_a_pair_stands_in_the_queue_once_with_its_last_score(owner: User) -> None:
    one, other = make_organisation(), make_organisation()
    suggest(one, other, 0.91)
    suggest(other, one, 0.97)
    (pair,) = LikelySame.objects.all()
    assert pair.score == 0.97
    assert {pair.organisation, pair.other_organisation} == {one, other}


def test_denial_a_pair_is_seen_only_by_those_who_see_both(
    owner: User, outsider: User, teammate: User
) -> None:
    one, other = make_person(by=owner), make_person(by=outsider)
    suggest(one, other, 0.95)
    suggest(one, mine := make_person(by=owner), 0.95)
    assert not LikelySame.objects.visible_to(outsider).exists()
    for user in (owner, teammate):
        (seen,) = LikelySame.objects.visible_to(user)
        assert {seen.person, seen.other_person} == {one, mine}


def test_a_pair_of_organisations_is_seen_by_all(outsider: User) -> None:
    suggest(make_organisation(), make_organisation(), 0.95)
    assert LikelySame.objects.visible_to(outsider).count() == 1


def test_every_name_given_to_a_person_has_others_looked_for(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    assert deferred() == [str(person.pk)]
    Name(person=person, text="Айбек Тестов", kind=NameKind.ALIAS).save()
    Name(person=person, text="Aibek Testow", generated=True).save()
    assert deferred() == [str(person.pk)] * 2


def test_the_job_finds_people_whom_the_author_does_not_see(owner: User, outsider: User) -> None:
    hidden = make_person("Zhanbolat Mamai", by=outsider)
    person = add_person(by=owner, name="Жанболат Мамай", country="KZ")
    add_person(by=owner, name="Bolot Exampleev", country="KZ")
    assert matches_of("Жанболат Мамай", owner, NOBODY_KNOWN, of=person) == []
    job(person=str(person.pk))
    assert pairs() == [{person, hidden}]
    assert not LikelySame.objects.visible_to(owner).exists()


def test_a_further_name_brings_up_others(owner: User) -> None:
    known = make_person("Serik Testov", by=owner)
    person = make_person("Aibek Exampleev", by=owner)
    Name(person=person, text="Serik Testov", kind=NameKind.FORMER).save()
    job(person=str(person.pk))
    assert pairs() == [{known, person}]


def test_who_was_merged_is_compared_no_more(owner: User) -> None:
    kept, gone = make_person(by=owner), make_person(by=owner)
    gone.merged_into = kept
    gone.save()
    for person in (kept, gone):
        look_for_same(person.pk)
    assert pairs() == []


def test_for_somebody_known_those_said_to_be_others_are_not_asked_about(owner: User) -> None:
    person = make_person("Aibek Exampleev", by=owner)
    other, third = (make_person("Serik Testov", by=owner) for _ in range(2))
    say_two(by=owner, one=person, other=other)
    found = matches_of("Serik Testov", owner, NOBODY_KNOWN, of=person)
    assert [one.person for one in found] == [third]
    assert matches_of("Aibek Exampleev", owner, NOBODY_KNOWN, of=person) == []


def test_what_was_answered_is_kept_with_the_new_person(owner: User) -> None:
    other, perhaps = make_person(by=owner), make_person(by=owner)
    found = {one.person: one for one in matches_of("Aibek Testov", owner, NOBODY_KNOWN)}
    newcomer = Newcomer("Aibek Testov", others=(found[other],), perhaps=(found[perhaps],))
    person = add_newcomer(by=owner, newcomer=newcomer)
    assert are_two(person, [other, perhaps]) == {other.pk}
    assert pairs() == [{person, perhaps}]
