"""Circles of staff: who sees something, as a value that can be compared, joined and narrowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import Level, Membership, Scope, ScopeTeam, ScopeUser, User
from accounts.roles import Permission


@dataclass(frozen=True)
class Circle:
    """What a scope holds; teams count at the level of teams alone, named people at each level."""

    level: Level
    teams: frozenset[UUID] = frozenset()
    users: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, scope: Scope) -> "Circle":
        teams = frozenset(one.team_id for one in scope.teams.all())
        return cls(Level(scope.level), teams, frozenset(one.user_id for one in scope.users.all()))

    @property
    def seeing_teams(self) -> frozenset[UUID]:
        return self.teams if self.level == Level.TEAMS else frozenset()

    def people(self) -> QuerySet[User]:
        """The active members of staff inside, by name."""
        readers = User.objects.who_may(Permission.READ_CASES)
        if self.level == Level.OFFICE:
            return readers
        members = Membership.objects.filter(team__in=self.seeing_teams).values("user")
        return readers.filter(Q(pk__in=self.users) | Q(pk__in=members))

    def keys(self) -> set[UUID]:
        return set(self.people().values_list("pk", flat=True))

    def opens_beyond(self, other: "Circle") -> bool:
        """Whether somebody sees by this who does not by `other`, today or by joining a team."""
        if other.level == Level.OFFICE:
            return False
        if self.level == Level.OFFICE or self.seeing_teams - other.seeing_teams:
            return True
        named = self.level == other.level and bool(self.users - other.users)
        return named or bool(self.keys() - other.keys())

    def within(self, bound: "Circle") -> "Circle":
        """Those of this circle who are inside `bound`."""
        if not self.opens_beyond(bound):
            return self
        if not bound.opens_beyond(self):
            return bound
        teams = self.seeing_teams & bound.seeing_teams
        both = self.keys() & bound.keys()
        level = Level.TEAMS if teams else Level.NAMED
        return Circle(level, teams, frozenset(both - Circle(level, teams).keys()))

    def __or__(self, other: "Circle") -> "Circle":
        if Level.OFFICE in (self.level, other.level):
            return self if self.level == Level.OFFICE else other
        teams = self.seeing_teams | other.seeing_teams
        return Circle(Level.TEAMS if teams else Level.NAMED, teams, self.users | other.users)


def joined(circles: Iterable[Circle]) -> Circle | None:
    """Everybody who is in one of the circles; None where there is none."""
    found = list(circles)
    return reduce(Circle.__or__, found) if found else None


def set_circle(scope: Scope, to: Circle) -> bool:
    """Write `to` into the rows of a locked scope, by whoever acts; whether anything changed.

    The scope is saved with its rows, so that its version says which circle somebody looked at.
    """
    was = Circle.of(scope)
    if was == to:
        return False
    _set(ScopeTeam, scope, "team_id", was.teams, to.teams)
    _set(ScopeUser, scope, "user_id", was.users, to.users)
    scope.level = to.level
    scope.save()
    return True


def _set(model: Any, scope: Scope, key: str, was: frozenset[UUID], to: frozenset[UUID]) -> None:
    for row in model.objects.filter(**{"scope": scope, f"{key}__in": was - to}):
        row.delete()
    for one in sorted(to - was):
        model(**{"scope": scope, key: one}).save()
