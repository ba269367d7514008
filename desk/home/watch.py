"""Cases that wait for somebody, and what others changed."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cases import upkeep
from cases.models import Case, Charge, Event, EventParty, Order, Party
from cases.models.case import CaseQuerySet
from core.keys import first_uuid7
from core.templatetags.dates import moment, short_day
from desk.home.items import Item, Panel, Verb, panel
from people.models import LikelySame

# The key of a history row holds the web server's clock, its date the database's.
SKEW = timedelta(minutes=5)


def not_checked(user: User, shown: int) -> Panel:
    found = upkeep.not_checked(Case.objects.visible_to(user))
    title, nothing = _("Not checked for long"), _("every case was checked in time")
    items, count = _longest_unchecked(found, user, shown)
    return Panel(title, nothing, items, count, _waiting("NOT_CHECKED"), Verb.STILL_SO)


def unassigned(user: User, shown: int) -> Panel:
    found = upkeep.unassigned(Case.objects.visible_to(user))
    title, nothing = _("Without a caseworker"), _("every case has a caseworker")
    items, count = _longest_unchecked(found, user, shown)
    return Panel(title, nothing, items, count, _waiting("UNASSIGNED"))


def _longest_unchecked(cases: CaseQuerySet, user: User, shown: int) -> tuple[list[Item], int]:
    """Of what may be thousands the first rows, the reader's own before others; and the count."""
    own = models.Case(models.When(lead=user, then=0), default=1)
    first = cases.order_by(own, F("checked_on").asc(nulls_first=True), "-pk")[:shown]
    items = [
        Item(when=_checked(case), case=case.pk, mine=case.lead_id == user.pk) for case in first
    ]
    return items, cases.count()


def _checked(case: Case) -> str:
    if case.checked_on is None:
        return _("never checked")
    return _("checked %(day)s") % {"day": short_day(case.checked_on)}


def _waiting(kind: str) -> str:
    return f"{reverse('cases')}?waiting={kind}"


def changed(user: User, shown: int) -> Panel:
    """What other people changed in cases since the reader's last visit, the latest first."""
    title, nothing = _("Changed since you were here"), _("nobody else has changed a case")
    first, *rest = _changes(user)
    latest: dict[Any, tuple[str, Any, int]] = {}
    for case, who, on, count in first.union(*rest, all=True).order_by("-on"):
        by, when, before = latest.get(case, (who, on, 0))
        latest[case] = by, when, before + count
    items = [
        Item(
            ngettext("%(n)d change, %(who)s", "%(n)d changes, the last by %(who)s", count)
            % {"n": count, "who": who},
            moment(on),
            case=case,
        )
        for case, (who, on, count) in latest.items()
    ]
    return panel(title, nothing, items, shown=shown)


def _changes(user: User) -> Iterable[QuerySet]:
    """(case, who, latest, how many) for each kind of row that is a case's own."""
    of_event = EventParty.objects.filter(event=OuterRef("id")).values("party__case")[:1]
    paths: dict[Any, Any] = {
        Case: F("id"),
        Party: F("case_id"),
        Event: Subquery(of_event),
        EventParty: F("party__case_id"),
        Charge: F("party__case_id"),
        Order: F("party__case_id"),
    }
    visible = Case.objects.visible_to(user).values("pk")
    since = user.previous_login
    recent = (
        Q(history_id__gt=first_uuid7(since - SKEW), history_date__gt=since)
        if since
        else Q(pk__in=[])
    )
    others = recent & Q(history_user_id__isnull=False) & ~Q(history_user_id=user.pk)
    for model, path in paths.items():
        rows = model.history.filter(others).order_by().annotate(of=path).filter(of__in=visible)
        named = rows.values("of", "history_user_name")
        yield named.annotate(on=Max("history_date"), n=Count("*")).values_list(
            "of", "history_user_name", "on", "n"
        )


def likely_duplicates(user: User, shown: int) -> Panel:
    """The likeliest pair of records whose both sides the reader sees, and how many pairs wait."""
    title, nothing = _("Likely duplicates"), _("no two records look like one")
    queue = LikelySame.objects.visible_to(user)
    url = reverse("duplicates")
    first = queue.select_related(
        "person", "other_person", "organisation", "other_organisation"
    ).first()
    items = [Item(_("the same, or two?"), heading=str(first), url=url)] if first else []
    return Panel(title, nothing, items, queue.count(), url)
