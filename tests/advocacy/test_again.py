"""A new letter from an earlier one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy.models import AskStatus, Letter
from cases.models import Answer, Basis, Consent
from core.dates import PartialDate, Precision
from people.models import Holding
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_party, make_person

ClientOf = Callable[[User], Client]


@pytest.fixture
def letter(macron: MacronVisit, teammate: User) -> Letter:
    cases = []
    for name in ("Aibek Testov", "Dana Testova"):
        person = make_person(name, by=teammate)
        clear(person)
        cases.append(make_party(make_case(teammate), person).case)
    return macron.letter(teammate, *cases)


def page_of(client: Client, letter: Letter) -> str:
    return client.get(reverse("letter-again", args=[letter.reference])).content.decode()


def written_again(client: Client, letter: Letter, **changes: object) -> Letter:
    page = client.get(reverse("letter-again", args=[letter.reference]))
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None}
    visit = letter.occasion.reference if letter.occasion else ""
    given = {**data, "visit": visit, "date": "2024-05-02", **changes}
    response = client.post(reverse("letter-again", args=[letter.reference]), given)
    assert response.status_code == 302, response.context["form"].errors
    return Letter.objects.get(begun_from=letter)


def test_own_words_are_carried_over_with_their_date_and_facts_are_read_anew(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    thanks = letter.sections.get(kind="THANKS")
    thanks.text += "\n\nWe remember your words of May."
    thanks.own_words = True
    thanks.save()
    hook = letter.sections.get(kind="HOOK")
    hook.is_off = True
    hook.save()
    new = written_again(client_of(teammate), letter)
    carried = new.sections.get(kind="THANKS")
    assert "[[written on 2023-10-30: still right?]] We remember your words of May." in carried.text
    assert carried.own_words
    assert carried.text.count("We thank you for your attention.") == 1
    assert new.sections.get(kind="HOOK").is_off
    assert "2 May 2024" in new.sections.get(kind="DATELINE").text
    assert "written on" not in new.sections.get(kind="CASES").text


def test_the_present_holder_takes_the_place_of_a_former_one(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    former = macron.guest
    former.term = PartialDate.given("until 2023", edtf="../2023-12-31", precision=Precision.RANGE)
    former.save()
    now = Holding(office=former.office, person=make_person("Anna Testova", by=teammate))
    now.save()
    page = client_of(teammate).get(reverse("letter-again", args=[letter.reference]))
    assert page.context["form"].initial["addressee"] == now
    assert "no longer is President of France; Anna Testova is." in page.content.decode()


def test_denial_who_has_withdrawn_is_left_out_and_it_is_said(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    gone = letter.cases.all()[0].case
    person = gone.parties.get().person
    for consent in Consent.objects.filter(person=person):
        consent.withdraw(why="asked us to")
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.ONLY_US).save()
    page = client_of(teammate).get(reverse("letter-again", args=[letter.reference]))
    assert gone.pk not in page.context["form"].initial["cases"]
    assert f"{gone.reference} was left out" in page.content.decode()


def test_asks_that_were_met_and_texts_to_be_reviewed_are_said(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    ask, old = macron.asks[0], macron.paragraphs[3]
    ask.status = AskStatus.MET
    ask.save()
    old.review_on = date(2023, 12, 1)
    old.save()
    page = page_of(client_of(teammate), letter)
    assert "Asks left out, since they are no longer open: 1." in page
    assert "was to be looked at again by 1 December 2023" in page


def test_denial_a_hidden_letter_begins_none(
    letter: Letter, outsider: User, owner: User, client_of: ClientOf
) -> None:
    url = reverse("letter-again", args=[letter.reference])
    assert client_of(owner).get(url).status_code == 403
    assert client_of(outsider).get(url).status_code in (403, 404)
