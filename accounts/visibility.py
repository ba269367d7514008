"""The one place that says who sees what: every `visible_to` joins Scope through these filters."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Level, Membership, Scope, ScopeTeam, ScopeUser, User


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
    """A filter on anything that reaches a Scope by `path`."""
    return Q(**{f"{path}__in": Scope.objects.filter(scopes_visible_to(user))})


def new_scope(by: User) -> Scope:
    """A scope for something new: the teams of its author, or the author alone."""
    teams = [membership.team for membership in by.memberships.select_related("team")]
    scope = Scope(level=Level.TEAMS if teams else Level.NAMED)
    scope.save()
    for team in teams:
        ScopeTeam(scope=scope, team=team).save()
    if not teams:
        ScopeUser(scope=scope, user=by).save()
    return scope


def who_sees(scope: Scope) -> QuerySet[User]:
    """The members of staff to whom something in `scope` is visible."""
    by_team = ScopeTeam.objects.filter(scope=scope, team=OuterRef("memberships__team"))
    named = ScopeUser.objects.filter(scope=scope, user=OuterRef("pk"))
    staff = User.objects.filter(is_active=True)
    if scope.level == Level.OFFICE:
        return staff
    seen_by_team = Q(Exists(by_team)) if scope.level == Level.TEAMS else Q(pk=None)
    return staff.filter(seen_by_team | Q(Exists(named))).distinct()
