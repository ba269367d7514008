"""Likely duplicates among all people: who is found, who stays apart, what the queue keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from core.dates import PartialDate
from core.models import Progress
from people import duplicates, jobs
from people.blocks import Spread, blocks_of, fill, pairs_in
from people.models import Attribute, AttributeKind, LikelySame, Name, Person
from people.same import say_two, suggest, why_alike
from tests.factories import make_person

pytestmark = pytest.mark.usefixtures("db", "actor")


def born(person: Person, year: int) -> Person:
    date_of = PartialDate.on(date(year, 3, 1))
    Attribute(person=person, kind=AttributeKind.BIRTH, date=date_of).save()
    return person


def found() -> set[frozenset[Person]]:
    list(duplicates.find_duplicates())
    return {frozenset((row.person, row.other_person)) for row in LikelySame.objects.all()}


@pytest.mark.parametrize(
    "other",
    ["Maksat Meimankuliyev", "Максат Мейманкулыев", "Meymankulyyev Maksat", "Maksat Meymnkulyyev"],
)
def test_another_spelling_a_slip_and_another_order_are_found(other: str) -> None:
    pair = make_person("Maksat Meymankulyyev"), make_person(other)
    make_person("Aibek Testov")
    assert found() == {frozenset(pair)}


def test_namesakes_born_in_other_years_stay_apart() -> None:
    one = born(make_person("Aibek Testov"), 1980)
    born(make_person("Aibek Testov"), 1962)
    same = born(make_person("Айбек Тестов"), 1980)
    assert found() == {frozenset((one, same))}


def test_a_letter_makes_another_name_where_each_is_borne_by_others() -> None:
    make_person("Aibek Kadirov"), make_person("Aibek Kabirov")
    make_person("Serik Kadirov", country="RU"), make_person("Murat Kabirov", country="RU")
    assert found() == set()


def test_a_letter_is_a_slip_where_birth_years_agree() -> None:
    pair = born(make_person("Aibek Kadirov"), 1980), born(make_person("Aibek Kabirov"), 1980)
    make_person("Serik Kadirov", country="RU"), make_person("Murat Kabirov", country="RU")
    assert found() == {frozenset(pair)}


def test_what_was_said_to_be_two_is_never_found_again(owner: User) -> None:
    say_two(by=owner, one=make_person(), other=make_person())
    assert found() == set()


def test_who_was_merged_is_left_out() -> None:
    kept, gone = make_person(), make_person()
    suggest(kept, gone, 0.95)
    gone.merged_into = kept
    gone.save()
    assert found() == set()


def test_a_suggestion_goes_when_the_names_no_longer_meet() -> None:
    one, other = make_person(), make_person()
    assert found() == {frozenset((one, other))}
    name = other.names.get()
    name.text = "Serik Otherov"
    name.save()
    assert found() == set()


def test_a_suggestion_that_is_still_possible_stays_with_its_score() -> None:
    one, other = make_person("Aibek Testov"), make_person("A. Testov")
    suggest(one, other, 0.91)
    assert found() == {frozenset((one, other))}
    assert LikelySame.objects.get().score == 0.91


def test_a_form_that_was_only_generated_is_no_evidence() -> None:
    one, _other = make_person("Aibek Testov"), make_person("Serik Otherov")
    Name(person=one, text="Serik Otherov", generated=True).save()
    assert found() == set()


def test_what_is_done_adds_up_to_what_was_to_do() -> None:
    for name in ("Aibek Testov", "Aybek Testov", "Serik Otherov"):
        make_person(name)
    assert sum(duplicates.find_duplicates()) == 2 * duplicates.how_many() == 6


def test_nobody_at_all_is_no_error() -> None:
    assert found() == set()


def test_why_tells_what_fits_and_what_does_not() -> None:
    one, other = born(make_person("Aibek Testov"), 1980), born(make_person("Aibek Testov"), 1962)
    said = " ".join(why_alike(one, other))
    assert "same: Testov" in said
    assert "born in other years" in said


@given(st.lists(st.tuples(st.integers(0, 2**40 - 1), st.integers(0, 2**24 - 1))))
def test_a_spread_gives_back_each_entry_once(entries: list[tuple[int, int]]) -> None:
    spread = Spread()
    for entry in entries:
        spread.add(*entry)
    assert sorted(spread) == sorted(set(entries))


@given(st.integers(0, 9), st.sampled_from("dgkmrtz"))
def test_one_wrong_letter_leaves_a_block_in_common(place: int, letter: str) -> None:
    name = "aibek mamankulov"
    wrong = name[: 6 + place] + letter + name[7 + place :]
    assert blocks_of(name) & blocks_of(wrong)


def test_a_block_that_too_many_share_makes_no_pairs() -> None:
    blocks = Spread()
    for number in range(70):
        fill(blocks, number, ["Aibek Testov"])
    assert list(pairs_in(blocks)) == []


@pytest.mark.django_db(transaction=True)
def test_the_job_tells_how_far_it_is() -> None:
    make_person(), make_person()
    jobs.find_duplicates()
    run = Progress.objects.get(task="find_duplicates")
    assert (run.done, run.total, run.failed) == (4, 4, False)
    assert LikelySame.objects.count() == 1
