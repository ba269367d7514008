"""The one place that says who sees what: every `visible_to` joins Scope through these filters."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from accounts.models import Level, Membership, Scope, ScopeTeam, ScopeUser, User
from accounts.roles import Permission


def scopes_visible_to(user: User) -> Q:
    """A filter on Scope: the office's, the user's teams', and those that name the user."""
    own_teams = Membership.objects.filter(user=user).values("team")
    return (
        Q(level=Level.OFFICE)
        | Q(
            Exists(ScopeTeam.objects.filter(scope=OuterRef("pk"), team__in=own_teams)),
            level=Level.TEAMS,
        )
        | Q(Exists(ScopeUser.objects.filter(scope=OuterRef("pk"), user=user)))
    )


def in_scope(user: User, path: str = "scope") -> Q:
    """A filter on anything that reaches a Scope by `path`: nothing, for who may read no case."""
    if not user.may(Permission.READ_CASES):
        return Q(pk__in=[])
    return Q(**{f"{path}__in": RawSQL(*scopes_in_sql(user.pk))})  # noqa: S611 compiled by Django


@lru_cache(maxsize=1000)
def scopes_in_sql(user: UUID) -> tuple[str, tuple[Any, ...]]:
    """A SELECT of the keys of visible scopes, as SQL: every page asks for it many times over.

    What is kept is the question, never an answer.
    """
    visible = Scope.objects.filter(scopes_visible_to(User(pk=user)))
    return visible.values("pk").query.sql_with_params()


def new_scope(by: User, *, alone: bool = False, like: Scope | None = None) -> Scope:
    """A scope for something new: the teams of its author, or the author alone.

    What is made inside of something else is seen by the same people: `like` its scope.
    """
    if like is not None:
        return _same(like)
    teams = [] if alone else [one.team for one in by.memberships.select_related("team")]
    scope = Scope(level=Level.TEAMS if teams else Level.NAMED)
    scope.save()
    for team in teams:
        ScopeTeam(scope=scope, team=team).save()
    if not teams:
        ScopeUser(scope=scope, user=by).save()
    return scope


def _same(like: Scope) -> Scope:
    scope = Scope(level=like.level)
    scope.save()
    for of_team in like.teams.all():
        ScopeTeam(scope=scope, team_id=of_team.team_id).save()
    for named in like.users.all():
        ScopeUser(scope=scope, user_id=named.user_id).save()
    return scope


def who_sees(scope: Scope) -> QuerySet[User]:
    """The members of staff to whom something in `scope` is visible."""
    by_team = ScopeTeam.objects.filter(scope=scope, team=OuterRef("memberships__team"))
    named = ScopeUser.objects.filter(scope=scope, user=OuterRef("pk"))
    staff = User.objects.who_may(Permission.READ_CASES)
    if scope.level == Level.OFFICE:
        return staff
    seen_by_team = Q(Exists(by_team)) if scope.level == Level.TEAMS else Q(pk=None)
    return staff.filter(seen_by_team | Q(Exists(named))).distinct()
