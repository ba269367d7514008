"""Answers on who may know that run out, or wait for somebody to agree."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.models import NOT_ASKED, Consent
from core.clock import today
from core.templatetags.dates import short_day
from desk.home.items import Item, Panel, panel

SOON = timedelta(days=30)


def answers_due(user: User, shown: int) -> Panel:
    """Of people whom the reader sees, the newest answers only; the earliest end first."""
    title, nothing = _("Who may know: to ask again"), _("no answer on who may know runs out")
    items = [_item(consent, user) for consent in _due(user)]
    return panel(title, nothing, items, shown=shown)


def _due(user: User) -> QuerySet[Consent]:
    newer = Consent.objects.filter(
        person=OuterRef("person"), date_latest__gt=OuterRef("date_latest")
    )
    ends = Q(end__lte=today() + SOON)
    if user.may(Permission.CONFIRM_GROUNDS):
        ends |= Q(basis__in=NOT_ASKED, confirmed_by=None) & ~Q(recorded_by=user)
    found = Consent.objects.filter(~Exists(newer), in_scope(user, "person__scope"))
    found = found.alias(end=Least("expires_on", "review_on")).filter(ends)
    return found.annotate(end=F("end")).select_related("person").order_by("end", "pk")


def _item(consent: Consent, user: User) -> Item:
    end = consent.end  # type: ignore[attr-defined]
    waits = consent.basis in NOT_ASKED and consent.confirmed_by_id is None
    return Item(
        _("waits for a second person") if waits else consent.get_answer_display(),
        "" if waits or end is None else _("until %(day)s") % {"day": short_day(end)},
        late=not waits and end is not None and end < today(),
        heading=str(consent.person),
        url=reverse("who-may-know", args=[consent.person.reference]),
    )
