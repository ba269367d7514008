"""A letter is for the teams of its author, and of those for who sees every case in it."""

import pytest
from django.urls import reverse

from accounts.models import Level, User
from accounts.visibility import new_scope
from advocacy.models import Letter
from cases.models import Case
from cases.sharing import share
from people.models import Person
from tests.advocacy.builders import make_ask
from tests.conftest import join
from tests.factories import make_case, make_person

pytestmark = pytest.mark.django_db


def seen(user: User) -> int:
    return Letter.objects.visible_to(user).count()


def test_denial_a_letter_without_cases_is_not_for_other_teams(
    client_of, macron, teammate, owner, outsider
) -> None:
    letter = macron.letter(teammate)
    assert (seen(teammate), seen(owner), seen(outsider)) == (1, 1, 0)
    client = client_of(outsider)
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert letter.reference not in client.get(reverse("letters")).content.decode()
    visit = client.get(macron.visit.get_absolute_url())
    assert letter.reference not in visit.content.decode()
    found = client.post(reverse("search-suggest"), {"q": letter.reference}).content.decode()
    assert f"/{letter.reference}/" not in found


def for_one_alone(by: User, case: Case) -> None:
    share(case, level=Level.NAMED, teams=(), users=[by], by=by, reason="a threat")


def somebody_hidden(by: User, name: str = "Zuhra Hiddenova") -> Person:
    """Whom `by` alone may see, wherever they stand."""
    person = make_person(name)
    person.scope = new_scope(by, alone=True)
    person.save()
    return person


def test_denial_a_letter_on_a_restricted_case_is_for_who_sees_that(macron, teammate, owner) -> None:
    case = make_case(teammate)
    macron.letter(teammate, case)
    assert seen(owner) == 1
    for_one_alone(teammate, case)
    assert (seen(owner), seen(teammate)) == (0, 1)


def test_denial_a_letter_with_an_ask_on_a_restricted_case_is_for_who_sees_that(
    client_of, macron, teammate, owner
) -> None:
    case = make_case(teammate)
    ask = make_ask("free the blogger from Testkent", macron.guest.office, case=case)
    letter = macron.letter(teammate, asks=[*macron.asks, ask])
    assert (seen(owner), seen(teammate)) == (1, 1)
    for_one_alone(teammate, case)
    assert (seen(owner), seen(teammate)) == (0, 1)
    assert client_of(owner).get(letter.get_absolute_url()).status_code == 404
    page = client_of(teammate).get(letter.get_absolute_url()).content.decode()
    assert "blogger from Testkent" in page


def test_denial_a_letter_with_an_ask_on_a_hidden_person_is_for_who_sees_them(
    macron, teammate, owner
) -> None:
    people = [make_person("Dana Sagyn", by=teammate), somebody_hidden(teammate)]
    ask = make_ask("free them", macron.guest.office, persons=[one.pk for one in people])
    macron.letter(teammate, asks=[ask])
    assert (seen(owner), seen(teammate)) == (0, 1)


def test_an_ask_on_people_and_cases_that_are_seen_hides_no_letter(macron, teammate, owner) -> None:
    somebody_hidden(teammate, "Somebody Elseova")
    person = make_person("Dana Sagyn", by=teammate)
    office, case = macron.guest.office, make_case(teammate)
    macron.letter(teammate, asks=[make_ask("free her", office, case=case, persons=[person.pk])])
    assert (seen(owner), seen(teammate)) == (1, 1)


def test_denial_sharing_a_case_with_others_does_not_open_the_letters_on_it(
    macron, teammate, outsider
) -> None:
    case = make_case(teammate)
    macron.letter(teammate, case)
    share(case, level=Level.OFFICE, teams=(), users=(), by=teammate, reason="shared")
    assert seen(outsider) == 0


def test_denial_an_auditor_sees_no_letter(macron, teammate, desk) -> None:
    letter = macron.letter(teammate)
    letter.scope = None
    letter.save()
    assert seen(join("auditor", "AUDITOR", desk)) == 0


def test_a_letter_older_than_scopes_stays_with_the_office(macron, teammate, outsider) -> None:
    letter = macron.letter(teammate)
    letter.scope = None
    letter.save()
    assert seen(outsider) == 1
