"""A letter is for the teams of its author, and of those for who sees every case in it."""

import pytest
from django.urls import reverse

from accounts.models import Level, User
from advocacy.models import Letter
from cases.sharing import share
from tests.conftest import join
from tests.factories import make_case

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


def test_denial_a_letter_on_a_restricted_case_is_for_who_sees_that(macron, teammate, owner) -> None:
    case = make_case(teammate)
    macron.letter(teammate, case)
    assert seen(owner) == 1
    share(case, level=Level.NAMED, teams=(), users=[teammate], by=teammate, reason="a threat")
    assert (seen(owner), seen(teammate)) == (0, 1)


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
