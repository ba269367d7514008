"""How names are shown, ordered and compared."""

from accounts.models import User
from people.actions import add_person
from people.models import Name, NameKind
from people.naming import also_seen_as, sort_key


def test_the_original_script_is_kept_and_capitals_are_no_other_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov", country="KZ")
    for text in ("Aibek TESTOV", "Айбек Тестов", "Aybek Testov", "Айбек Тестов"):
        Name(person=person, text=text).save()
    assert also_seen_as(person) == ["Айбек Тестов", "Aybek Testov"]


def test_what_may_not_be_printed_is_not_shown_as_another_form(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="A pen name", kind=NameKind.PSEUDONYM, printable=False).save()
    assert also_seen_as(person) == []


def test_people_are_ordered_by_surname() -> None:
    assert sort_key("Aibek Testov") == "testov aibek"
    assert sort_key("Bek uulu Nur", family="Bek") == "bek bek uulu nur"
