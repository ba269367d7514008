"""Somebody leaves: what they led, had to do and alone could see passes to others, in one act.

Who ends an account need not see what hung on it. So the rule is the same for what they see and for
what they do not, and nothing is shown or counted of the latter:

- Leading a case and open tasks pass to who takes over, where that person sees the case; else they
  are nobody's, and wait on the first page of the admins who see it, or with the case's lead.
- Whatever nobody else could see (cases, people, protected sources, letters: a scope) names somebody
  in the place of who leaves. That is not the one who ends the account, else an admin could open
  every restricted case by ending accounts; unless the office has nobody else who reads cases.
- Where others are named besides, nobody is added.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.circles import Circle, set_circle
from accounts.leaving import end_account
from accounts.models import Act, Level, Scope, ScopeTeam, ScopeUser, User
from accounts.roles import Permission
from accounts.staff import check_rules_over
from accounts.trail import done
from accounts.visibility import scopes_visible_to
from cases import listing
from cases.models import Case, Task
from cases.models.case import CaseQuerySet
from cases.pages.rows import row
from core.actor import because
from people.models import Person

PER_PAGE = 50


@dataclass(frozen=True)
class Passing:
    """A case of which something passes, and what."""

    heading: str
    case: Case
    what: list[str]


def takes_over(member: User) -> QuerySet[User]:
    """Who may lead the cases and do the tasks of `member` from now on."""
    return User.objects.who_may(Permission.READ_CASES).exclude(pk=member.pk)


def takes_the_place(member: User, by: User) -> QuerySet[User]:
    """Who may be named where nobody else than `member` sees something."""
    others = takes_over(member).exclude(pk=by.pk)
    return others if others.exists() else takes_over(member)


def passing(member: User, viewer: User, page: str | None) -> tuple[Page, list[Passing]]:
    """Of the cases that `viewer` sees, those of which something passes, in a few queries."""
    todo = Q(tasks__assignee=member, tasks__done_on=None)
    cases: CaseQuerySet = Case.objects.visible_to(viewer)
    alone = _only_seen_by(member)
    cases = (
        cases.filter(
            Q(lead=member)
            | Q(Exists(Task.objects.open().filter(case=OuterRef("pk"), assignee=member)))
            | Q(scope__in=alone)
        )
        .annotate(todo=Count("tasks", todo))
        .order_by("-id")
    )
    shown = Paginator(cases.for_list(viewer), PER_PAGE).get_page(page)
    only = set(alone.filter(case__in=[case.pk for case in shown]).values_list("pk", flat=True))
    return shown, [Passing(row(case).heading, case, _what(case, member, only)) for case in shown]


def _what(case: Case, member: User, only: Collection[UUID]) -> list[str]:
    what = [_("leads it")] if case.lead_id == member.pk else []
    if todo := case.todo:  # type: ignore[attr-defined]
        what.append(ngettext("%(n)d task", "%(n)d tasks", todo) % {"n": todo})
    return [*what, _("nobody else sees it")] if case.scope_id in only else what


@transaction.atomic
def leave(*, by: User, member: User, to: User, in_place: User, reason: str) -> None:
    """End the account of `member`. Raises RefusedError for one's own."""
    check_rules_over(member, by=by)
    with because(reason):
        scopes = _pass_sight(member, in_place)
        cases = _pass_work(member, to)
        end_account(by=by, member=member, reason=reason, told={to, in_place})
    listing.refresh(
        cases={*cases, *Case.objects.filter(scope__in=scopes).values_list("pk", flat=True)},
        people=Person.objects.filter(scope__in=scopes).values_list("pk", flat=True),
    )


def _only_seen_by(member: User) -> QuerySet[Scope]:
    others = takes_over(member)
    by_team = ScopeTeam.objects.filter(scope=OuterRef("pk"), team__memberships__user__in=others)
    named = ScopeUser.objects.filter(scope=OuterRef("pk"), user__in=others)
    return (
        Scope.objects.filter(scopes_visible_to(member))
        .exclude(level=Level.OFFICE)
        .filter(~Q(Exists(by_team), level=Level.TEAMS), ~Q(Exists(named)))
    )


def _pass_sight(member: User, in_place: User) -> list[UUID]:
    """The keys of the scopes that were changed."""
    alone = set(_only_seen_by(member).values_list("pk", flat=True))
    named = set(ScopeUser.objects.filter(user=member).values_list("scope", flat=True))
    changed = sorted(alone | named)
    for key in changed:
        scope = Scope(pk=key).lock()
        was = Circle.of(scope)
        users = was.users - {member.pk} | ({in_place.pk} if key in alone else set())
        set_circle(scope, Circle(was.level, was.teams, users))
    for case in Case.objects.filter(scope__in=changed).order_by("pk"):
        named_now = in_place.username if case.scope_id in alone else ""
        done(
            Act.SHARING_CHANGED, subject=case.reference, case=case.pk,
            left=member.username, named=named_now,
        )  # fmt: skip
    return changed


def _pass_work(member: User, to: User) -> list[UUID]:
    """The keys of the cases that another leads now."""
    led = list(Case.objects.filter(lead=member).order_by("pk").select_for_update(no_key=True))
    tasks = Task.objects.open().filter(assignee=member).order_by("pk")
    tasks_held = list(tasks.select_for_update(no_key=True))
    keys = {case.pk for case in led} | {task.case_id for task in tasks_held}
    seen = set(Case.objects.visible_to(to).filter(pk__in=keys).values_list("pk", flat=True))
    for case in led:
        case.lead = to if case.pk in seen else None
        case.save(update_fields=["lead"])
    for task in tasks_held:
        task.assignee = to if task.case_id in seen else None
        task.save(update_fields=["assignee"])
    return [case.pk for case in led]
