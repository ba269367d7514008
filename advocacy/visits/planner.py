"""The planner: what is coming, for which countries, in how many days, with which cases and letters.

Everything is computed when it is read; nothing rings at night and no job sets a flag.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.models import AskStatus, Letter, LetterStatus, Occasion, OccasionStatus
from advocacy.visits.hearings import hearings_ahead
from advocacy.visits.readiness import Readiness, by_country, readiness
from cases.models import Case
from cases.pages import rows
from core.clock import today
from core.countries import country_name
from core.dates import show

ALARMS = (2, 7, 14, 30)  # days before an event begins
LOOKED_AT = 100  # cases with an ask, for all events together
OVER = (OccasionStatus.HELD, OccasionStatus.CANCELLED)


@dataclass(frozen=True)
class Row:
    """One visit as lists show it."""

    visit: Occasion
    letters: tuple[Letter, ...] = ()
    ready: tuple[Readiness, ...] = ()
    not_ready: tuple[Readiness, ...] = ()
    cases: int = 0

    @property
    def when(self) -> str:
        return show(self.visit.date) or _("date not recorded")

    @property
    def countries(self) -> str:
        return ", ".join(country_name(code) for code in self.visit.countries)

    @property
    def is_ahead(self) -> bool:
        ends, status = self.visit.date.latest, self.visit.status
        if status == OccasionStatus.POSTPONED:
            return True
        return status not in OVER and (ends is None or ends >= today())

    @property
    def days_left(self) -> int | None:
        """Days until it begins; None where that is not known or it has begun."""
        begins = self.visit.date.earliest
        return (begins - today()).days if begins and begins > today() else None

    @property
    def without_ask(self) -> int:
        return self.cases - len(self.ready) - len(self.not_ready)

    @property
    def alarm(self) -> int | None:
        """The nearest of ALARMS that it has come within; None while nothing has to be hurried.

        It stops once a letter is sent and no other is in work, and where it is put off.
        """
        statuses = {letter.status for letter in self.letters}
        in_work = statuses - {LetterStatus.SENT, LetterStatus.DROPPED}
        wanted = in_work or (self.visit.followed and LetterStatus.SENT not in statuses)
        left = self.days_left
        if not wanted or left is None or self.visit.status == OccasionStatus.POSTPONED:
            return None
        return next((days for days in ALARMS if left <= days), None)

    @property
    def letters_words(self) -> str:
        """ "no letter yet", or where each of its letters stands."""
        said = [letter.get_status_display() for letter in self.letters]
        return ", ".join(said) if said else _("no letter yet")


@dataclass(frozen=True)
class Planner:
    ahead: list[Row]
    past: list[Row]
    hearings: list[rows.Row]

    @property
    def alarms(self) -> list[Row]:
        return [row for row in self.ahead if row.alarm]


def planner(user: User) -> Planner:
    """In a fixed number of queries, however many events, cases and letters there are."""
    visits = list(Occasion.objects.select_related("kind"))
    letters = _letters(visits, user)
    bare = [Row(visit, tuple(letters[visit.pk])) for visit in visits]
    coming = [row.visit for row in reversed(bare) if row.is_ahead]
    told, counts = _cases({code for visit in coming for code in visit.countries}, user)
    return Planner(
        ahead=[_with_cases(visit, tuple(letters[visit.pk]), told, counts) for visit in coming],
        past=[row for row in bare if not row.is_ahead],
        hearings=hearings_ahead(user),
    )


def rows_ahead(user: User) -> list[Row]:
    """What is ahead, with its letters and without its cases; the nearest first."""
    visits = list(Occasion.objects.ahead().order_by("date_earliest", "id"))
    letters = _letters(visits, user)
    rows = [Row(visit, tuple(letters[visit.pk])) for visit in visits]
    return [row for row in rows if row.is_ahead]


def _letters(visits: Iterable[Occasion], user: User) -> dict[UUID, list[Letter]]:
    found: dict[UUID, list[Letter]] = defaultdict(list)
    for letter in Letter.objects.visible_to(user).filter(occasion__in=visits):
        if letter.occasion_id:
            found[letter.occasion_id].append(letter)
    return found


def _cases(countries: set[str], user: User) -> tuple[dict[str, list[Readiness]], Counter[str]]:
    """By country: where those with an open ask stand, and how many open cases there are."""
    visible = Case.objects.visible_to(user).open().in_country(*countries)
    counts = Counter(visible.order_by().values_list("country", flat=True))
    asked = visible_asks(user).filter(case=OuterRef("pk"), status=AskStatus.OPEN)
    with_ask = visible.filter(Exists(asked)).order_by("-checked_on", "-pk")
    nearest = visible.filter(pk__in=list(with_ask.values_list("pk", flat=True)[:LOOKED_AT]))
    return by_country(readiness(nearest, user)), counts


def _with_cases(
    visit: Occasion,
    letters: tuple[Letter, ...],
    told: dict[str, list[Readiness]],
    counts: Counter[str],
) -> Row:
    near = [one for code in visit.countries for one in told.get(code, [])]
    return Row(
        visit,
        letters,
        ready=tuple(one for one in near if one.is_ready),
        not_ready=tuple(one for one in near if not one.is_ready),
        cases=sum(counts[code] for code in visit.countries),
    )
