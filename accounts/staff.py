"""Who works here: changing what a member of staff may do, in which teams, under which name."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Act, Invitation, Membership, NoticeKind, Team, User
from accounts.notices import tell
from accounts.roles import Permission, Role
from accounts.trail import done


class RefusedError(Exception):
    """What was asked for may not be done; the text says why, to whoever asked."""


def check_rules_over(member: User, *, by: User) -> None:
    """Raises RefusedError unless `by`, an admin still, acts on somebody else.

    Holds the admins until the transaction ends, so that two cannot demote each other at the same
    moment. As nobody acts on themselves and who acts stays an admin, there is always one left.
    """
    if member == by:
        raise RefusedError(_("Nobody does this to their own account: ask another admin."))
    admins = User.objects.filter(role=Role.ADMIN, is_active=True).order_by("pk")
    if by.pk not in {admin.pk for admin in admins.select_for_update(no_key=True)}:
        raise RefusedError(_("You are no longer an admin."))


@transaction.atomic
def change_role(*, by: User, member: User, role: Role, reason: str) -> None:
    check_rules_over(member, by=by)
    sees = member.memberships.exists() or member.scopes.exists()
    if sees and Permission.READ_CASES not in role.permissions:
        raise RefusedError(
            _("They are in a team or named in a case, and an auditor sees none. End this account.")
        )
    changed: dict[str, Any] = {"from": str(member.role), "to": str(role)}
    member.role = role
    member.save(update_fields=["role"])
    done(Act.ROLE_CHANGED, subject=member.username, reason=reason, **changed)
    told = {member, *User.objects.who_may(Permission.MANAGE_STAFF)} - {by}
    tell(told, NoticeKind.ROLE_CHANGED, about=member.username, by=by.username)


@transaction.atomic
def change_details(*, by: User, member: User, full_name: str, email: str) -> None:
    """The line says which were changed, not what they were."""
    given = {"full_name": full_name, "email": email}
    changed = [name for name, value in given.items() if getattr(member, name) != value]
    if not changed:
        return
    member.full_name, member.email = full_name, email
    member.save(update_fields=changed)
    done(Act.OFFICE_CHANGED, subject=member.username, changed=changed)


@transaction.atomic
def make_team(*, by: User, name: str) -> Team:
    team = Team(name=name)
    team.save()
    done(Act.TEAM_CHANGED, subject=name, change="made")
    return team


@transaction.atomic
def rename_team(*, by: User, team: Team, name: str) -> None:
    changed: dict[str, Any] = {"change": "renamed", "from": team.name}
    team.name = name
    team.save()
    done(Act.TEAM_CHANGED, subject=name, **changed)


@transaction.atomic
def remove_team(*, by: User, team: Team) -> None:
    """Raises RefusedError while something belongs to it: it would be seen by nobody."""
    if team.scopes.exists():
        raise RefusedError(_("Something still belongs to this team, so it cannot go."))
    for membership in team.memberships.select_related("user"):
        _leave(membership)
    Invitation.objects.filter(team=team).update(team=None)
    done(Act.TEAM_CHANGED, subject=team.name, change="removed")
    team.delete()


@transaction.atomic
def set_members(*, by: User, team: Team, members: Collection[User]) -> None:
    """Who joins or leaves sees the team's cases from now on, or no longer."""
    there = {one.user: one for one in team.memberships.select_related("user")}
    for member in set(members) - there.keys():
        _join(member, team, by=by)
    for member in there.keys() - set(members):
        _leave(there[member])


@transaction.atomic
def set_teams(*, by: User, member: User, teams: Collection[Team]) -> None:
    there = {one.team: one for one in member.memberships.select_related("team")}
    for team in set(teams) - there.keys():
        _join(member, team, by=by)
    for team in there.keys() - set(teams):
        _leave(there[team])


def _join(member: User, team: Team, *, by: User) -> None:
    """The team and the admins are told: somebody more sees its cases, be it who decides it."""
    Membership(user=member, team=team).save()
    done(Act.TEAM_CHANGED, subject=member.username, change="joined", team=team.name)
    colleagues = User.objects.filter(is_active=True, memberships__team=team)
    told = {*colleagues, *User.objects.who_may(Permission.MANAGE_STAFF)} - {by, member}
    tell(told, NoticeKind.JOINED, about=f"{member.username}, {team.name}"[:200], by=by.username)


def _leave(membership: Membership) -> None:
    done(
        Act.TEAM_CHANGED, subject=membership.user.username, change="left",
        team=membership.team.name,
    )  # fmt: skip
    membership.delete()
