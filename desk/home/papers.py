"""Visits, letters, and what the reader was writing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.after.reading import unanswered
from advocacy.models import Letter, LetterStatus
from advocacy.out_of_date import stale_letters
from advocacy.sending import touched
from advocacy.visits.planner import rows_ahead
from core import drafts
from core.templatetags.dates import moment, short_day
from desk.home.items import Item, Panel, panel
from desk.home.times import how_far


def soon(user: User, shown: int) -> Panel:
    """Alarms: events that the office follows or writes ahead of, from 30 days before on."""
    items = [
        Item(
            row.letters_words,
            how_far(row.visit.date.earliest),
            heading=row.visit.title,
            url=row.visit.get_absolute_url(),
        )
        for row in rows_ahead(user)
        if row.alarm and row.visit.date.earliest
    ]
    title, nothing = _("Visits and events soon"), _("no event that is followed is near")
    return panel(title, nothing, items, shown=shown, url=reverse("visits"))


def no_answer(user: User, shown: int) -> Panel:
    items = [
        Item(
            str(letter.addressee.office) if letter.addressee else letter.get_kind_display(),
            how_far(letter.reply_by),
            late=True,
            heading=letter.reference,
            url=reverse("letter-after", args=[letter.reference]),
        )
        for letter in unanswered(user)
        if letter.reply_by
    ]
    title, nothing = _("Letters without an answer"), _("no answer to a letter is overdue")
    return panel(title, nothing, items, shown=shown, url=reverse("letters"))


def letters_in_work(user: User, shown: int) -> Panel:
    drafted = Letter.objects.visible_to(user).filter(status=LetterStatus.DRAFT)
    items = [
        Item(
            str(letter.occasion or letter.get_kind_display()),
            short_day(letter.date),
            heading=letter.reference,
            url=letter.get_absolute_url(),
        )
        for letter in drafted.select_related("occasion")
    ]
    title, nothing = _("Letters not ready"), _("no letter is in work")
    return panel(title, nothing, items, shown=shown, url=reverse("letters"))


def no_longer_right(user: User, shown: int) -> Panel:
    """Letters that went out and are out of date."""
    items = [
        Item(
            one.first,
            short_day(one.letter.date),
            heading=one.letter.reference,
            url=one.letter.get_absolute_url(),
        )
        for one in stale_letters(user)
    ]
    title = _("Letters out of date")
    nothing = _("no letter that went out has become wrong")
    return panel(title, nothing, items, shown=shown, url=reverse("letters-stale"))


def no_longer_agreed(user: User, shown: int) -> Panel:
    """Approved letters that may not be sent, and sent ones: somebody has withdrawn an answer."""
    items = [
        Item(
            _("was sent") if one.is_sent else _("may not be sent"),
            short_day(one.letter.date),
            late=not one.is_sent,
            heading=one.letter.reference,
            url=reverse("letter-check", args=[one.letter.reference]),
        )
        for one in touched(user)
    ]
    title = _("Letters that tell of people who no longer agree")
    nothing = _("everybody told of in a letter still agrees")
    return panel(title, nothing, items, shown=shown, url=reverse("letters"))


def own_drafts(user: User, shown: int) -> Panel:
    items = [
        Item("", moment(draft.saved_at), heading=draft.title, url=draft.address)
        for draft in drafts.of(user)
    ]
    title, nothing = _("Your drafts"), _("you have no drafts")
    return panel(title, nothing, items, shown=shown)
