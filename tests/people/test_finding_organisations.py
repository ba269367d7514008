"""Organisations by name, short name and initials."""

import pytest

from accounts.models import User
from people.finding_organisations import find_organisations
from people.models import Name, Organisation
from tests.factories import make_organisation

NAME = "Kazakhstan International Bureau for Human Rights and Rule of Law"


def known(name: str, **fields: str) -> Organisation:
    organisation = make_organisation(name)
    for field, value in fields.items():
        setattr(organisation, field, value)
    organisation.save()
    return organisation


@pytest.mark.parametrize(
    "typed",
    [
        NAME,
        "International Bureau for Human Rights and the Rule of Law, Kazakhstan",
        "Kazakhstan Internatoinal Bureau for Human Rights and Rule of Law",
        "KIBHRRL",
        "K.I.B.H.R.R.L.",
        "kibhr",
    ],
)
def test_an_organisation_is_found_by_words_short_name_and_initials(owner: User, typed: str) -> None:
    bureau = known(NAME, abbreviation="KIBHR")
    make_organisation("Human Rights Watch")
    found = find_organisations(typed, None)[0]
    assert (found.organisation, found.probable) == (bureau, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coalition against Torture in Testland", "Coalition against Torture in Otherland"),
        ("Human Rights Watch", "Human Rights Bureau"),
        ("Supreme Court of Testland", "Supreme Court of Otherland"),
        ("Association for Human Rights", "Association for Human Rights in Central Asia"),
    ],
)
def test_organisations_that_share_most_words_stay_apart(owner: User, one: str, other: str) -> None:
    make_organisation(one)
    assert not any(found.probable for found in find_organisations(other, None))


def test_legal_forms_and_small_words_do_not_count(owner: User) -> None:
    make_organisation("Legal Test Foundation")
    assert find_organisations("NGO «The Legal Test Foundation»", None)[0].probable


def test_two_offices_of_one_name_are_told_apart_by_country(owner: User) -> None:
    known("Supreme Court", country="TJ")
    [found] = find_organisations("Supreme Court", None, country="UZ")
    assert not found.probable
    assert found.reasons[-1] == "another country"


def test_another_name_of_an_organisation_is_told(owner: User) -> None:
    organisation = make_organisation("Testers without Borders")
    Name(organisation=organisation, text="Тестеры без границ").save()
    [found] = find_organisations("Тестеры без границ", None)
    assert (found.organisation, found.name) == (organisation, "Тестеры без границ")


def test_an_organisation_is_found_while_its_name_is_typed(owner: User) -> None:
    organisation = make_organisation("Legal Prosperity Tests")
    [found] = find_organisations("legal pro", None, as_you_type=True)
    assert found.organisation == organisation


def test_an_organisation_is_found_where_too_many_words_begin_so(owner, monkeypatch) -> None:
    monkeypatch.setattr("people.candidates.MOST_NEAR", 1)
    wanted = make_organisation("Legal Prosperity Tests")
    make_organisation("Other Prospects")
    [found] = find_organisations("legal pro", None, as_you_type=True)
    assert found.organisation == wanted


def test_a_merged_organisation_is_not_found(owner: User) -> None:
    kept, gone = make_organisation("Test Watch"), make_organisation("Test Watch")
    gone.merged_into = kept
    gone.save()
    assert [one.organisation for one in find_organisations("Test Watch", None)] == [kept]
