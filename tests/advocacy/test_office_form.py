"""Adding and changing an office: the usual forms, its places, its usual copies."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Team, User
from advocacy.languages.address import call_in, filled, unknown_places
from advocacy.officials.usual_forms import NAMES, USUAL
from advocacy.officials.warnings import warnings_of
from core.fields import LocalText
from people.models import AddressedAs, Office, OfficeKind
from tests.advocacy.builders import make_holding

ClientOf = Callable[[User], Client]


def typed(**more: object) -> dict[str, object]:
    return {
        "title_en": "Minister of Tests", "title_fr": "Ministre des Tests", "kind": "MINISTER",
        "country": "FR", "salutation_en": "Dear Minister {family},", **more,
    }  # fmt: skip


def test_the_usual_forms_of_the_kind_are_offered_and_nothing_is_saved(
    desk: Team, teammate: User, client_of: ClientOf
) -> None:
    given = {"kind": "MINISTER", "title_en": "Minister of Tests", "country": "FR"}
    page = client_of(teammate).get(reverse("official-new"), given)
    assert page.context["form"]["salutation_en"].value() == "Dear Minister {family},"
    assert "Minister of Tests" in page.context["form"]["address_line_en"].value()
    assert "Check before use" in page.content.decode()
    assert not Office.objects.exists()


def test_an_office_is_saved_with_its_forms_and_copies_and_empty_ones_stay_gaps(
    desk: Team, teammate: User, client_of: ClientOf
) -> None:
    embassy = make_holding("Emil Envoy", "Ambassador of France", "FR").office
    client = client_of(teammate)
    client.post(
        reverse("official-new"), typed(copy_to=[embassy.pk], copy_words="the desk\n\nan adviser")
    )
    office = Office.objects.get(kind="MINISTER")
    assert office.title == {"en": "Minister of Tests", "fr": "Ministre des Tests"}
    assert office.salutation == {"en": "Dear Minister {family},"}
    assert [str(copy) for copy in office.usual_copies.all()] == [
        "Ambassador of France", "the desk", "an adviser"
    ]  # fmt: skip
    office.closing = LocalText(ru="С уважением")
    office.save()
    changed = typed(version=office.version, reason="looked it up", copy_words="the desk")
    client.post(reverse("official-edit", args=[office.pk]), changed)
    office = Office.objects.get(pk=office.pk)
    assert [str(copy) for copy in office.usual_copies.all()] == ["the desk"]
    assert office.closing == {"ru": "С уважением"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("Dear {surname},", "{surname}"), ("Dear {a|b|c},", "{a|b|c}"), ("Dear {name,", "brace")],
)
def test_a_place_that_means_nothing_is_refused_beside_its_field(
    text: str, said: str, desk: Team, teammate: User, client_of: ClientOf
) -> None:
    page = client_of(teammate).post(reverse("official-new"), typed(salutation_en=text))
    assert said in page.context["form"].errors["salutation_en"][0]
    assert page.context["form"]["title_en"].value() == "Minister of Tests"
    assert not Office.objects.exists()


def test_a_stale_office_is_refused(desk: Team, teammate: User, client_of: ClientOf) -> None:
    office = make_holding("Emil Envoy", "Ambassador of France", "FR").office
    office.email = "post@example.org"
    office.save()
    url = reverse("official-edit", args=[office.pk])
    page = client_of(teammate).post(url, typed(version=1, reason="x"))
    assert [change.after for change in page.context["theirs"]] == ["post@example.org"]
    assert Office.objects.get().kind == "HEAD_OF_STATE"


@pytest.mark.parametrize("kind", OfficeKind)
def test_every_kind_has_usual_forms_in_each_language_whose_places_are_known(
    kind: OfficeKind,
) -> None:
    for forms in USUAL[kind].values():
        for name in NAMES:
            template = getattr(forms, name).replace("{title}", "")
            assert template
            assert unknown_places(template) == []


@pytest.mark.parametrize(("form", "call"), [("MR", "Monsieur"), ("MS", "Madame"), ("", "[?]")])
def test_a_template_is_filled_by_the_form_of_address(form: str, call: str) -> None:
    said = filled("{honorific} {Monsieur|Madame} {name},", {"name": "A. B."}, addressed_as=form,
                  no_form="[?]")  # fmt: skip
    assert said == f"{call} A. B.,"
    assert call_in("Monsieur le Président,") == "Monsieur le Président"


def test_warnings_name_the_term_the_verifying_and_each_missing_form(db: None, actor: None) -> None:
    held = make_holding("Aida Testova", "President", "KZ")
    held.office.salutation |= {"fr": "{Monsieur|Madame},"}
    held.office.address_line = LocalText()
    told = warnings_of(held, date(2024, 1, 1))
    assert "Nobody has verified that Aida Testova holds this office." in told
    assert "No closing in French: a letter in it will say so." in told
    assert "No address line in English: a letter in it will say so." in told
    assert any("How Aida Testova is addressed is not recorded" in one for one in told)
    assert not any("French" in one for one in warnings_of(held, date(2024, 1, 1), ["en"]))
    held.addressed_as, held.verified_on = AddressedAs.MS, date(2023, 6, 1)
    told = warnings_of(held, date(2024, 1, 1), ["en"])
    assert told == ["No address line in English: a letter in it will say so."]
