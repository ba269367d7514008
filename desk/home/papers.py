"""Visits, letters, and what the reader was writing."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.models import Letter, LetterStatus, Occasion
from core import drafts
from core.dates import show
from core.templatetags.dates import moment, short_day
from desk.home.items import Item, Panel, panel
from desk.home.times import how_far


def visits_without_a_letter(user: User, shown: int) -> Panel:
    written = Letter.objects.visible_to(user).filter(occasion=OuterRef("pk"))
    coming = Occasion.objects.ahead().filter(~Exists(written), date_earliest__isnull=False)
    items = [
        Item(
            show(visit.date),
            how_far(visit.date_earliest),
            heading=visit.title,
            url=visit.get_absolute_url(),
        )
        for visit in coming.order_by("date_earliest", "pk")
    ]
    title, nothing = _("Visits ahead without a letter"), _("no visit ahead is without a letter")
    return panel(title, nothing, items, shown=shown, url=reverse("visits"))


def letters_in_work(user: User, shown: int) -> Panel:
    drafted = Letter.objects.visible_to(user).filter(status=LetterStatus.DRAFT)
    items = [
        Item(
            str(letter.occasion),
            short_day(letter.date),
            heading=letter.reference,
            url=letter.get_absolute_url(),
        )
        for letter in drafted.select_related("occasion")
    ]
    title, nothing = _("Letters not ready"), _("no letter is in work")
    return panel(title, nothing, items, shown=shown, url=reverse("letters"))


def own_drafts(user: User, shown: int) -> Panel:
    items = [
        Item("", moment(draft.saved_at), heading=draft.title, url=draft.address)
        for draft in drafts.of(user)
    ]
    title, nothing = _("Your drafts"), _("you have no drafts")
    return panel(title, nothing, items, shown=shown)
