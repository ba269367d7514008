"""What an account can see and do, and why: for admins of anybody, for everybody of themselves."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from accounts.models import Level, Scope, Team, User
from accounts.roles import Permission, Role
from accounts.visibility import in_scope
from cases.models import Case
from cases.pages.rows import row

PER_PAGE = 50


@dataclass(frozen=True)
class Seen:
    heading: str
    case: Case
    why: list[str]


@dataclass(frozen=True)
class Sight:
    """`cases` are those of this page that whoever reads it sees as well: of others nothing is told,

    not even how many they are.
    """

    role: Role
    rights: list[tuple[Permission, bool]]
    teams: list[Team]
    page: Page
    cases: list[Seen]
    limited: bool


def sight_of(member: User, viewer: User, page: str | None) -> Sight:
    """A fixed number of queries."""
    role = Role(member.role)
    both = Case.objects.visible_to(viewer).filter(in_scope(member)).for_list(viewer)
    with_scope = both.select_related("scope").prefetch_related("scope__teams", "scope__users")
    shown = Paginator(with_scope, PER_PAGE).get_page(page)
    teams = [one.team for one in member.memberships.select_related("team").order_by("team__name")]
    names = {team.pk: team.name for team in teams}
    return Sight(
        role=role,
        rights=[(right, member.may(right)) for right in Permission],
        teams=teams,
        page=shown,
        cases=[Seen(row(one).heading, one, _why(one.scope, member.pk, names)) for one in shown],
        limited=member != viewer,
    )


def _why(scope: Scope, member: UUID, teams: dict[UUID, str]) -> list[str]:
    if scope.level == Level.OFFICE:
        return [_("open to the whole office")]
    why = _by_teams(scope, teams) if scope.level == Level.TEAMS else []
    named = {one.user_id for one in scope.users.all()}
    return [*why, _("named")] if member in named else why


def _by_teams(scope: Scope, teams: dict[UUID, str]) -> list[str]:
    shared = [one.team_id for one in scope.teams.all() if one.team_id in teams]
    return [_("team %(team)s") % {"team": teams[key]} for key in shared]
