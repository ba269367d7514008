"""The page on who sees a case: shown first with what it changes, then saved."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Level, ScopeTeam, Team, User
from accounts.visibility import who_sees
from cases.models import Case, Party, Task
from people.models import Person
from tests.conftest import CommitClient
from tests.factories import make_case, make_party, make_source, scope_of

pytestmark = pytest.mark.django_db

SAVED = "Save it so"


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def url_of(case: Case) -> str:
    return reverse("who-sees", args=[case.reference])


def sent(client: CommitClient, case: Case, **given: Any) -> Any:
    """The form with `given` in place of what the page holds, sent once."""
    form = client.get(url_of(case)).context["form"]
    typed = {name: form[name].value() or [] for name in form.fields}
    return client.post(url_of(case), {**typed, "reason": "a threat", **given})


def again(client: CommitClient, case: Case, page: Any, **given: Any) -> Any:
    """What the page shows, sent once more."""
    form = page.context["form"]
    return client.post(url_of(case), {**form.data.dict(), **_lists(form), **given})


def _lists(form: Any) -> dict[str, Any]:
    names = ("teams", "users", "also")
    return {name: form.data.getlist(name) for name in names if name in form.data}


def test_it_says_who_sees_the_case_by_name(client_of, party, owner, teammate, outsider) -> None:
    page = client_of(owner).get(url_of(party.case)).content.decode()
    assert "Team: Desk" in page
    today = page.partition('id="now"')[2].partition("</section>")[0]
    assert "Teammate" in today
    assert "Outsider" not in today


def test_what_changes_is_shown_before_it_is_saved(client_of, party, owner, teammate) -> None:
    client = client_of(owner)
    Task(case=party.case, text="Ring", assignee=teammate).save()
    page = sent(client, party.case, level="NAMED", users=[owner.pk])
    text = page.content.decode()
    assert "1 person will no longer see it: Teammate" in text
    assert "What they had to do for the case passes on: Teammate" in text
    assert SAVED in text
    assert set(who_sees(Case.objects.get().scope)) == {owner, teammate}
    assert again(client, party.case, page).url == party.case.get_absolute_url()
    assert set(who_sees(Case.objects.get().scope)) == {owner}


def test_another_choice_is_shown_again(client_of, party, owner, teammate, admin) -> None:
    client = client_of(owner)
    page = sent(client, party.case, level="NAMED", users=[owner.pk])
    page = again(client, party.case, page, users=[owner.pk, teammate.pk])
    assert "1 person will no longer see it: Admin" in page.content.decode()
    assert Case.objects.get().scope.level == Level.TEAMS


def test_denial_a_caseworker_is_told_why_it_is_not_widened(client_of, party, owner) -> None:
    page = sent(client_of(owner), party.case, level="OFFICE")
    assert page.status_code == 403
    assert "You may only let fewer people see the case." in page.content.decode()
    assert page.context["form"].data["reason"] == "a threat"
    assert Case.objects.get().scope.level == Level.TEAMS


def test_denial_what_the_page_showed_does_not_widen_either(client_of, party, owner) -> None:
    client = client_of(owner)
    page = sent(client, party.case, level="NAMED", users=[owner.pk])
    shown = page.context["form"].data["shown"]
    assert sent(client, party.case, level="OFFICE", shown=shown).status_code == 403


def test_denial_the_page_of_a_case_that_is_not_theirs(client_of, party, outsider) -> None:
    client = client_of(outsider)
    assert client.get(url_of(party.case)).status_code == 404
    assert client.post(url_of(party.case), {"level": "OFFICE"}).status_code == 404


def test_the_office_sees_it_and_the_person_where_that_is_ticked(
    client_of, party, teammate, outsider
) -> None:
    client = client_of(teammate)
    page = sent(client, party.case, level="OFFICE", also=[str(party.person_id)])
    assert "1 person more will see it: Outsider" in page.content.decode()
    again(client, party.case, page)
    assert Person.objects.visible_to(outsider).exists()
    assert ScopeTeam.objects.filter(scope=Case.objects.get().scope).exists()


def test_people_and_protected_sources_to_open_say_who_sees_them(
    client_of, party, owner, teammate
) -> None:
    make_source("A call", scope=scope_of(owner))
    assert (
        "Aibek Testov (team: Desk)" in client_of(teammate).get(url_of(party.case)).content.decode()
    )
    assert "also" not in client_of(owner).get(url_of(party.case)).context["form"].fields


def test_leaving_has_to_be_said(client_of, party, owner, teammate) -> None:
    client = client_of(owner)
    page = sent(client, party.case, level="NAMED", users=[teammate.pk])
    assert "leaving" in page.context["form"].errors
    page = again(client, party.case, page, leaving="on")
    assert SAVED in page.content.decode()
    assert again(client, party.case, page).url == reverse("cases")
    assert client.get(party.case.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("given", "field"),
    [({"level": "NAMED", "users": []}, "users"), ({"level": "TEAMS", "teams": []}, "teams"),
     ({"reason": ""}, "reason"), ({"level": "ALL"}, "level"), ({"users": ["x"]}, "users")],
)  # fmt: skip
def test_bad_input_says_so_beside_its_field(client_of, party, owner, given, field) -> None:
    page = sent(client_of(owner), party.case, **given)
    assert page.status_code == 200
    assert field in page.context["form"].errors


def test_somebody_else_was_quicker(client_of, party, owner, teammate) -> None:
    client = client_of(owner)
    page = sent(client, party.case, level="NAMED", users=[owner.pk])
    theirs = sent(client_of(teammate), party.case, level="OFFICE")
    again(client_of(teammate), party.case, theirs)
    page = again(client, party.case, page)
    assert "Somebody else changed who sees the case" in page.content.decode()
    assert Case.objects.get().scope.level == Level.OFFICE
    again(client, party.case, again(client, party.case, page))
    assert Case.objects.get().scope.level == Level.NAMED


def test_the_pages_say_quietly_who_sees_them(client_of, party, owner) -> None:
    client = client_of(owner)
    page = client.get(party.case.get_absolute_url()).content.decode()
    assert f'<a href="{url_of(party.case)}">team: Desk</a>' in page
    make_party(make_case(owner), party.person)
    assert "Seen by: team: Desk" in client.get(party.person.get_absolute_url()).content.decode()


def test_a_restricted_case_is_marked_in_the_lists(client_of, party, owner) -> None:
    client = client_of(owner)
    for name in ("cases", "people"):
        assert "named people only" not in client.get(reverse(name)).content.decode()
    again(client, party.case, sent(client, party.case, level="NAMED", users=[owner.pk]))
    for name in ("cases", "people"):
        assert "named people only" in client.get(reverse(name)).content.decode()


def test_only_who_sees_a_case_can_lead_it(client_of, party, owner, teammate, outsider) -> None:
    url = reverse("case-edit", args=[party.case.reference])
    offered = client_of(owner).get(url).context["form"].fields["lead"].queryset
    assert set(offered) == {owner, teammate}
    assert Team.objects.count() == 2


def test_as_many_queries_for_many_as_for_few(
    client_of, party, owner, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(owner)
    client.get(url_of(party.case))
    with CaptureQueriesContext(connection) as few:
        client.get(url_of(party.case))
    for _ in range(5):
        make_party(party.case, by=owner)
    with CaptureQueriesContext(connection) as many:
        client.get(url_of(party.case))
    assert len(many) == len(few)
