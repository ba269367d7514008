"""Which cases wait for somebody: nobody's, not looked at for too long, changed by the clock soon.

How long is too long is the office's rule: `House.check_days` (30 until it is settled) while
somebody is held or faces removal, else three times as long, unless the case says otherwise
(`Case.check_every_days`).
"""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.house import office
from cases.codes import EventType, StandingCode
from cases.models import CaseStatus, Party, PartyStanding
from cases.models.case import CaseQuerySet
from cases.pages.marks import STANDING
from core.clock import today

SELDOM = 3  # times as long, where nobody is held
SOON = timedelta(days=30)
HELD = [*(code for code, mark in STANDING.items() if mark == "held"), StandingCode.HOUSE_ARREST]


def unassigned(cases: CaseQuerySet) -> CaseQuerySet:
    return cases.open().filter(lead=None)


def not_checked(cases: CaseQuerySet) -> CaseQuerySet:
    """Never looked at, or not for too long."""
    urgent = Q(standing__code__in=HELD) | Q(
        standing__next_event__type=EventType.REMOVAL_SCHEDULED, standing__next_on__gte=today()
    )
    often = office().check_days
    rule = models.Case(
        models.When(Exists(Party.objects.filter(urgent, case=OuterRef("pk"))), then=often),
        default=SELDOM * often,
    )
    due = models.ExpressionWrapper(
        F("checked_on") + Coalesce(F("check_every_days"), rule), models.DateField()
    )
    dated = cases.open().annotate(check_due=due)
    return dated.filter(Q(checked_on=None) | Q(check_due__lte=today()))


def running_out(standings: QuerySet[PartyStanding]) -> QuerySet[PartyStanding]:
    """What the clock ends within 30 days or has ended, with nothing known since."""
    soon = standings.filter(runs_out_on__lte=today() + SOON, party__withdrawn_at=None)
    return soon.exclude(party__case__status=CaseStatus.CLOSED)
