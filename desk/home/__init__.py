"""The first page, by role: what waits for its reader, on one screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from babel.dates import format_date
from django.utils.text import capfirst
from django.utils.translation import get_language

from accounts.models import Membership, User
from accounts.roles import Role
from cases.models import Case
from cases.pages.rows import row
from core.clock import today
from desk.home.agenda import no_result, overdue_tasks, runs_out, this_week
from desk.home.consents import answers_due
from desk.home.items import Item, Panel
from desk.home.papers import (
    letters_in_work,
    no_answer,
    no_longer_agreed,
    no_longer_right,
    own_drafts,
    soon,
)
from desk.home.watch import changed, likely_duplicates, not_checked, unassigned

__all__ = ["Home", "home"]

# As many rows as let all panels stand on one screen of 1366 x 768.
SHOWN, SHOWN_OF_MANY, MANY = 5, 3, 7
URGENT = (this_week, no_result, runs_out, overdue_tasks)
CASEWORK = (
    *URGENT, answers_due, own_drafts, not_checked, changed, likely_duplicates,
)  # fmt: skip
PANELS: dict[Role, tuple[Callable[[User, int], Panel], ...]] = {
    Role.CASEWORKER: CASEWORK,
    Role.SENIOR_CASEWORKER: CASEWORK,
    Role.COORDINATOR: (
        soon, letters_in_work, no_longer_agreed, no_longer_right, no_answer, *URGENT, answers_due,
        own_drafts, not_checked, changed, likely_duplicates,
    ),
    Role.ADMIN: (
        unassigned, *URGENT, answers_due, soon, no_longer_agreed, no_longer_right, no_answer,
        not_checked, own_drafts, changed, likely_duplicates,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Home:
    """`panels` have something to show, `quiet` say each in words that they have nothing.

    `cases` counts those that the reader sees, `own` those of the reader.
    """

    today: str
    panels: list[Panel]
    quiet: list[str]
    cases: int
    own: int
    colleagues: int

    @property
    def is_new(self) -> bool:
        return not self.cases


def home(user: User) -> Home:
    """What `user` comes to do, in a fixed number of queries for each panel."""
    panels = [make(user, SHOWN) for make in PANELS[Role(user.role)]]
    full = [panel for panel in panels if panel.items]
    shown = SHOWN_OF_MANY if len(full) >= MANY else SHOWN
    cases = Case.objects.visible_to(user)
    teams = Membership.objects.filter(user=user).values("team")
    return Home(
        today=capfirst(format_date(today(), "EEEE, d MMMM y", locale=get_language() or "en")),
        panels=_named([panel.cut(shown) for panel in full], user),
        quiet=[panel.nothing for panel in panels if not panel.items],
        cases=cases.count(),
        own=cases.filter(lead=user).count(),
        colleagues=User.objects.filter(is_active=True, memberships__team__in=teams)
        .exclude(pk=user.pk).distinct().count(),
    )  # fmt: skip


def _named(panels: list[Panel], user: User) -> list[Panel]:
    """With the names of all cases, read once."""
    keys = {key for panel in panels for key in panel.cases}
    found = Case.objects.visible_to(user).filter(pk__in=keys).for_list(user)
    known = {case.pk: row(case) for case in found}

    def told(item: Item) -> Item:
        if item.case is None:
            return item
        about = known[item.case]
        stands = ", ".join(dict.fromkeys(standing.words for standing in about.standings))
        url, reference = about.case.get_absolute_url(), about.case.reference
        return item.of_case(about.heading, url, reference, stands)

    return [replace(panel, items=[told(item) for item in panel.items]) for panel in panels]
