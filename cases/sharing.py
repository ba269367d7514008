"""Who sees a case: the whole office, its teams, or named people only."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.circles import Circle, set_circle
from accounts.models import Act, Level, NoticeKind, Scope, Team, User
from accounts.notices import tell
from accounts.roles import Permission
from accounts.trail import done
from cases import listing
from cases.bounds import keep_within, people_of, sources_of
from cases.models import Case, Source, Task
from core.actor import acting
from people.models import Person


class SharingRefusedError(RuntimeError):
    """It cannot be shared so; the text says why, for the reader."""


@dataclass(frozen=True)
class Plan:
    """What a change would do: who will see the case that does not, and the other way round.

    `without` are those who lead it or have something to do for it, and would no longer see it.
    """

    was: Circle
    to: Circle
    gains: list[User]
    loses: list[User]
    without: list[User]
    nobody: bool
    locks_out: bool
    widens: bool

    @property
    def stamp(self) -> str:
        """Of what is proposed and of what it is held against."""
        return stamp(self.was, self.to)


def stamp(*circles: Circle) -> str:
    said = [
        (one.level, sorted(map(str, one.teams)), sorted(map(str, one.users))) for one in circles
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def plan(case: Case, *, to: Circle, by: User) -> Plan:
    was = Circle.of(case.scope)
    before, after = was.keys(), to.keys()
    busy = {key for key in [case.lead_id, *_assignees(case)] if key}
    people = User.objects.filter(pk__in=before ^ after).order_by("username")
    return Plan(
        was=was,
        to=to,
        gains=[one for one in people if one.pk in after],
        loses=[one for one in people if one.pk in before],
        without=list(User.objects.filter(pk__in=busy - after).order_by("username")),
        nobody=not after,
        locks_out=by.pk in before - after,
        widens=to.opens_beyond(was),
    )


def _assignees(case: Case) -> Iterable[UUID | None]:
    return Task.objects.filter(case=case).open().values_list("assignee", flat=True)


@transaction.atomic
def share(
    case: Case,
    *,
    level: Level,
    teams: Collection[Team],
    users: Collection[User],
    by: User,
    reason: str,
    also: Collection[Person | Source] = (),
    leaving: bool = False,
) -> None:
    """Set who sees the case, and narrow what belongs to it alone.

    People and protected sources follow where a case becomes narrower. They are opened to more
    only where `also` names them. With `leaving` the one who does it may lose sight of the case.
    Raises PermissionDenied where it widens and `by` may not, SharingRefusedError where nobody or,
    without `leaving`, not `by` would see it any more.
    """
    case.scope = Scope.objects.get(pk=case.scope_id).lock()
    to = Circle(level, frozenset(t.pk for t in teams), frozenset(u.pk for u in users))
    planned = plan(case, to=to, by=by)
    _refuse(planned, also, by, leaving=leaving)
    people, sources = following(case, by)
    followers: list[Person | Source] = [*people, *sources]
    with acting(by, reason):
        set_circle(case.scope, to)
        for one in followers:
            if one in also or (one.scope and Circle.of(one.scope).opens_beyond(to)):
                keep_within(one, besides=to if one in also else None)
        _let_go(case, to)
        _record(case, planned)
    shut_out = [one for one in planned.loses if one != by and one.is_active]
    tell(shut_out, NoticeKind.SHUT_OUT, about=case.reference, by=by.username)
    listing.refresh(cases=[case.pk], people=[person.pk for person in people])


def following(case: Case, by: User) -> tuple[list[Person], list[Source]]:
    """The people and protected sources whose pages a change of the case touches.

    Those that `by` sees; all of them where `by`, who ends an account, does not see the case.
    """
    people, sources = people_of(case), sources_of(case)
    if Case.objects.visible_to(by).filter(pk=case.pk).exists():
        people = people.filter(pk__in=Person.objects.visible_to(by).values("pk"))
        sources = sources.filter(pk__in=Source.objects.visible_to(by).values("pk"))
    return list(people), list(sources)


def _refuse(planned: Plan, also: Collection[object], by: User, *, leaving: bool) -> None:
    if (planned.widens or also) and not by.may(Permission.SHARE_CASES):
        raise PermissionDenied
    if planned.nobody:
        raise SharingRefusedError(_("Nobody would see the case any more. Choose somebody."))
    if planned.locks_out and not leaving:
        raise SharingRefusedError(_("You would no longer see the case yourself."))


def _let_go(case: Case, to: Circle) -> None:
    """Nobody leads or has something to do for what they cannot see; the lead who stays takes it."""
    inside = to.keys()
    held = case.lock()
    if held.lead_id and held.lead_id not in inside:
        held.lead = None
        held.save()
    for task in Task.objects.filter(case=case, assignee__isnull=False).open():
        if task.assignee_id not in inside:
            task.assignee = held.lead
            task.save()


def _record(case: Case, planned: Plan) -> None:
    """In names of staff and teams. Why is in the history: it may name somebody."""
    done(
        Act.SHARING_CHANGED,
        subject=case.reference,
        case=case.pk,
        was=_said(planned.was),
        now=_said(planned.to),
    )


def _said(circle: Circle) -> dict[str, object]:
    teams = Team.objects.filter(pk__in=circle.teams).values_list("name", flat=True)
    users = User.objects.filter(pk__in=circle.users).values_list("username", flat=True)
    return {"level": str(circle.level), "teams": sorted(teams), "users": sorted(users)}
