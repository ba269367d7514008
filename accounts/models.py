"""Who works here, and who sees what."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission, Role
from core.fields import CodeField
from core.history import Tracked
from core.keys import uuid7


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, username: str, password: str, *, role: Role = Role.CASEWORKER, full_name: str = ""
    ) -> "User":
        user = self.model(
            username=self.model.normalize_username(username), role=role, full_name=full_name
        )
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username: str, password: str, **extra: str) -> "User":
        """The first admin of an office; there is no account above the roles."""
        return self.create_user(username, password, role=Role.ADMIN, **extra)


class User(AbstractBaseUser):
    """A member of staff. Rights come from the role, sight of cases from Scope."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("user name"), max_length=150, unique=True)
    full_name = models.CharField(_("name"), max_length=200, blank=True)
    role = CodeField(Role, verbose_name=_("role"), default=Role.CASEWORKER)
    is_active = models.BooleanField(default=True)
    previous_login = models.DateTimeField(null=True, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def may(self, permission: Permission) -> bool:
        return self.is_active and permission in Role(self.role).permissions


class Team(Tracked):
    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(Tracked):
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"


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


class ListPage(models.TextChoices):
    CASES = "CASES", _("Cases")
    PEOPLE = "PEOPLE", _("People")


class SavedList(models.Model):
    """Filters that somebody keeps under a name. `query` is that of the address, without names.

    Untracked: a convenience of one member of staff, no fact.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="saved_lists")
    page = CodeField(ListPage)
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(blank=True)

    class Meta:
        ordering = ["page", "name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="saved_list_once")
        ]

    def __str__(self) -> str:
        return self.name
