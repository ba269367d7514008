"""Visits: the list, one visit, and the form that keeps what was typed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Scope, User
from advocacy.fields import CountriesField
from advocacy.models import Occasion, Side
from core.clock import today_is
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, make_visit
from tests.factories import make_case, make_party, make_person, make_source

ClientOf = Callable[[User], Client]


def test_what_is_ahead_stands_before_what_is_past(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    make_visit(title="Earlier summit", date=PartialDate.on(date(2023, 6, 1)))
    with today_is(date(2023, 10, 30)):
        page = client_of(owner).get(reverse("visits")).content.decode()
    assert page.index("2 days left") < page.index('id="past"') < page.index("Earlier summit")
    with today_is(date(2023, 11, 3)):
        assert "days left" not in client_of(owner).get(reverse("visits")).content.decode()


def test_a_visit_shows_its_days_sides_countries_and_cases(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    make_party(make_case(owner, country="KZ"), make_person("Aibek Testov", by=owner))
    page = client_of(owner).get(macron.visit.get_absolute_url()).content.decode()
    for said in ("1–2 November 2023", "Emmanuel Macron, President of France", "Kazakhstan",
                 "Shavkat Mirziyoyev", "Aibek Testov"):  # fmt: skip
        assert said in page


def test_denial_cases_that_are_not_visible_are_not_candidates(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    make_party(make_case(owner, country="KZ"), make_person("Aibek Testov", by=owner))
    page = client_of(outsider).get(macron.visit.get_absolute_url()).content.decode()
    assert "Testov" not in page


def typed(macron: MacronVisit, **changes: object) -> dict[str, object]:
    return {
        "title": "Visit of the President", "kind": macron.visit.kind_id, "status": "ANNOUNCED",
        "when": "4-5 March 2027", "countries": "Kazakhstan and Uzbekistan",
        "guests": [macron.guest.pk], "hosts": [macron.hosts[0].pk], "other_hosts": "A governor",
        **changes,
    }  # fmt: skip


def test_a_visit_is_added_in_words(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    response = client_of(teammate).post(reverse("visit-new"), typed(macron))
    visit = Occasion.objects.get(title="Visit of the President")
    assert response.headers["Location"] == visit.get_absolute_url()
    assert (visit.date.earliest, visit.date.latest) == (date(2027, 3, 4), date(2027, 3, 5))
    assert visit.countries == ["KZ", "UZ"]
    hosts = visit.participants.filter(side=Side.HOST)
    assert {str(host) for host in hosts} == {"Kassym-Jomart Tokayev", "A governor"}


def test_a_visit_says_where_it_was_announced(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    source = make_source("Press service of the Élysée")
    mine = client_of(teammate)
    mine.post(reverse("visit-new"), typed(macron, source=source.pk))
    visit = Occasion.objects.get(title="Visit of the President")
    assert visit.source == source
    assert "Press service of the Élysée" in mine.get(visit.get_absolute_url()).content.decode()


def test_denial_a_source_that_is_not_seen_is_not_offered_and_is_kept(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    scope = Scope()
    scope.save()
    hidden = make_source("Told in private", scope=scope)
    mine, new = client_of(teammate), reverse("visit-new")
    assert "Told in private" not in mine.get(new).content.decode()
    assert mine.post(new, typed(macron, source=hidden.pk)).status_code == 200
    visit = macron.visit
    visit.source = hidden
    visit.save()
    url = reverse("visit-edit", args=[visit.reference])
    assert "Told in private" not in mine.get(url).content.decode()
    answer = mine.post(url, typed(macron, version=visit.version, source=""))
    assert answer.status_code == 302
    visit.refresh_from_db()
    assert visit.source == hidden


def test_bad_input_says_so_beside_its_field_and_keeps_what_was_typed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    data = typed(macron, countries="Kazakhstan, Atlantis")
    page = client_of(teammate).post(reverse("visit-new"), data).content.decode()
    assert "Not known as a country: Atlantis" in page
    assert "Kazakhstan, Atlantis" in page
    assert "A governor" in page
    assert Occasion.objects.count() == 1


def test_a_visit_that_is_on_record_is_asked_about_before_there_are_two(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), reverse("visit-new")
    client.post(url, typed(macron))
    first = Occasion.objects.get(title="Visit of the President")
    page = client.post(url, typed(macron, title="The <b>same</b>")).content.decode()
    assert f'<a href="{first.get_absolute_url()}">Visit of the President</a>' in page
    assert "Is this another one?" in page
    assert "A governor" in page
    assert Occasion.objects.count() == 2
    client.post(url, typed(macron, keep_when="4-5 March 2027"))
    assert Occasion.objects.count() == 3
    client.post(url, typed(macron, when="6-7 March 2027"))
    client.post(url, typed(macron, countries="Kazakhstan"))
    assert Occasion.objects.count() == 5
    edited = client.post(
        reverse("visit-edit", args=[first.reference]),
        typed(macron, version=first.version, place="Astana"),
    )
    assert edited.status_code == 302


def test_words_that_are_no_date_are_kept_and_never_guessed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client_of(teammate).post(reverse("visit-new"), typed(macron, when="when the snow melts"))
    visit = Occasion.objects.get(title="Visit of the President")
    assert visit.date.text == "when the snow melts"
    assert not visit.date.understood


def test_an_unchanged_visit_keeps_its_participants_and_date(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client, visit = client_of(teammate), macron.visit
    form = client.get(reverse("visit-edit", args=[visit.reference])).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in data.items()}
    data["guests"], data["hosts"] = [macron.guest.pk], [host.pk for host in macron.hosts]
    client.post(reverse("visit-edit", args=[visit.reference]), data)
    again = Occasion.objects.get(pk=visit.pk)
    assert {part.version for part in again.participants.all()} == {1}
    assert (again.date, again.countries) == (visit.date, visit.countries)


def test_a_stale_form_is_refused_and_keeps_what_was_typed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    url = reverse("visit-edit", args=[macron.visit.reference])
    response = client_of(teammate).post(url, typed(macron, version="0"))
    assert "Somebody else changed this" in response.content.decode()
    assert "A governor" in response.content.decode()
    assert Occasion.objects.get().title == macron.visit.title


def test_a_stale_form_shows_field_by_field_what_was_changed_meanwhile(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    first = macron.visit.version
    macron.visit.place = "Samarkand"
    macron.visit.save()
    url = reverse("visit-edit", args=[macron.visit.reference])
    response = client_of(teammate).post(url, typed(macron, version=str(first)))
    assert [change.after for change in response.context["theirs"]] == ["Samarkand"]
    assert "A governor" in response.content.decode()


def test_denial_a_caseworker_plans_no_visits(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert client.get(reverse("visit-new")).status_code == 403
    url = reverse("visit-edit", args=[macron.visit.reference])
    assert client.post(url, typed(macron)).status_code == 403


def test_the_list_takes_as_many_queries_for_ten_visits_as_for_one(
    macron: MacronVisit, owner: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(owner)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("visits"))
    for _ in range(9):
        make_visit()
    with django_assert_num_queries(len(one)):
        client.get(reverse("visits"))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Bosnia and Herzegovina and the UK", ["BA", "GB"]),
        ("Trinidad & Tobago, USA and UAE", ["TT", "US", "AE"]),
        ("Finland and Iceland", ["FI", "IS"]),
    ],
)
def test_countries_with_and_in_their_names_and_short_names(words: str, codes: list[str]) -> None:
    assert CountriesField().clean(words) == codes


def test_a_date_in_french_is_understood(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    client_of(teammate).post(reverse("visit-new"), typed(macron, when="4 mars 2027"))
    visit = Occasion.objects.get(title="Visit of the President")
    assert visit.date.earliest == date(2027, 3, 4)
