"""Printing the recovery sheet, and saying that it is printed."""

import pytest
from django.urls import reverse

from accounts import recovery
from accounts.models import Act, AuditEntry, House, User
from accounts.proof import PROVED_AT
from accounts.roles import Role
from tests.accounts.signing import give_app
from tests.conftest import join


@pytest.fixture
def client(client_of, owner: User, admin: User, settings):
    settings.DEMO = False
    for user in (owner, admin):
        give_app(user)
    return client_of(admin)


def typed_from_paper(page) -> dict[str, str]:
    printed = recovery.groups_of(recovery.master_key())
    names = page.context["form"].fields
    return {name: printed[int(name.removeprefix("group_")) - 1] for name in names}


def test_the_sheet_holds_key_code_and_steps_and_is_kept_by_no_browser(client) -> None:
    response = client.get(reverse("recovery"))
    page = response.content.decode()
    assert all(group in page for group in recovery.groups_of(recovery.master_key()))
    assert recovery.sheet_code() in page
    assert "restore_key" in page
    assert "no-store" in response.headers["Cache-Control"]


def test_whoever_looked_at_the_sheet_is_in_the_trail(client, admin: User) -> None:
    client.get(reverse("recovery"))
    line = AuditEntry.objects.get(act=Act.PROTECTED_READ)
    assert line.user == admin.pk
    assert recovery.fingerprint() in line.subject


def test_typing_two_groups_from_the_paper_confirms_it(client, admin: User) -> None:
    page = client.get(reverse("recovery-confirm"))
    assert len(page.context["form"].fields) == 2
    client.post(reverse("recovery-confirm"), typed_from_paper(page))
    house = House.current()
    assert recovery.is_confirmed(house)
    assert house.recovery_confirmed_by == str(admin)
    assert AuditEntry.objects.get(act=Act.RECOVERY_CONFIRMED).user == admin.pk


def test_the_page_that_asks_does_not_show_the_answer(client) -> None:
    page = client.get(reverse("recovery-confirm"))
    assert not any(group in page.content.decode() for group in typed_from_paper(page).values())


def test_denial_what_the_paper_does_not_say_confirms_nothing(client) -> None:
    page = client.get(reverse("recovery-confirm"))
    right = typed_from_paper(page)
    wrong = dict.fromkeys(right, "00000")
    response = client.post(reverse("recovery-confirm"), wrong)
    assert set(response.context["form"].errors) == set(right)
    assert list(response.context["form"].fields) == list(right)
    assert not recovery.is_confirmed(House.current())


def test_denial_other_groups_than_those_asked_for_confirm_nothing(client) -> None:
    asked = typed_from_paper(client.get(reverse("recovery-confirm")))
    printed = recovery.groups_of(recovery.master_key())
    others = [group for group in printed if group not in asked.values()]
    client.post(reverse("recovery-confirm"), dict(zip(asked, others, strict=False)))
    assert not recovery.is_confirmed(House.current())


def test_with_another_key_the_sheet_is_no_longer_confirmed(client, settings) -> None:
    page = client.get(reverse("recovery-confirm"))
    client.post(reverse("recovery-confirm"), typed_from_paper(page))
    assert "Print the recovery sheet" not in client.get("/").content.decode()
    settings.MASTER_KEY = "B" * 43 + "="
    assert "has changed since the recovery sheet" in client.get("/").content.decode()
    assert "Nobody has confirmed" in client.get(reverse("house")).content.decode()


def test_until_then_every_page_of_who_could_print_it_says_so(client, client_of, owner) -> None:
    for name in ("home", "cases", "house", "staff"):
        assert "Print the recovery sheet" in client.get(reverse(name)).content.decode()
    assert "Print the recovery sheet" not in client_of(owner).get("/").content.decode()


def test_the_demonstration_does_not_ask_for_a_sheet(client, settings) -> None:
    settings.DEMO = True
    assert "Print the recovery sheet" not in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["recovery", "recovery-confirm"])
def test_denial_the_sheet_is_only_for_who_manages_the_office(client_of, desk, name: str) -> None:
    for role in set(Role) - {Role.ADMIN}:
        client = client_of(join(role.lower(), role, desk))
        assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["recovery", "recovery-confirm"])
def test_denial_an_open_browser_is_not_enough_for_the_sheet(client, name: str) -> None:
    session = client.session
    session[PROVED_AT] = 0
    session.save()
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url.startswith(reverse("confirm"))


def test_who_types_a_protected_value_reads_that_its_key_is_on_no_paper(client, client_of, owner):
    office = client_of(owner)
    hint = "The only key is on one machine"
    assert hint in office.get(f"{reverse('case-new')}?what=detained").content.decode()
    page = client.get(reverse("recovery-confirm"))
    client.post(reverse("recovery-confirm"), typed_from_paper(page))
    assert hint not in office.get(f"{reverse('case-new')}?what=detained").content.decode()
