"""The open logins of the demonstration: invented staff, in one team. An office never has them."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.models import Membership, Team, User
from accounts.roles import Permission, Role

TEAM = "Central Asia desk"
# User name, password, role, name.
LOGINS = [
    ("caseworker", "demo-caseworker", Role.CASEWORKER, "Carla Caseworker"),
    ("senior", "demo-senior", Role.SENIOR_CASEWORKER, "Selma Senior"),
    ("coordinator", "demo-coordinator", Role.COORDINATOR, "Conrad Coordinator"),
    ("admin", "demo-admin", Role.ADMIN, "Ada Admin"),
    ("auditor", "demo-auditor", Role.AUDITOR, "August Auditor"),
]


def create() -> Team:
    """The team with its members, and an auditor outside of it. Those that exist are left.

    Raises ImproperlyConfigured outside the demonstration, because everybody knows the passwords.
    """
    if not settings.DEMO:
        raise ImproperlyConfigured("Demonstration logins exist only where DEMO is set.")
    team = Team.objects.filter(name=TEAM).first() or Team(name=TEAM)
    if team._state.adding:
        team.save()
    known = set(User.objects.values_list("username", flat=True))
    for username, password, role, full_name in LOGINS:
        if username not in known:
            user = User.objects.create_user(username, password, role=role, full_name=full_name)
            if user.may(Permission.READ_CASES):
                Membership(team=team, user=user).save()
    return team
