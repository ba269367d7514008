"""What the pages about staff show, read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.invitations import open_invitations
from accounts.models import Act, AuditEntry, FactorReset, Invitation, Membership, Team, User
from accounts.resets import waiting
from accounts.roles import Permission, Role
from accounts.shutting_out import second_factors


@dataclass(frozen=True)
class Member:
    user: User
    teams: list[Team]
    has_factor: bool
    gone_at: datetime | None

    @property
    def role(self) -> Role:
        return Role(self.user.role)


@dataclass(frozen=True)
class Waiting:
    """A reset of a second factor that nobody has decided."""

    reset: FactorReset
    may_agree: bool


@dataclass(frozen=True)
class StaffPage:
    here: list[Member]
    gone: list[Member]
    invitations: list[Invitation]
    teams: list[Team]
    waiting: list[Waiting]


@dataclass(frozen=True)
class MemberPage:
    member: Member
    waiting: list[Waiting]
    may_act: bool


@dataclass(frozen=True)
class RolesTable:
    """`rows` are (right, whether each of the roles holds it)."""

    roles: list[Role]
    rows: list[tuple[Permission, list[bool]]]


def staff_page(viewer: User) -> StaffPage:
    everybody = _members(User.objects.order_by("full_name", "username"))
    counted = Team.objects.annotate(
        people=Count("memberships", Q(memberships__user__is_active=True))
    )
    return StaffPage(
        here=[one for one in everybody if one.user.is_active],
        gone=[one for one in everybody if not one.user.is_active],
        invitations=list(open_invitations().select_related("team", "invited_by")),
        teams=list(counted),
        waiting=_waiting(waiting(), viewer),
    )


def member_page(user: User, viewer: User) -> MemberPage:
    (member,) = _members(User.objects.filter(pk=user.pk))
    return MemberPage(
        member=member,
        waiting=_waiting(waiting().filter(user=user), viewer),
        may_act=user.is_active and user != viewer,
    )


def decisions_for(viewer: User) -> list[Waiting]:
    """The resets that `viewer` may agree to."""
    return [one for one in _waiting(waiting(), viewer) if one.may_agree]


def roles_table() -> RolesTable:
    roles = list(Role)
    rows = [(right, [right in role.permissions for role in roles]) for right in Permission]
    return RolesTable(roles, rows)


def _members(users: QuerySet[User]) -> list[Member]:
    """The day when somebody left is in the trail alone."""
    factor = Exists(second_factors().filter(user=OuterRef("pk")))
    memberships = Membership.objects.select_related("team").order_by("team__name")
    found = list(
        users.annotate(factor=factor).prefetch_related(Prefetch("memberships", memberships))
    )
    left = _left(user.username for user in found if not user.is_active)
    return [
        Member(
            user=user,
            teams=[one.team for one in user.memberships.all()],
            has_factor=user.factor,
            gone_at=left.get(user.username),
        )
        for user in found
    ]


def _left(usernames: Iterable[str]) -> dict[str, datetime | None]:
    """By user name."""
    lines = AuditEntry.objects.filter(act=Act.LEFT, subject__in=list(usernames))
    return dict(lines.order_by("id").values_list("subject", "recorded_at"))


def _waiting(resets: QuerySet[FactorReset], viewer: User) -> list[Waiting]:
    return [
        Waiting(reset, may_agree=viewer not in (reset.asked_by, reset.user))
        for reset in resets.select_related("user", "asked_by")
    ]
