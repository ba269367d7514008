"""Who sees whom and what, as sets: what one row of a list may tell of something else."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import Level, Membership, Scope, User

EVERYONE = "for:everyone"


@dataclass(frozen=True)
class Audience:
    """Whom a scope lets see, after accounts/visibility.py, read with its `teams` and `users`."""

    everyone: bool
    teams: frozenset[UUID]
    users: frozenset[UUID]

    @classmethod
    def of(cls, scope: Scope) -> "Audience":
        teams = scope.teams.all() if scope.level == Level.TEAMS else ()
        return cls(
            scope.level == Level.OFFICE,
            frozenset(one.team_id for one in teams),
            frozenset(one.user_id for one in scope.users.all()),
        )

    def facets(self) -> set[str]:
        """What `facets_for` asks for."""
        return ({EVERYONE} if self.everyone else set()) | {
            f"for:{key}" for key in self.teams | self.users
        }


def covers(inner: Scope, outer: Scope) -> bool:
    """Whether everybody who sees `outer` sees `inner` too, whoever joins which team tomorrow."""
    shown, to = Audience.of(inner), Audience.of(outer)
    if shown.everyone:
        return True
    return not to.everyone and to.teams <= shown.teams and to.users <= shown.users


def facets_for(user: User) -> list[str]:
    """One of these is in every row that `user` sees. No gate: it spares the gate rows to look at.

    The planner knows how common a facet is, and takes the index of facets for who sees little.
    """
    teams = Membership.objects.filter(user=user).values_list("team", flat=True)
    return [EVERYONE, f"for:{user.pk}", *(f"for:{team}" for team in teams)]
