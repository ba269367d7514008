"""Letters and answers on the timeline of the cases that they are about."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.models import Letter, Response
from cases.happenings import last_day
from cases.models import Case
from cases.timeline.extra import Extra


def letters_and_answers(cases: Sequence[Case], user: User) -> list[Extra]:
    """Letters that name one of the cases, and dated answers to what is asked for them."""
    letters = Letter.objects.visible_to(user).filter(cases__case__in=cases).distinct()
    asked = visible_asks(user).filter(case__in=cases)
    answers = Response.objects.filter(ask__in=asked, date_latest__isnull=False)
    return [
        *map(_letter, letters.select_related("occasion", "addressee__office", "addressee__person")),
        *map(_answer, answers.select_related("ask__kind")),
    ]


def _letter(letter: Letter) -> Extra:
    what = letter.get_kind_display()
    if to := letter.addressee:
        what = _("Letter to %(office)s, %(person)s") % {"office": to.office, "person": to.person}
    return Extra(
        on=letter.date,
        what=what,
        text="; ".join(filter(None, [str(letter.occasion or ""), letter.get_status_display()])),
        url=letter.get_absolute_url(),
    )


def _answer(answer: Response) -> Extra:
    return Extra(
        on=last_day(answer.date),
        what=_("Answer: %(text)s") % {"text": answer.text},
        text=str(answer.ask),
    )
