"""What has no address is said while the letter can still be changed."""

import pytest
from django.urls import reverse

from accounts.models import House, User
from advocacy import preflight
from advocacy.models import Letter, Section, SectionKind
from core.actor import acting
from people.models import Holding

pytestmark = pytest.mark.usefixtures("before_the_visit")


def warned(letter: Letter, by: User | None = None) -> dict[str, str]:
    return {one.words: one.link for one in preflight.findings(letter, by) if not one.blocks}


def test_a_missing_address_is_said_before_the_text_is_frozen(letter: Letter) -> None:
    assert letter.addressee
    office, said = letter.addressee.office, "No address of the President of France is recorded."
    assert warned(letter)[said] == office.get_absolute_url()
    office.email = "office@example.org"
    assert said not in warned(letter)
    office.email, office.postal_address = "", "1 Example Street"
    assert said not in warned(letter)


def test_nor_may_those_be_without_whom_readers_are_asked_to_write_to(
    letter: Letter, teammate: User
) -> None:
    host = Holding.objects.get(person__display_name="Shavkat Mirziyoyev")
    said = "No address of the President of Uzbekistan is recorded."
    assert said not in warned(letter)
    with acting(teammate):
        Section(
            letter=letter, language="en", kind=SectionKind.ADDRESSES, text="Please write to",
            sentences=[{"key": f"address:{host.pk}", "text": "x", "facts": []}], order=99,
        ).save()  # fmt: skip
    assert warned(letter)[said] == host.office.get_absolute_url()


def test_a_letterhead_without_an_address_is_said(
    letter: Letter, teammate: User, admin: User
) -> None:
    alone = next(words for words in warned(letter) if "alone, without an address" in words)
    assert "International Partnership for Human Rights" in alone
    house = House.current()
    house.name = letter.sender.name
    house.save()
    said = "The letterhead has no postal address."
    assert alone not in warned(letter)
    assert warned(letter, teammate)[said] == letter.get_absolute_url()
    assert warned(letter, admin)[said] == reverse("house-organisation")
    house.address = "1 Example Street"
    house.save()
    assert said not in warned(letter)
