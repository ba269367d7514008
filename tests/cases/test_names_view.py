"""The names of a person: shown, added, corrected, chosen, generated."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.visibility import new_scope
from cases.history.changes import CaseChanges
from cases.history.undo import undo
from core.dates import PartialDate
from people.models import Attribute, AttributeKind, Name, NameKind, Person
from tests.factories import make_citation, make_party, make_person, make_source


@pytest.fixture
def person(owner: User) -> Person:
    return make_person("Aibek Testov", by=owner)


@pytest.fixture
def original(person: Person) -> Name:
    name = Name(person=person, text="Айбек Тестов", kind=NameKind.LEGAL, language="ru")
    name.save()
    return name


def names(person: Person) -> str:
    return reverse("names", args=[person.reference])


def edit(name: Name) -> str:
    return reverse("name-edit", args=[name.pk])


def told(name: Name, **more: str) -> dict[str, str]:
    given = {
        "text": name.text, "kind": name.kind, "language": name.language, "printable": "on",
        "searchable": "on", "version": str(name.version), "reason": "misread",
    }  # fmt: skip
    return {**given, **more}


def choose(client, name: Name, **more: str) -> object:
    data = {"version": str(name.version), "reason": "his own spelling", **more}
    return client.post(f"{names(name.person)}?house={name.pk}", data)


def test_every_name_is_shown_in_its_script(client_of, owner, person, original: Name) -> None:
    original.valid = PartialDate(text="until 2019", edtf="../2019-12-31", latest=date(2019, 12, 31))
    original.given, original.printable = "Айбек", False
    original.save()
    page = client_of(owner).get(names(person)).content.decode()
    for words in ('lang="ru-Cyrl">Айбек Тестов', "until 2019", "formerly", "never", "Legal name"):
        assert words in page
    assert f"?house={original.pk}" not in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert person.reference in title
    assert "Testov" not in title


def test_a_person_without_a_hidden_source_sees_no_word_of_it(
    client_of, owner, teammate, outsider, person, original: Name
) -> None:
    hidden = make_source("Secret letter", scope=new_scope(outsider))
    make_citation(hidden, name=original, quote="words of the letter")
    page = client_of(owner).get(names(person)).content.decode()
    assert "a protected source" in page
    assert "Secret letter" not in page
    assert "words of the letter" not in page


def test_a_name_is_corrected_with_its_parts_and_dates(client_of, owner, original: Name) -> None:
    given = told(
        original, given="Айбек", family="Тестов", patronymic="Тест уулу", order="GIVEN_FIRST",
        valid_words="until 2019",
    )  # fmt: skip
    response = client_of(owner).post(edit(original), given)
    assert response.url == names(original.person)
    original.refresh_from_db()
    assert (original.patronymic, original.order) == ("Тест уулу", "GIVEN_FIRST")
    assert original.valid.latest == date(2019, 12, 31)
    assert original.history.first().history_change_reason == "misread"


def test_the_house_spelling_corrected_is_followed_by_lists(client_of, owner, person) -> None:
    house = person.names.get()
    given = told(house, text="Aybek Testov", family="Testov")
    client_of(owner).post(edit(house), given)
    person.refresh_from_db()
    house.refresh_from_db()
    assert (person.display_name, house.kind) == ("Aybek Testov", NameKind.PREFERRED)
    assert person.sort_key.startswith("testov")


def test_a_stale_correction_shows_both_versions(client_of, owner, original: Name) -> None:
    original.text = "Айбек Тестоев"
    original.save()
    given = told(original, text="Айбек Тестовский", version="1")
    page = client_of(owner).post(edit(original), given).content.decode()
    assert "Somebody else changed this" in page
    assert "<ins>Айбек Тестоев</ins>" in page
    assert "Айбек Тестовский" in page


def test_parts_are_proposed_and_nothing_is_saved(client_of, owner, person: Person) -> None:
    url = reverse("name-new", args=[person.reference])
    given = {"text": "Nurbek Test uulu", "kind": "LEGAL", "split": "1", "valid_words": "2015"}
    page = client_of(owner).post(url, given).content.decode()
    assert 'value="Test uulu"' in page
    assert 'value="2015"' in page
    assert '<option value="LEGAL" selected>' in page
    assert person.names.count() == 1


def test_what_is_typed_is_never_split_over(client_of, owner, original: Name) -> None:
    given = told(original, given="Mine", split="1", version="7")
    page = client_of(owner).post(edit(original), given).content.decode()
    assert 'value="Mine"' in page
    assert 'value="Тестов"' not in page
    assert 'name="version" value="7"' in page


def test_another_form_becomes_the_house_spelling(client_of, owner, person, original) -> None:
    party = make_party(person=person, by=owner)
    choose(client_of(owner), original)
    person.refresh_from_db()
    assert (person.display_name, person.sort_key) == ("Айбек Тестов", "тестов айбек")
    assert {name.text: name.kind for name in person.names.all()} == {
        "Айбек Тестов": NameKind.PREFERRED, "Aibek Testov": NameKind.ALIAS,
    }  # fmt: skip
    changes = CaseChanges(party.case, owner)
    reasons = [change.why for change in changes.read(changes.keys())]
    assert reasons.count("his own spelling") == 3


def test_choosing_the_former_one_again_undoes_it(client_of, owner, person, original) -> None:
    before = {(name.text, name.kind) for name in person.names.all()}
    client = client_of(owner)
    choose(client, original)
    choose(client, person.names.get(kind=NameKind.ALIAS))
    person.refresh_from_db()
    assert person.display_name == "Aibek Testov"
    assert {(name.text, name.kind) for name in person.names.all()} == before


def test_each_of_its_changes_can_be_taken_back_in_the_history(
    client_of, owner, person, original: Name
) -> None:
    party, house = make_party(person=person, by=owner), person.names.get(kind=NameKind.PREFERRED)
    choose(client_of(owner), original)
    for row in (original, house, person):
        row.refresh_from_db()
        undo(by=owner, case=party.case, model=type(row), pk=row.pk, version=row.version)
        row.refresh_from_db()
    assert (original.kind, house.kind) == (NameKind.LEGAL, NameKind.PREFERRED)
    assert person.display_name == "Aibek Testov"


def test_a_choice_without_a_reason_or_on_an_old_version_is_refused(
    client_of, owner, person, original: Name
) -> None:
    for wrong in ({"reason": ""}, {"version": "9"}):
        page = choose(client_of(owner), original, **wrong).content.decode()  # type: ignore[attr-defined]
        assert "Nothing was saved yet" in page
    assert person.names.get(kind=NameKind.PREFERRED).text == "Aibek Testov"


def test_denial_what_is_never_printed_does_not_name_the_person(
    client_of, owner, person, original: Name
) -> None:
    original.printable = False
    original.save()
    assert choose(client_of(owner), original).status_code == 404  # type: ignore[attr-defined]
    assert client_of(owner).get(f"{names(person)}?house=nonsense").status_code == 404
    assert client_of(owner).post(names(person), {}).status_code == 404


def test_ticked_spellings_are_added_as_generated(client_of, owner, person, original) -> None:
    client, url = client_of(owner), reverse("name-variants", args=[person.reference])
    assert "Aybek Testov" in client.get(url).content.decode()
    client.post(url, {"spellings": ["Aybek Testov"]})
    made = person.names.get(generated=True)
    assert (made.text, made.printable, made.searchable) == ("Aybek Testov", False, True)
    assert "generated</span>" in client.get(names(person)).content.decode()
    assert "Aybek Testov" not in client.get(url).content.decode()
    assert client.get(edit(made)).status_code == 404


def test_only_spellings_that_were_offered_are_added(client_of, owner, person, original) -> None:
    url = reverse("name-variants", args=[person.reference])
    page = client_of(owner).post(url, {"spellings": ["Somebody Else"]}).content.decode()
    assert "Select a valid choice" in page
    assert not person.names.filter(generated=True).exists()


def test_one_thing_that_a_source_says_is_corrected(client_of, owner, person: Person) -> None:
    fact = Attribute(person=person, kind=AttributeKind.SEX, value="M")
    fact.save()
    given = {"value": "F", "version": str(fact.version), "reason": "misread"}
    response = client_of(owner).post(reverse("about-edit", args=[fact.pk]), given)
    assert response.url == names(person)
    fact.refresh_from_db()
    assert fact.value == "F"


def test_an_attribute_of_each_kind_can_be_opened(client_of, owner, person: Person) -> None:
    client = client_of(owner)
    for kind in AttributeKind:
        fact = Attribute(person=person, kind=kind, value="39")
        fact.save()
        page = client.get(reverse("about-edit", args=[fact.pk]))
        assert page.status_code == 200
        unsaid = {"value": "", "version": str(fact.version), "reason": "x"}
        answer = client.post(reverse("about-edit", args=[fact.pk]), unsaid)
        assert "Nothing was saved yet" in answer.content.decode()


def test_the_page_asks_as_much_of_many_names_as_of_few(client_of, owner, person) -> None:
    client = client_of(owner)
    client.get(names(person))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(names(person))
    for number in range(5):
        name = Name(person=person, text=f"Aibek Testov {number}")
        name.save()
        make_citation(name=name)
        Attribute(person=person, kind=AttributeKind.WORDING, value=f"{number}").save()
    with CaptureQueriesContext(connection) as many:
        client.get(names(person))
    assert len(many) <= len(few) + 1  # The citations' sources, once there are some.


@pytest.mark.parametrize("method", ["get", "post"])
def test_denial_an_outsider_finds_none_of_it(
    client_of, outsider, person: Person, original: Name, method: str
) -> None:
    fact = Attribute(person=person, kind=AttributeKind.SEX, value="M")
    fact.save()
    addresses = [
        names(person), f"{names(person)}?house={original.pk}", edit(original),
        reverse("name-variants", args=[person.reference]), reverse("about-edit", args=[fact.pk]),
    ]  # fmt: skip
    client = client_of(outsider)
    assert {getattr(client, method)(url).status_code for url in addresses} == {404}
