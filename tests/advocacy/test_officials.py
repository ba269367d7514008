"""Offices and who holds them: the list, the page, terms, verifying."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Level, Team, User
from advocacy.views import officials
from core.clock import today_is
from core.dates import PartialDate, Precision
from people.models import AddressedAs, Holding, Office, Person
from tests.advocacy.builders import make_holding

ClientOf = Callable[[User], Client]
CALL_FR = "{Monsieur le Président|Madame la Présidente},"


@pytest.fixture
def held(desk: Team) -> Holding:
    holding = make_holding("Aida Testova", "President of Testland", "KZ")
    scope = holding.person.scope
    scope.level = Level.OFFICE
    scope.save()
    holding.office.salutation |= {"fr": CALL_FR}
    holding.office.closing |= {"fr": "Veuillez agréer, {call}, nos salutations."}
    holding.office.save()
    return holding


def lasting(holding: Holding, edtf: str) -> Holding:
    holding.term = PartialDate.given("", edtf=edtf, precision=Precision.RANGE)
    holding.save()
    return holding


def page_of(client: Client, office: Office) -> str:
    return client.get(office.get_absolute_url()).content.decode()


def test_the_list_marks_a_term_that_is_over_and_what_nobody_verified(
    held: Holding, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert "never verified" in client.get(reverse("officials")).content.decode()
    lasting(held, "2019-12-01/2024-11-30")
    with today_is(date(2024, 11, 30)):
        assert "term is over" not in client.get(reverse("officials")).content.decode()
    with today_is(date(2024, 12, 1)):
        assert "term is over" in client.get(reverse("officials")).content.decode()


@pytest.mark.parametrize("words", ["testova", "PRESIDENT", "Kazakh", "aida pres"])
def test_an_office_is_found_by_name_title_or_country(
    words: str, held: Holding, owner: User, client_of: ClientOf
) -> None:
    make_holding("Boris Otherov", "Minister of Elsewhere", "UZ")
    page = client_of(owner).post(reverse("officials"), {"q": words}).content.decode()
    assert "President of Testland" in page
    assert "Minister of Elsewhere" not in page


def test_many_offices_come_in_pages_and_those_that_were_sought_at_once(
    held: Holding, owner: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(officials, "PER_PAGE", 1)
    make_holding("Boris Otherov", "President of Elsewhere", "UZ")
    client = client_of(owner)
    pages = [client.get(reverse("officials"), {"page": n}).context["page"] for n in (1, 2)]
    assert [str(row.office) for page in pages for row in page] == [
        "President of Testland", "President of Elsewhere",
    ]  # fmt: skip
    sought = client.post(reverse("officials"), {"q": "president"})
    assert len(sought.context["page"]) == 2


def test_the_page_shows_how_the_forms_come_out_and_what_is_missing(
    held: Holding, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    page = page_of(client, held.office)
    assert "Dear President Testova," in page
    assert "form of address not recorded" in page
    assert "No address line in French: a letter in it will say so." in page
    held.addressed_as = AddressedAs.MS
    held.save()
    page = page_of(client, held.office)
    assert "Madame la Présidente," in page
    assert "Veuillez agréer, Madame la Présidente, nos salutations." in page
    assert "form of address not recorded" not in page


def test_one_click_verifies(held: Holding, teammate: User, client_of: ClientOf) -> None:
    client = client_of(teammate)
    with today_is(date(2024, 3, 1)):
        client.post(reverse("holder-verified", args=[held.pk]))
    again = Holding.objects.get(pk=held.pk)
    assert (again.verified_on, again.verified_by) == (date(2024, 3, 1), "Teammate")
    with today_is(date(2025, 3, 1)):
        assert "never verified" not in page_of(client, held.office)
        assert "not verified for a year" not in page_of(client, held.office)
    with today_is(date(2025, 3, 2)):
        assert "not verified for a year" in page_of(client, held.office)


def added(client: Client, held: Holding, **more: str) -> str:
    url = reverse("holder-new", args=[held.office.pk])
    given = {"name": "Berik Newman", "term_words": "since 1 December 2024", **more}
    return str(client.post(url, given).content.decode())


def test_a_new_holder_ends_no_term_unless_it_is_said(
    held: Holding, teammate: User, client_of: ClientOf
) -> None:
    lasting(held, "2019-12-01/..")
    added(client_of(teammate), held)
    new = Holding.objects.get(person__display_name="Berik Newman")
    assert new.term.earliest == date(2024, 12, 1)
    assert new.person.scope.level == Level.OFFICE
    assert Holding.objects.get(pk=held.pk).term.latest is None


def test_a_new_holder_ends_the_term_of_the_one_who_is_named(
    held: Holding, teammate: User, client_of: ClientOf
) -> None:
    lasting(held, "2019-12-01/..")
    added(client_of(teammate), held, ends=str(held.pk))
    ended = Holding.objects.get(pk=held.pk).term
    assert (ended.earliest, ended.latest) == (date(2019, 12, 1), date(2024, 11, 30))


def test_a_term_cannot_end_before_it_began(
    held: Holding, teammate: User, client_of: ClientOf
) -> None:
    lasting(held, "2025-01-01/..")
    page = added(client_of(teammate), held, ends=str(held.pk))
    assert "That term began later than this one." in page
    assert "Berik Newman" in page
    assert Holding.objects.count() == 1


def test_somebody_known_here_is_asked_about_and_not_recorded_twice(
    held: Holding, teammate: User, client_of: ClientOf
) -> None:
    page = added(client_of(teammate), held, name="Aida Testova")
    assert "This name is known here. Look, then choose." in page
    added(client_of(teammate), held, name=held.person.reference)
    assert Holding.objects.filter(person=held.person).count() == 2
    assert Person.objects.count() == 1


def test_a_stale_term_is_refused_and_keeps_what_was_typed(
    held: Holding, teammate: User, client_of: ClientOf
) -> None:
    first = held.version
    lasting(held, "2019-12-01/..")
    url = reverse("holder-edit", args=[held.pk])
    given = {"version": first, "reason": "looked", "honorific": "H.E.", "term_words": "in 2020"}
    page = client_of(teammate).post(url, given).content.decode()
    assert "Somebody else changed this" in page
    assert "H.E." in page
    assert Holding.objects.get(pk=held.pk).honorific == ""


def test_denial_a_holder_who_is_hidden_shows_nowhere(
    held: Holding, owner: User, outsider: User, client_of: ClientOf
) -> None:
    hidden = make_holding("Hidden Holder", "Minister of Secrets", "KZ")
    client = client_of(outsider)
    assert "Hidden Holder" not in client.get(reverse("officials")).content.decode()
    assert "Hidden Holder" not in page_of(client, hidden.office)
    assert client.get(reverse("holder-edit", args=[hidden.pk])).status_code == 404
    assert client.post(reverse("holder-verified", args=[hidden.pk])).status_code == 404


def test_denial_a_caseworker_changes_no_office(
    held: Holding, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert client.get(reverse("official-new")).status_code == 403
    for name, key in (("official-edit", held.office.pk), ("holder-new", held.office.pk),
                      ("holder-edit", held.pk), ("holder-verified", held.pk)):  # fmt: skip
        assert client.post(reverse(name, args=[key])).status_code == 403


def test_the_list_takes_as_many_queries_for_ten_offices_as_for_one(
    held: Holding, owner: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(owner)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("officials"))
    for number in range(9):
        make_holding(f"Person Number{number}", f"Office {number}", "UZ")
    with django_assert_num_queries(len(one)):
        client.get(reverse("officials"))
