"""Adding and correcting charges."""

import pytest
from django.urls import reverse

from accounts.models import User
from cases.models import Charge, Law, Party, Provision, Source
from tests.factories import make_party


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def new(party: Party) -> str:
    return reverse("charge-new", args=[party.case.reference])


def told(party: Party, **more: str) -> dict[str, str]:
    given = {"party": str(party.pk), "status": "CHARGED", "answer": "DENIES", "words": "extremism"}
    return {**given, **more}


def test_a_charge_in_words_is_added(client_of, owner: User, party: Party) -> None:
    client_of(owner).post(new(party), told(party, date_words="May 2023"))
    charge = Charge.objects.get()
    assert (charge.words, charge.answer, charge.date.text) == ("extremism", "DENIES", "May 2023")


def test_articles_are_offered_under_their_law(client_of, owner: User, party: Party) -> None:
    law = Law(country="KZ", name={"en": "Criminal Code"})
    law.save()
    Provision(law=law, article="174", plain_title={"en": "inciting discord"}).save()
    page = client_of(owner).get(new(party)).content.decode()
    assert '<optgroup label="Criminal Code">' in page
    assert "174: inciting discord" in page


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("words", "", "Choose an article or give the charge in words"),
        ("party", "", "This field is required"),
        ("status", "NONSENSE", "Select a valid choice"),
        ("provision", "nonsense", "is not a valid UUID"),
        ("new_url", "nowhere at all", "Enter a valid URL"),
        ("paragraph", "-1", "greater than or equal to 1"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_saved(
    client_of, owner, party: Party, field: str, value: str, message: str
) -> None:
    given = told(party, maximum_penalty="up to ten years", new_title="A source") | {field: value}
    page = client_of(owner).post(new(party), given).content.decode()
    assert message in page
    assert "up to ten years" in page
    assert not Charge.objects.exists()
    assert not Source.objects.exists()


def test_a_person_of_another_case_cannot_be_charged_here(client_of, owner, party) -> None:
    elsewhere = make_party(by=owner)
    page = client_of(owner).post(new(party), told(elsewhere)).content.decode()
    assert "Select a valid choice" in page


def test_a_stale_form_is_refused_and_keeps_what_was_typed(client_of, owner, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    charge.save()
    charge.maximum_penalty = "five years"
    charge.save()
    given = told(party, words="typed at length", reason="why not", version="1")
    page = client_of(owner).post(reverse("charge-edit", args=[charge.pk]), given).content.decode()
    assert "Somebody else changed this" in page
    assert "<ins>five years</ins>" in page
    assert "typed at length" in page


def test_a_correction_is_saved_with_its_reason(client_of, owner: User, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    charge.save()
    given = told(party, status="CONVICTED", reason="verdict", version=str(charge.version))
    client_of(owner).post(reverse("charge-edit", args=[charge.pk]), given)
    charge.refresh_from_db()
    assert charge.status == "CONVICTED"
    assert charge.history.first().history_change_reason == "verdict"


def test_denial_an_outsider_finds_no_form(client_of, owner, outsider, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    charge.save()
    for url in (new(party), reverse("charge-edit", args=[charge.pk])):
        assert client_of(outsider).get(url).status_code == 404
