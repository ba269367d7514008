"""What can this account see? One page, which shows nothing that its reader may not see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Level, Scope, ScopeUser, User
from accounts.roles import Role
from cases.models import Case
from tests.factories import make_case, make_party, make_person

Sign = Callable[[User], Any]


def case_of(scope: Scope, title: str) -> Case:
    case = Case(scope=scope, country="KZ", title=title)
    case.save()
    return case


def named_only(*users: User) -> Scope:
    scope = Scope(level=Level.NAMED)
    scope.save()
    for user in users:
        ScopeUser(scope=scope, user=user).save()
    return scope


def page(client: Any, member: User) -> str:
    return client.get(reverse("member-sees", args=[member.pk])).content.decode()


def test_each_case_says_why_it_is_seen(client_of: Sign, admin: User, owner: User) -> None:
    office = Scope(level=Level.OFFICE)
    office.save()
    make_case(owner, title="Of the team")
    case_of(office, "Of the office")
    case_of(named_only(owner, admin), "Of the named")
    told = page(client_of(admin), owner)
    for said in ("Of the team", "team Desk", "open to the whole office", "named", "3 cases"):
        assert said in told


def test_denial_not_even_the_number_of_hidden_cases_is_told(
    client_of: Sign, admin: User, owner: User
) -> None:
    make_case(owner, title="Of the team")
    before = page(client_of(admin), owner)
    hidden = case_of(named_only(owner), "Zamira Secretova")
    after = page(client_of(admin), owner)
    assert hidden.reference not in after
    assert "Secretova" not in after
    assert "1 case" in after
    assert body(before) == body(after)
    assert "Only those that you may see yourself." in after


def body(page: str) -> str:
    return page[page.index('id="rights"') : page.index("</main>")]


def test_denial_a_hidden_person_is_not_named(client_of: Sign, admin: User, owner: User) -> None:
    person = make_person("Hidden Secretova", by=None)
    ScopeUser(scope=person.scope, user=owner).save()
    make_party(make_case(owner, title="Secretova, Kazakhstan"), person)
    assert "Secretova" not in page(client_of(admin), owner)
    assert "Secretova" in client_of(owner).get(reverse("account-sees")).content.decode()


def test_everybody_sees_all_of_their_own(client_of: Sign, owner: User) -> None:
    case_of(named_only(owner), "Mine alone")
    told = client_of(owner).get(reverse("account-sees")).content.decode()
    assert "Mine alone" in told
    assert "Only those that you may see yourself." not in told


def test_denial_only_admins_look_at_others(client_of: Sign, teammate: User, owner: User) -> None:
    answer = client_of(teammate).get(reverse("member-sees", args=[owner.pk]))
    assert answer.status_code == 403


@pytest.mark.parametrize("change", [{"role": Role.AUDITOR}, {"is_active": False}])
def test_who_may_read_no_case_sees_none(
    client_of: Sign, admin: User, owner: User, change: dict[str, Any]
) -> None:
    make_case(owner, title="Of the team")
    User.objects.filter(pk=owner.pk).update(**change)
    told = page(client_of(admin), owner)
    assert "Of the team" not in told
    assert "None that you may see." in told


def test_the_rights_are_said_in_words(client_of: Sign, admin: User, owner: User) -> None:
    told = page(client_of(admin), owner)
    assert "Open cases and log what happened" in told
    assert "Not:</span>" not in told
    assert "Not: read who did what and who saw what" in told


def test_it_asks_as_often_for_many(client_of: Sign, admin: User, owner: User) -> None:
    client = client_of(admin)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, owner)
        return len(caught)

    make_party(by=owner)
    before = queries()
    for _ in range(5):
        make_party(by=owner)
    assert queries() == before
