"""What papers, logs and previews must not tell though something near it may be seen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts import exports
from accounts.models import ExportRequest, Level
from advocacy.models import Section
from cases.sharing import share
from core.clock import today
from core.models import Vocabulary
from people.models import Relation
from tests.advocacy.builders import MacronVisit
from tests.cases.erasures import NAME
from tests.cases.test_access_file import files
from tests.cases.test_export import (
    CASES,
    OURS,
    PEOPLE,
    everything_in,
    names_in,
    somebody,
)
from tests.cases.test_exports import OUTSIDE
from tests.cases.test_public_case import public_case
from tests.factories import make_case, make_party, make_person, term

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", [CASES, PEOPLE])
def test_denial_a_list_for_outside_does_not_name_a_public_case(
    client_of, owner, teammate, admin, url
) -> None:
    """Its rows tell where things stand, which a public case does not cover."""
    party = somebody(owner, "Aibek Testov")
    answer = public_case(party.person, teammate)
    answer.review_on = today() + timedelta(days=90)
    answer.save()
    response = client_of(admin).post(url, OUTSIDE)
    assert names_in(response) == ["not named"]
    assert "Testov" not in everything_in(response)


def test_denial_the_preview_of_an_erasure_shows_no_letter_of_another_team(
    client_of, teammate, outsider
) -> None:
    person = make_person(NAME, by=teammate)
    make_party(make_case(teammate), person)
    letter = MacronVisit().letter(outsider)
    section = Section.objects.filter(letter=letter).first()
    section.text = f"Speak of {NAME} and of the hidden thing."
    section.save()
    client = client_of(teammate)
    assert client.get(letter.get_absolute_url()).status_code == 404
    page = client.get(reverse("erasure-ask", args=[person.reference])).content.decode()
    assert "hidden thing" not in page
    assert letter.reference not in page


def test_denial_an_access_file_names_no_relative_who_is_in_words_alone(
    client_of, owner, teammate
) -> None:
    person = make_person(NAME, by=owner)
    kind = term(Vocabulary.RELATION, "BROTHER")
    Relation(person=person, kind=kind, to_words="his brother Daniyar Unlisted").save()
    response = client_of(teammate).post(reverse("access-file", args=[person.reference]))
    for text in files(response).values():
        assert "Unlisted" not in text


def test_denial_the_log_of_a_case_names_no_letter_that_is_hidden(
    client_of, owner, teammate
) -> None:
    """A letter is hidden from whoever does not see one of its other cases."""
    case, secret = make_case(teammate), make_case(teammate)
    letter = MacronVisit().letter(teammate, case, secret)
    share(secret, level=Level.NAMED, teams=(), users=[teammate], by=teammate, reason="a threat")
    client = client_of(owner)
    assert client.get(letter.get_absolute_url()).status_code == 404
    page = client.get(reverse("who-looked", args=[case.reference])).content.decode()
    assert "wrote a letter" in page
    assert letter.reference not in page


def test_denial_many_small_files_are_a_large_one(client_of, owner, admin, monkeypatch) -> None:
    """Else a whole office leaves in slices, without a second person."""
    monkeypatch.setattr(exports, "ALONE_IN_A_DAY", 2)
    somebody(owner)
    client = client_of(admin)
    for _ in range(2):
        assert "attachment" in client.post(CASES, OURS)["Content-Disposition"]
    assert client.post(CASES, OURS).url == reverse("exports")
    assert ExportRequest.objects.get().rows == 1
