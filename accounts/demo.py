"""The open logins of the demonstration: invented staff, in one team. An office never has them."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.models import Membership, Team, User
from accounts.roles import Role

TEAM = "Central Asia desk"
# User name, password, role, name.
LOGINS = [
    ("caseworker", "demo-caseworker", Role.CASEWORKER.label, "Carla Caseworker"),
    (
        "coordinator",
        "demo-coordinator",
        Role.COORDINATOR.label,
        "Conrad Coordinator",
    ),
    ("admin", "demo-admin", Role.ADMIN.label, "Ada Admin"),
]


def create() -> Team:
    """The team with its three members; those that exist are left as they are.

    Raises ImproperlyConfigured outside the demonstration, because everybody knows the passwords.
    """
    if not settings.DEMO:
        raise ImproperlyConfigured("Demonstration logins exist only where DEMO is set.")
    team = Team.objects.filter(name=TEAM).first() or Team(name=TEAM)
    if team._state.adding:
        team.save()
    known = set(User.objects.values_list("username", flat=True))
    for role, (username, password, _, full_name) in zip(Role, LOGINS, strict=True):
        if username not in known:
            user = User.objects.create_user(username, password, role=role, full_name=full_name)
            Membership(team=team, user=user).save()
    return team
