"""What a letter's form offers follows what is chosen, and nothing is written from offers unseen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from advocacy.models import Letter, ParagraphPurpose
from people.models import UsualCopy
from tests.advocacy.builders import (
    MacronVisit,
    make_ask,
    make_holding,
    make_paragraph,
    make_visit,
)
from tests.advocacy.test_compose_form import a_case, chosen, of_visit
from tests.factories import make_organisation

ClientOf = Callable[[User], Client]


@pytest.fixture
def client(teammate: User, client_of: ClientOf) -> Client:
    return client_of(teammate)


@pytest.fixture
def shown(macron: MacronVisit, client: Client) -> str:
    """What the offers of the form fit when it is opened."""
    client.get(of_visit(macron))
    page = client.post(of_visit(macron), chosen(macron, look="1"))
    return str(page.context["shown_for"])


def looked(client: Client, macron: MacronVisit, **changes: object) -> Any:
    page = client.post(of_visit(macron), chosen(macron, look="1", **changes))
    return page.context["form"]


def test_what_fits_is_shown_again_without_writing_anything(
    macron: MacronVisit, teammate: User, client: Client
) -> None:
    case = a_case(teammate)
    data = chosen(macron, readers="OPEN", look="", place="Geneva", cases=[case.pk])
    page = client.post(of_visit(macron), data)
    assert "everybody may read it" in page.content.decode()
    assert page.context["form"]["place"].value() == "Geneva"
    assert page.context["form"]["cases"].value() == [case.pk]
    assert not Letter.objects.exists()


def test_who_the_sender_is_follows_the_sender_in_each_language(
    macron: MacronVisit, client: Client
) -> None:
    other = make_organisation("Other Sender")
    ours, theirs = (
        make_paragraph(
            ParagraphPurpose.WHO_WE_ARE, f"Nous, {one}.", language="fr", organisation=one
        )
        for one in (macron.sender, other)
    )
    thanks = make_paragraph(ParagraphPurpose.THANKS, "Merci.", language="fr")
    ticked = [str(theirs.pk), str(thanks.pk)]
    given = chosen(macron, look="1", languages="fr", paragraphs=ticked, sender=macron.sender.pk)
    page = client.post(of_visit(macron), given)
    now = set(page.context["form"]["paragraphs"].value())
    assert {ours.pk, thanks.pk} <= now
    assert theirs.pk not in now


def test_other_choices_are_shown_what_fits_them_before_anything_is_written(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    merci = make_paragraph(ParagraphPurpose.THANKS, "Merci.", language="fr")
    given = chosen(macron, shown_for=shown, languages="en fr", place="Geneva")
    page = client.post(of_visit(macron), given)
    assert "Nothing is written yet" in page.content.decode()
    assert not Letter.objects.exists()
    form = page.context["form"]
    assert form["place"].value() == "Geneva"
    assert merci.pk in form["paragraphs"].value()

    again = page.context["shown_for"]
    client.post(of_visit(macron), {**given, "shown_for": again, "paragraphs": [merci.pk]})
    assert Letter.objects.get().languages == ["en", "fr"]


def test_what_was_shown_for_these_choices_is_written_at_once(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    client.post(of_visit(macron), chosen(macron, shown_for=shown, place="Geneva"))
    assert Letter.objects.get().place == "Geneva"


def test_another_event_brings_its_countries_and_its_guest(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    guest = make_holding("Charles Michel", "President of the European Council", "EU")
    ask = make_ask("raise the cases", guest.office)
    visit = make_visit(guest=guest, title="Visit of President Michel")
    visit.countries = ["KG"]
    visit.save()
    nobody = shown.replace(str(macron.guest.pk), "")
    form = looked(client, macron, shown_for=nobody, addressee="", visit=visit.reference)
    assert form["countries"].value() == "Kyrgyzstan"
    assert form["addressee"].value() == guest.pk
    assert form["asks"].value() == [ask.pk]


def test_countries_that_were_typed_stay_while_the_event_stays(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    form = looked(client, macron, shown_for=shown, countries="Kazakhstan", readers="OPEN")
    assert form["countries"].value() == "Kazakhstan"


def test_another_addressee_brings_the_asks_copies_and_language_of_the_office(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    other = make_holding("Vera Exampleva", "Minister of Tests", "FR")
    other.office.language = "fr"
    other.office.save()
    UsualCopy(office=other.office, words="The desk of tests").save()
    ask = make_ask("answer us", other.office)
    form = looked(client, macron, shown_for=shown, addressee=other.pk)
    assert form["copies"].value() == "The desk of tests"
    assert form["languages"].value() == "fr"
    assert form["asks"].value() == [ask.pk]


def test_copies_that_were_typed_or_emptied_stay_as_they_are(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    UsualCopy(office=macron.guest.office, words="The ambassador").save()
    other = make_holding("Vera Exampleva", "Minister of Tests", "FR")
    UsualCopy(office=other.office, words="The desk of tests").save()
    typed = looked(client, macron, shown_for=shown, addressee=other.pk, copies="A colleague")
    emptied = looked(client, macron, shown_for=shown, addressee=other.pk, copies="")
    kept = looked(client, macron, shown_for=shown, copies="The ambassador", readers="OPEN")
    assert typed["copies"].value() == "A colleague"
    assert not emptied["copies"].value()
    assert kept["copies"].value() == "The ambassador"


@pytest.mark.parametrize("code", ["EU", "INT"])
def test_an_event_beyond_countries_offers_cases_and_is_written(
    macron: MacronVisit, client: Client, teammate: User, code: str
) -> None:
    macron.visit.countries = [code]
    macron.visit.save()
    case = a_case(teammate)
    page = client.get(of_visit(macron))
    form = page.context["form"]
    assert [one.case for one in form.suggested_cases] == [case]
    given = chosen(
        macron, shown_for=page.context["shown_for"], countries=form["countries"].value(),
        cases=[case.pk],
    )  # fmt: skip
    given["sender"] = form["sender"].value() or macron.sender.pk
    shown = client.post(of_visit(macron), given).context
    if shown:  # another sender than the one it began with: shown once
        client.post(of_visit(macron), {**given, "shown_for": shown["shown_for"]})
    assert Letter.objects.get().countries == [code]


def test_a_country_that_is_not_known_is_said_to_be_so(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    given = chosen(macron, shown_for=shown, countries="Kazakstan")
    page = client.post(of_visit(macron), given)
    again = client.post(of_visit(macron), {**given, "shown_for": page.context["shown_for"]})
    assert "Not known as a country: Kazakstan" in again.content.decode()


def test_texts_of_a_new_country_are_ticked_and_those_unticked_stay_so(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    of_kz, of_uz = macron.paragraphs[1:3]
    narrow = shown.replace("KZ,UZ", "UZ")
    form = looked(client, macron, shown_for=narrow, paragraphs=[])
    assert of_kz.pk in form["paragraphs"].value()
    assert of_uz.pk not in form["paragraphs"].value()


def test_a_language_chosen_with_the_addressee_stays(
    macron: MacronVisit, client: Client, shown: str
) -> None:
    other = make_holding("Vera Exampleva", "Minister of Tests", "FR")
    french = shown.replace("|en|", "|fr|")
    form = looked(client, macron, shown_for=french, addressee=other.pk, languages="en")
    assert form["languages"].value() == "en"
