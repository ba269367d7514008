"""A letter is for the teams of its author, and of those for who sees every case in it."""

import pytest
from django.urls import reverse

from accounts.models import Level, User
from accounts.visibility import new_scope
from advocacy import approving
from advocacy.composing.cases import told_cases
from advocacy.leaving_out import left_out
from advocacy.models import Letter
from advocacy.preflight import findings
from advocacy.sending import lost
from cases.models import Answer, Basis, Case, Consent
from cases.sharing import share
from core.clock import today
from people.models import Person
from tests.advocacy.approved import sound_letter
from tests.advocacy.builders import MacronVisit, clear, make_ask
from tests.conftest import join
from tests.factories import make_case, make_party, make_person

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


NOT_SEEN = "a person you may not see"
PAGES = ("letter", "letter-check", "letter-send", "letter-after")


def letter_on(macron: MacronVisit, by: User, *people: Person) -> Letter:
    """With nothing in its way, on a case that colleagues see."""
    case = make_case(by, checked_on=today())
    for person in people:
        make_party(case, person)
    return sound_letter(by, macron, cases=[case])


def test_denial_a_letter_that_names_somebody_hidden_is_for_who_sees_them(
    client_of, macron, teammate, owner, admin
) -> None:
    person = somebody_hidden(teammate)
    clear(person)
    letter = letter_on(macron, teammate, person)
    assert Case.objects.visible_to(owner).filter(letters__letter=letter).exists()
    assert (seen(owner), seen(admin), seen(teammate)) == (0, 0, 1)
    for page in PAGES:
        address = reverse(page, args=[letter.reference])
        assert client_of(admin).get(address).status_code == 404
        assert client_of(teammate).get(address).status_code != 404


@pytest.mark.usefixtures("before_the_visit", "fonts_built")
@pytest.mark.parametrize("how", ["withdrawn", "taken out"])
def test_denial_what_was_frozen_with_a_name_stays_with_who_sees_the_person(
    macron, teammate, owner, admin, how
) -> None:
    person = make_person("Zuhra Hiddenova", by=teammate)
    clear(person)
    letter = letter_on(macron, teammate, person)
    approving.approve(by=admin, letter=approving.mark_ready(by=teammate, letter=letter))
    assert seen(owner) == 1
    person.scope = new_scope(teammate, alone=True)
    person.save()
    row = Consent.objects.get(person=person) if how == "withdrawn" else person.parties.get()
    row.withdraw(why="asked us to")
    assert (seen(owner), seen(teammate)) == (0, 1)


def test_denial_who_is_hidden_and_not_named_in_a_letter_is_named_on_none_of_its_pages(
    client_of, macron, teammate, admin
) -> None:
    named = make_person("Dana Sagyn", by=teammate)
    clear(named)
    letter = letter_on(macron, teammate, named, somebody_hidden(teammate))
    assert seen(admin) == 1
    for page in PAGES:
        address = reverse(page, args=[letter.reference])
        assert "Hiddenova" not in client_of(admin).get(address, follow=True).content.decode()
    said = {user: [name for name, _words in left_out(letter, user)] for user in (admin, teammate)}
    assert said == {admin: [NOT_SEEN], teammate: ["Zuhra Hiddenova"]}


def test_denial_who_could_be_guessed_is_named_to_who_sees_them_alone(
    macron, teammate, owner
) -> None:
    person = somebody_hidden(teammate)
    answer = Answer.ANYONE_WITHOUT_NAME
    Consent(person=person, basis=Basis.CONSENT, answer=answer).save()
    letter = letter_on(macron, teammate, person)

    def guessed(*user: User) -> str:
        return next(one.words for one in findings(letter, *user) if "may guess" in one.words)

    assert "Zuhra Hiddenova" in guessed(teammate)
    assert all(NOT_SEEN in guessed(*user) for user in ((owner,), ()))


@pytest.mark.usefixtures("before_the_visit", "fonts_built")
def test_denial_who_no_longer_agrees_is_named_and_linked_to_who_sees_them_alone(
    client_of, macron, teammate, owner, admin
) -> None:
    person = make_person("Zuhra Hiddenova", by=teammate)
    clear(person)
    letter = letter_on(macron, teammate, person)
    approving.approve(by=admin, letter=approving.mark_ready(by=teammate, letter=letter))
    Consent.objects.get(person=person).withdraw(why="asked us to")
    (one,) = lost(letter, teammate)
    assert (one.name, one.url) == ("Zuhra Hiddenova", person.get_absolute_url())
    page = client_of(teammate).get(reverse("letter-check", args=[letter.reference]))
    assert f'<a href="{one.url}">Zuhra Hiddenova</a>' in page.content.decode()
    person.scope = new_scope(teammate, alone=True)
    person.save()
    (one,) = lost(letter, owner)
    assert (one.name, one.url) == (NOT_SEEN, "")


def test_denial_nobody_writes_a_letter_that_they_may_not_read(macron, teammate, owner) -> None:
    person = somebody_hidden(teammate)
    case = make_party(make_case(teammate), person).case
    assert case in told_cases(owner)
    clear(person)
    assert (case in told_cases(owner), case in told_cases(teammate)) == (False, True)
    with pytest.raises(ValueError, match="person"):
        macron.letter(owner, case)
    assert macron.letter(teammate, case)


def test_a_list_of_letters_takes_as_many_queries_for_four_as_for_one(
    macron, teammate, django_assert_num_queries
) -> None:
    for number in range(4):
        person = make_person(f"Dana Sagyn{number}", by=teammate)
        clear(person)
        letter_on(macron, teammate, person)
    with django_assert_num_queries(1):
        assert len(Letter.objects.visible_to(teammate)) == 4
