"""How names are shown, ordered and compared."""

from datetime import date

import pytest

from accounts.models import User
from core.clock import today_is
from core.dates import PartialDate
from people.actions import add_person
from people.models import Name, NameKind
from people.naming import also_seen_as, called_outside, is_former, sort_key


def test_the_original_script_is_kept_and_capitals_are_no_other_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov", country="KZ")
    for text in ("Aibek TESTOV", "Айбек Тестов", "Aybek Testov", "Айбек Тестов"):
        Name(person=person, text=text).save()
    assert also_seen_as(person) == ["Айбек Тестов", "Aybek Testov"]


def test_the_original_script_comes_first_whatever_kind_of_name_it_is(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="Aybek Testov", kind=NameKind.LEGAL).save()
    Name(person=person, text="Айбек Тестов", kind=NameKind.AS_WRITTEN).save()
    assert also_seen_as(person)[0] == "Айбек Тестов"


def test_what_may_not_be_printed_is_not_shown_as_another_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="A pen name", kind=NameKind.PSEUDONYM, printable=False).save()
    assert also_seen_as(person) == []


def test_generated_and_withdrawn_forms_are_never_shown(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="Aybek Testov", generated=True, printable=True).save()
    mistaken = Name(person=person, text="Айбек Тестов")
    mistaken.save()
    mistaken.withdraw(why="another man")
    assert also_seen_as(person) == []


def test_who_has_only_a_printable_pen_name_is_called_by_it_outside(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    house = person.names.get()
    house.printable = False
    house.save()
    Name(person=person, text="Qalam", kind=NameKind.PSEUDONYM).save()
    assert called_outside(person) == "Qalam"
    assert also_seen_as(person, "Qalam") == []


@pytest.mark.parametrize(
    ("last", "former"), [(date(2019, 12, 31), True), (date(2020, 1, 1), False), (None, False)]
)
def test_a_form_is_former_when_its_last_day_is_over(last: date | None, former: bool) -> None:
    with today_is(date(2020, 1, 1)):
        assert is_former(Name(valid=PartialDate(latest=last))) is former


def test_people_are_ordered_by_surname() -> None:
    assert sort_key("Aibek Testov") == "testov aibek"
    assert sort_key("Bek uulu Nur", family="Bek") == "bek bek uulu nur"
    assert sort_key("MAMAI Zhanbolat") == "mamai zhanbolat"
    assert sort_key("TESTOV Aibek Exampleevich") == "testov aibek exampleevich"


def test_without_a_surname_the_patronymic_orders_and_else_the_last_word() -> None:
    assert sort_key("Nurbek Test uulu") == "test uulu nurbek"
    assert sort_key("Test uulu Nurbek") == "test uulu nurbek"
    assert sort_key("Zhanbolat Mamai") == "mamai zhanbolat"
    assert sort_key("Yermek") == "yermek"
    assert sort_key("") == ""
