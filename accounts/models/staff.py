"""Members of staff and their teams."""

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
        self, username: str, password: str, *, role: Role = Role.CASEWORKER, full_name: str = "",
        email: str = "",
    ) -> "User":  # fmt: skip
        username = self.model.normalize_username(username)
        user = self.model(username=username, role=role, full_name=full_name, email=email)
        user.set_password(password)
        user.save()
        return user

    def who_may(self, permission: Permission) -> models.QuerySet["User"]:
        """The active members of staff whose role holds `permission`."""
        holding = [role for role in Role if permission in role.permissions]
        return self.filter(is_active=True, role__in=holding)

    def create_superuser(self, username: str, password: str, **extra: str) -> "User":
        """The first admin of an office; there is no account above the roles."""
        return self.create_user(username, password, role=Role.ADMIN, **extra)


class User(AbstractBaseUser):
    """A member of staff. Rights come from the role, sight of cases from Scope."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("user name"), max_length=150, unique=True)
    full_name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
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
