"""How names are shown, ordered and compared."""

from accounts.models import User
from people.actions import add_name, add_person
from people.models import NameKind
from people.naming import also_seen_as, likely_same, sort_key


def test_the_original_script_is_kept_and_capitals_are_no_other_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov", country="KZ")
    for text in ("Aibek TESTOV", "Айбек Тестов", "Aybek Testov", "Айбек Тестов"):
        add_name(by=owner, person=person, text=text)
    assert also_seen_as(person) == ["Айбек Тестов", "Aybek Testov"]


def test_what_may_not_be_printed_is_not_shown_as_another_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    name = add_name(by=owner, person=person, text="A pen name", kind=NameKind.PSEUDONYM)
    name.printable = False
    name.save()
    assert also_seen_as(person) == []


def test_a_new_house_spelling_renames_the_person_and_keeps_the_old_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    add_name(by=owner, person=person, text="Oybek Testov", kind=NameKind.PREFERRED)
    assert person.display_name == "Oybek Testov"
    assert also_seen_as(person) == ["Aibek Testov"]


def test_people_are_ordered_by_surname() -> None:
    assert sort_key("Aibek Testov") == "testov aibek"
    assert sort_key("Bek uulu Nur", family="Bek") == "bek bek uulu nur"


def test_a_spelling_in_another_script_is_likely_the_same_person(owner: User) -> None:
    person = add_person(by=owner, name="Жанболат Мамай")
    assert likely_same(["Zhanbolat Mamai"], owner) == [person]


def test_denial_somebody_hidden_is_not_offered_as_the_same(owner: User, outsider: User) -> None:
    add_person(by=owner, name="Aibek Testov")
    assert likely_same(["Aibek Testov"], outsider) == []
