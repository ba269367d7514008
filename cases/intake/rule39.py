"""The time left to ask the European Court of Human Rights to stop a removal (Rule 39).

Domain d.4, after the Court's practice direction on interim measures: only against member States of
the Council of Europe; read from Monday to Friday until 16:00 Strasbourg time; less than one working
day before the removal may be too late. The Court's holidays are not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.codes import EventType, Polarity
from cases.models import Event, Party
from core.clock import today
from core.dates import PartialDate, Precision, show
from core.zones import zone_of

STRASBOURG = ZoneInfo("Europe/Paris")
CLOSES = time(16)
# From when on the registry is taken to read; the Court does not say, and this is the safe side.
OPENS = time(9)
# https://www.coe.int/en/web/portal/members-states, 46 since Russia was excluded on 16 March 2022.
COUNCIL_OF_EUROPE = {
    "AD", "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
    "FR", "GB", "GE", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME",
    "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR", "UA",
}  # fmt: skip


@dataclass(frozen=True)
class TimeLeft:
    """`receive_by` is in Strasbourg time; `hours` are whole ones, below 0 when it has passed."""

    removal: datetime
    time_known: bool
    receive_by: datetime
    hours: int

    @property
    def late(self) -> bool:
        return self.hours < 0

    @property
    def by(self) -> str:
        """In words, on Strasbourg's clock."""
        day, moment = self.receive_by.date(), self.receive_by.time()
        return show(replace(PartialDate.on(day), time=moment, precision=Precision.TIME))


def receive_by(removal: datetime) -> datetime:
    """The last moment that leaves one working day of the Court before an aware `removal`.

    The removal counts from the Court's last open moment at or before it: one on a Sunday or on
    Friday at 22:00 from Friday at 16:00, so a request has to be there on Thursday at 16:00.
    """
    at = removal.astimezone(STRASBOURG)
    day, moment = at.date(), at.time()
    if day.weekday() >= 5 or moment < OPENS:
        day, moment = _working_day_before(day), CLOSES
    return datetime.combine(_working_day_before(day), min(moment, CLOSES), STRASBOURG)


def _working_day_before(day: date) -> date:
    back = {0: 3, 6: 2}.get(day.weekday(), 1)
    return day - timedelta(days=back)


def time_left(when: PartialDate, from_country: str, now: datetime) -> TimeLeft | None:
    """None where Rule 39 does not reach, no day is known, or the removal's day is over.

    Without a time, or without a zone to read it in, the removal is taken to be at the day's first
    minute in Strasbourg.
    """
    if from_country not in COUNCIL_OF_EUROPE or when.earliest is None:
        return None
    zone = when.zone or zone_of(from_country)
    known = when.time is not None and zone != ""
    removal = datetime.combine(
        when.earliest,
        when.time if when.time and known else time.min,
        ZoneInfo(zone) if known else STRASBOURG,
    )
    ends = removal if known else removal + timedelta(days=1)
    if ends <= now:
        return None
    by = receive_by(removal)
    # Subtracted as moments, since an hour may be lost or won between the two.
    hours = (by.timestamp() - now.timestamp()) // 3600
    return TimeLeft(removal, known, by, int(hours))


def of_parties(parties: Sequence[Party], now: datetime) -> list[TimeLeft]:
    """For the removals that lie ahead of these people, the nearest first. One query."""
    ahead = Event.objects.preferred().filter(
        type=EventType.REMOVAL_SCHEDULED, polarity=Polarity.HAPPENED, concerned__party__in=parties,
        concerned__withdrawn_at=None, date_latest__gte=today() - timedelta(days=1),
    )  # fmt: skip
    found = [time_left(event.date, event.from_country, now) for event in ahead.distinct()]
    return sorted((one for one in found if one), key=lambda one: one.removal)
