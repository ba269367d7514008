"""The ledger of asks: who sees what, one object and one addressee, status, constant queries."""

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy.models import Ask, AskStatus, Response
from core.clock import today_is
from core.models import Vocabulary
from people.models import Office
from tests.advocacy.builders import make_ask, make_holding
from tests.factories import make_case, make_organisation, make_party, make_person, term

ClientOf = Callable[[User], Client]


@pytest.fixture
def office(desk: Team) -> Office:
    return make_holding("Aida Testova", "President of Testland", "KZ").office


def typed(office: Office, **more: object) -> dict[str, object]:
    kind = term(Vocabulary.ASK, "RELEASE_HUMANITARIAN")
    return {"kind": str(kind.pk), "addressee_office": str(office.pk), **more}


def add(client: Client, office: Office, **more: object) -> HttpResponse:
    return client.post(reverse("ask-add"), typed(office, **more))


def ledger(client: Client, **filters: object) -> list[Ask]:
    return [row.ask for row in client.get(reverse("asks"), filters).context["rows"]]


def test_an_ask_is_about_the_person_of_that_name(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    person = make_person("Aibek Testov", by=teammate, country="UZ")
    add(client_of(teammate), office, about_person="aibek testov", due_on="2024-05-01")
    ask = Ask.objects.get()
    assert (ask.persons, ask.countries, ask.due_on) == ([person.pk], ["UZ"], date(2024, 5, 1))


@pytest.mark.parametrize("name", ["about_country", "about_organisation", "about_case"])
def test_an_ask_is_about_each_kind_of_object(
    name: str, office: Office, teammate: User, client_of: ClientOf
) -> None:
    case = make_case(teammate, country="TJ")
    body = make_organisation()
    value = {"about_country": "KG", "about_organisation": body.pk, "about_case": case.reference}
    add(client_of(teammate), office, **{name: value[name]})
    ask = Ask.objects.get()
    is_about = {
        "about_country": ask.countries == ["KG"],
        "about_organisation": ask.organisation == body,
        "about_case": ask.case == case,
    }
    assert [one for one, so in is_about.items() if so] == [name]


def test_two_objects_are_refused_with_their_names(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    body = make_organisation()
    page = add(client_of(teammate), office, about_country="KZ", about_organisation=body.pk)
    said = page.context["form"].non_field_errors()[0]
    assert "An organisation, A country" in said
    assert page.context["form"]["about_country"].value() == "KZ"
    assert not Ask.objects.exists()


def test_no_object_is_refused(office: Office, teammate: User, client_of: ClientOf) -> None:
    page = add(client_of(teammate), office)
    assert "Say who or what the ask is about." in page.context["form"].non_field_errors()


def test_two_addressees_are_refused(office: Office, teammate: User, client_of: ClientOf) -> None:
    page = add(client_of(teammate), office, about_country="KZ", addressee_words="the court")
    assert "One ask goes to one addressee" in page.context["form"].errors["addressee_words"][0]
    assert not Ask.objects.exists()


def test_several_of_one_name_are_not_guessed_at(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    first = make_person("Aibek Testov", by=teammate)
    make_person("Aibek Testov", by=teammate)
    page = add(client_of(teammate), office, about_person="Aibek Testov")
    assert first.reference in page.context["form"].errors["about_person"][0]
    assert not Ask.objects.exists()


def test_denial_an_ask_about_somebody_hidden_is_neither_made_nor_seen(
    office: Office, owner: User, outsider: User, client_of: ClientOf
) -> None:
    hidden = make_person("Hidden Testov", by=owner)
    client = client_of(outsider)
    for typed_name in (hidden.reference, "Hidden Testov"):
        page = add(client, office, about_person=typed_name)
        assert "about_person" in page.context["form"].errors
    ask = make_ask("to free him", office, persons=[hidden.pk])
    assert ledger(client) == []
    for name in ("ask", "ask-edit", "ask-status"):
        url = reverse(name, args=[ask.pk])
        assert (client.post(url) if name == "ask-status" else client.get(url)).status_code == 404
    assert ledger(client_of(owner)) == [ask]


def test_denial_a_caseworker_changes_no_ask(
    office: Office, owner: User, client_of: ClientOf
) -> None:
    ask, client = make_ask("to act", office), client_of(owner)
    assert client.get(reverse("ask-add")).status_code == 403
    assert client.get(reverse("ask-edit", args=[ask.pk])).status_code == 403
    assert client.post(reverse("ask-status", args=[ask.pk])).status_code == 403


def test_the_ledger_is_narrowed_by_addressee_country_kind_status_case_and_deadline(
    office: Office, owner: User, client_of: ClientOf
) -> None:
    case = make_party(by=owner).case
    late = make_ask("to act", office, countries=["KZ"], due_on=date(2024, 1, 1), case=case)
    met = make_ask("to write", office, countries=["UZ"], due_on=date(2024, 1, 1), status="MET")
    words = Ask(kind=term(Vocabulary.ASK, "SANCTIONS"), addressee_words="the court")
    words.save()
    client = client_of(owner)
    assert ledger(client) == [words, met, late]
    assert ledger(client, to=f"office:{office.pk}") == [met, late]
    assert ledger(client, country="KZ") == [late]
    assert ledger(client, kind="SANCTIONS") == [words]
    assert ledger(client, status="MET") == [met]
    assert ledger(client, case=case.reference) == [late]
    with today_is(date(2024, 1, 2)):
        assert ledger(client, overdue="on") == [late]
    with today_is(date(2024, 1, 1)):
        assert ledger(client, overdue="on") == []


def test_the_status_changes_with_a_reason(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    ask, client = make_ask("to act", office), client_of(teammate)
    url = reverse("ask-status", args=[ask.pk])
    page = client.post(url, {"status": "MET", "version": ask.version, "reason": ""})
    assert "reason" in page.context["form"].errors
    client.post(url, {"status": "MET", "version": ask.version, "reason": "He was freed."})
    assert Ask.objects.get().status == AskStatus.MET
    assert ask.history.first().history_change_reason == "He was freed."
    page = client.post(url, {"status": "REFUSED", "version": ask.version, "reason": "No."})
    assert "Somebody else changed this" in page.content.decode()
    assert Ask.objects.get().status == AskStatus.MET


def test_an_ask_about_several_keeps_them_when_its_deadline_is_changed(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    two = [make_person(f"Aibek Number{n}", by=teammate).pk for n in (1, 2)]
    ask = make_ask("to act", office, persons=two, countries=["KZ", "UZ"], about="two critics")
    given = typed(office, version=ask.version, reason="a date was set", due_on="2024-05-01",
                  words="to act")  # fmt: skip
    client_of(teammate).post(reverse("ask-edit", args=[ask.pk]), given)
    again = Ask.objects.get()
    assert again.due_on == date(2024, 5, 1)
    assert (again.persons, again.countries, again.about) == (two, ["KZ", "UZ"], "two critics")


def test_the_page_says_the_ask_in_each_language_and_what_came_back(
    office: Office, teammate: User, client_of: ClientOf
) -> None:
    client = client_of(teammate)
    add(client, office, about_country="KZ", words_fr="agir sans tarder")
    ask = Ask.objects.get()
    Response(ask=ask, text="We take note.").save()
    page = client.get(reverse("ask", args=[ask.pk])).content.decode()
    assert "humanitarian grounds" in page
    assert "agir sans tarder" in page
    assert "We take note." in page


def test_the_ledger_takes_as_many_queries_for_ten_asks_as_for_one(
    office: Office, owner: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(owner)

    def one_more(number: int) -> None:
        party = make_party(by=owner)
        ask = make_ask(f"to act {number}", office, case=party.case, persons=[party.person_id])
        Response(ask=ask, text="Noted.").save()

    one_more(0)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("asks"))
    for number in range(9):
        one_more(number)
    with django_assert_num_queries(len(one)):
        client.get(reverse("asks"))
