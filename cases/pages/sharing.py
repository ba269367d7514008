"""Who sees a case, in names: as it is, and as a change would make it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.circles import Circle
from accounts.models import Level, Scope, Team, User
from accounts.visibility import who_sees
from cases.models import Case
from cases.sharing import Plan

SHOWN = 6


@dataclass(frozen=True)
class SeenBy:
    """`words` say who in general, `people` who that is today, `rest` how many more they are."""

    words: str
    people: list[User]
    rest: int
    restricted: bool

    @property
    def names(self) -> str:
        said = ", ".join(str(one) for one in self.people)
        more = ngettext("%(n)d other", "%(n)d others", self.rest) % {"n": self.rest}
        return _("%(names)s and %(rest)s") % {"names": said, "rest": more} if self.rest else said


def seen_by(scope: Scope, *, shown: int | None = SHOWN) -> SeenBy:
    people = list(who_sees(scope).order_by("username"))
    first = people[:shown]
    return SeenBy(in_words(scope), first, len(people) - len(first), is_restricted(scope))


def is_restricted(scope: Scope) -> bool:
    return scope.level == Level.NAMED


def in_words(scope: Scope) -> str:
    """ "team Desk and 2 people by name" """
    if scope.level == Level.OFFICE:
        return str(Level.OFFICE.label)
    if scope.level == Level.NAMED:
        return str(Level.NAMED.label)
    names = sorted(str(one.team) for one in scope.teams.select_related("team"))
    teams = _("teams: %(names)s") if len(names) > 1 else _("team: %(names)s")
    named = scope.users.count()
    besides = ngettext("%(n)d person by name", "%(n)d people by name", named) % {"n": named}
    parts = [teams % {"names": ", ".join(names)} if names else "", besides if named else ""]
    return "; ".join(part for part in parts if part) or _("nobody")


@dataclass(frozen=True)
class Change:
    """One line of what would change; `kind` is its mark."""

    kind: str
    words: str


def changes(plan: Plan, case: Case) -> list[Change]:
    """What a plan does, one line for each thing that somebody should know before it is done."""
    lost, gained = len(plan.loses), len(plan.gains)
    lines = [
        Change("warning", _of(ngettext(
            "%(n)d person will no longer see it: %(names)s",
            "%(n)d people will no longer see it: %(names)s", lost), plan.loses))
        if lost else None,
        Change("done", _of(ngettext(
            "%(n)d person more will see it: %(names)s",
            "%(n)d people more will see it: %(names)s", gained), plan.gains))
        if gained else None,
        Change("warning", _("What they had to do for the case passes on: %(names)s")
               % {"names": _names(plan.without)})
        if plan.without else None,
    ]  # fmt: skip
    if case.lead and case.lead in plan.without:
        lines.append(Change("warning", _("The case will have no caseworker.")))
    found = [line for line in lines if line]
    return found or [Change("done", _("Nobody gains or loses sight of it today."))]


def _of(words: str, people: list[User]) -> str:
    return words % {"n": len(people), "names": _names(people)}


def _names(people: Iterable[User]) -> str:
    return ", ".join(str(one) for one in people)


def teams_of(circle: Circle) -> list[Team]:
    return list(Team.objects.filter(pk__in=circle.teams))
