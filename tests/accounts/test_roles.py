"""What each role may do, open to everybody who works here."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from accounts.models import Team
from accounts.pages.staff import roles_table
from accounts.roles import Permission, Role
from tests.conftest import join


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_what_each_role_may_do(client_of, desk: Team, role: Role) -> None:
    page = client_of(join("somebody", role, desk)).get(reverse("roles")).content.decode()
    for one in Role:
        assert escape(str(one.description)) in page
    for right in Permission:
        assert escape(str(right.label)).lower() in page.lower()


def test_the_table_says_what_the_roles_hold() -> None:
    table = roles_table()
    told = {
        role: {right for right, held in table.rows if held[number]}
        for number, role in enumerate(table.roles)
    }
    assert told == {role: role.permissions for role in Role}
