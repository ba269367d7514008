"""Who sees the case, person or source that holds a scope."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.staff import Team, User
from core.fields import CodeField
from core.history import Tracked


class Level(models.TextChoices):
    OFFICE = "OFFICE", _("everyone in the office")
    TEAMS = "TEAMS", _("its teams")
    NAMED = "NAMED", _("named people only")


class Scope(Tracked):
    """Who sees the case, person or source that holds it. Children are never wider than their case.

    A scope without teams or named users is seen by nobody: the safe way to be empty.
    """

    level = CodeField(Level, verbose_name=_("who sees it"), default=Level.TEAMS)

    def __str__(self) -> str:
        return str(Level(self.level).label)


class ScopeTeam(Tracked):
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="teams")
    team = models.ForeignKey(Team, models.PROTECT, related_name="scopes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "team"], name="scope_team_once")]

    def __str__(self) -> str:
        return f"{self.team}"


class ScopeUser(Tracked):
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="users")
    user = models.ForeignKey(User, models.PROTECT, related_name="scopes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "user"], name="scope_user_once")]

    def __str__(self) -> str:
        return f"{self.user}"
