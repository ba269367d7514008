"""Day one: what an office has to settle before it is trusted with a name, and how far it is.

A step is done when its facts are there, whoever entered them and wherever; nothing is ticked off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import recovery
from accounts.models import Act, AuditEntry, House, Membership, User
from accounts.roles import Permission, Role

# Two must agree on some things: with fewer, nobody can.
ENOUGH = 2
# What two people must agree on, and the right that the second one needs.
BY_TWO: dict[Permission, models.Choices | object] = {
    Permission.CONFIRM_GROUNDS: gettext_lazy("Naming a person who could not be asked"),
    Permission.APPROVE_EXPORTS: gettext_lazy("A large export"),
    Permission.ERASE_RECORDS: gettext_lazy("Erasing what is held about a person"),
    Permission.MANAGE_STAFF: gettext_lazy("Resetting a lost second factor"),
}


class Step(models.TextChoices):
    """The codes stand in the trail: a step whose facts have defaults is done once decided."""

    ORGANISATION = "ORGANISATION", gettext_lazy("The organisation")
    LANGUAGES = "LANGUAGES", gettext_lazy("Languages and time zone")
    TEAM = "TEAM", gettext_lazy("One team")
    APPROVALS = "APPROVALS", gettext_lazy("Who may approve")
    CHECKS = "CHECKS", gettext_lazy("How often cases are checked")
    RECOVERY = "RECOVERY", gettext_lazy("The recovery sheet")

    @property
    def url(self) -> str:
        return reverse("recovery" if self is Step.RECOVERY else f"house-{self.value.lower()}")


@dataclass(frozen=True)
class StepState:
    step: Step
    done: bool
    told: str  # what is settled, in words; "" where nothing is

    @property
    def url(self) -> str:
        return self.step.url

    @property
    def label(self) -> str:
        return str(self.step.label)


@dataclass(frozen=True)
class DayOne:
    steps: Sequence[StepState]

    @property
    def done(self) -> int:
        return sum(one.done for one in self.steps)

    @property
    def is_over(self) -> bool:
        return self.done == len(self.steps)

    def after(self, step: Step) -> str:
        """The address of the next step that is open, or of the office where none is."""
        order = list(Step)
        later = [one for one in self.steps if order.index(one.step) > order.index(step)]
        return next((one.url for one in later if not one.done), reverse("house"))


def day_one(house: House) -> DayOne:
    """In three queries."""
    counts = _approvers()
    seated = Membership.objects.count()
    told = {
        Step.ORGANISATION: house.name if house.name and house.address else "",
        Step.LANGUAGES: _languages(house) if house.languages and house.time_zone else "",
        Step.TEAM: ngettext("%(n)d person in a team", "%(n)d people in teams", seated)
        % {"n": seated} if seated else "",
        Step.APPROVALS: _("Two can agree on everything that asks for two.")
        if min(counts.values()) >= ENOUGH else "",
        Step.CHECKS: _checks(house),
        Step.RECOVERY: _("It is printed.") if recovery.is_confirmed(house) else "",
    }  # fmt: skip
    return DayOne([StepState(step, bool(told[step]), told[step]) for step in Step])


@dataclass(frozen=True)
class Approval:
    """Something on which two must agree: which roles may, and who of them is here."""

    what: str
    roles: list[str]
    people: list[User]

    @property
    def enough(self) -> bool:
        return len(self.people) >= ENOUGH


def approvals() -> list[Approval]:
    staff = list(User.objects.filter(is_active=True))
    return [
        Approval(
            str(what),
            [str(role.label) for role in Role if right in role.permissions],
            [user for user in staff if user.may(right)],
        )
        for right, what in BY_TWO.items()
    ]


def _approvers() -> dict[Permission, int]:
    """How many of the staff may agree to each of the things that two must."""
    roles = User.objects.filter(is_active=True).values_list("role").annotate(models.Count("pk"))
    people = {Role(role): count for role, count in roles.order_by("role")}
    return {
        right: sum(count for role, count in people.items() if right in role.permissions)
        for right in BY_TWO
    }


def _languages(house: House) -> str:
    names = dict(settings.LANGUAGES)
    words = ", ".join(str(names.get(code, code)) for code in house.languages)
    return f"{words} · {house.time_zone.rpartition('/')[2].replace('_', ' ')}"


def _checks(house: House) -> str:
    decided = AuditEntry.objects.filter(act=Act.OFFICE_CHANGED, subject=Step.CHECKS).exists()
    days = house.check_days
    words = ngettext("after %(n)d day", "after %(n)d days", days) % {"n": days}
    return words if decided else ""
