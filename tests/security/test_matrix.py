"""Every address, by every method, as every kind of reader, about what is whose: S1 and S10."""

import pytest

from accounts.roles import Role
from tests.security.addresses import OF_CIRCLE, OF_OFFICE, patterns
from tests.security.walking import METHODS, World, walk


def test_every_address_with_parts_has_an_example() -> None:
    wanted = {one.name for one in patterns() if one.pattern.converters}
    assert wanted - OF_CIRCLE.keys() - OF_OFFICE.keys() == set()


def test_denial_nobody_sees_what_is_not_theirs_in_a_part_of_the_matrix(world: World) -> None:
    done = walk(world, ("coordinator", "auditor", "elsewhere"), ("get", "post"), ("alone",))
    assert [str(one) for one in done.findings] == []
    assert done.asked > 500
    # Who is signed out on the way is refused everything, and proves nothing.
    assert done.opened["elsewhere"] > 100
    assert done.opened["coordinator"] > 50


@pytest.mark.security
def test_denial_nobody_sees_what_is_not_theirs(world: World) -> None:
    done = walk(world, tuple(world.readers), METHODS, ("team", "alone", "away"))
    opened = ", ".join(f"{reader} {count}" for reader, count in done.opened.items())
    print(f"S1, S10: {done.asked} requests, {len(done.findings)} findings; opened: {opened}")  # noqa: T201
    assert [str(one) for one in done.findings] == []
    assert done.asked >= 3_000
    assert all(done.opened[role.value.lower()] > 20 for role in Role)


def test_control_without_who_sees_what_the_walk_finds_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = ("SELECT id FROM accounts_scope", ())
    monkeypatch.setattr("accounts.visibility.scopes_in_sql", lambda user: everything)
    done = walk(world, ("elsewhere",), ("get",), ("alone",))
    assert {one.what.split(":")[0] for one in done.findings} >= {"opens"}
    assert any("tells" in one.what for one in done.findings)
    assert len(done.findings) > 20
