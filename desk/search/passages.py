"""Words inside summaries, quotes, notes and biographies, as far as they may be seen."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case, Citation, Event, Note
from core.dates import PartialDate, show
from core.search import LocalWords, Words
from desk.search.cases import told_openly
from desk.search.marking import Piece, pieces
from desk.search.seen import quotes_seen
from desk.search.texts import SHOWN, best, of
from desk.search.whose import OF_QUOTE, Whose
from desk.search.words import AllLanguages
from people.models import Person


@dataclass(frozen=True)
class Passage:
    """Some words of a text, where they are read, and whom or what they are about."""

    title: str
    url: str
    pieces: tuple[Piece, ...]
    note: str = ""
    about: str = field(default="", compare=False)
    about_url: str = field(default="", compare=False)


@dataclass(frozen=True)
class Place:
    """A kind of text; `more` where only the passages that fit best are given."""

    title: str
    passages: list[Passage]
    more: bool


def passages(typed: str, user: User) -> list[Place]:
    """Where the words occur, best first in each kind of text; the number of queries is
    fixed but for words that more texts hold than are ranked (desk.search.texts).
    """
    quoted = Citation.objects.select_related(*OF_QUOTE)
    kept = Person.objects.visible_to(user).filter(merged_into=None)
    summary = LocalWords("summary"), AllLanguages("summary")
    events = best(
        of(Event.objects.visible_to(user)), Event.objects.all(), Words("summary"), "summary", typed
    )
    quotes = best(partial(quotes_seen, user), quoted, Words("quote"), "quote", typed)
    notes = best(
        of(Note.objects.visible_to(user)), Note.objects.all(), Words("text"), "text", typed
    )
    summaries = best(of(told_openly(user)), Case.objects.all(), *summary, typed)
    people = best(of(kept), Person.objects.all(), Words("biography"), "biography", typed)
    whose = Whose(user, summaries=summaries, events=events, quotes=quotes, notes=notes)
    places = [
        _place(_("Summaries of cases"), [_summary(case, whose) for case in summaries]),
        _place(_("What happened"), [_event(event, whose) for event in events]),
        _place(_("Quotes from sources"), [_quote(quote, whose) for quote in quotes]),
        _place(_("Calls and notes"), [_note(note, whose) for note in notes]),
        _place(_("About people"), [_biography(person) for person in people]),
    ]
    return [place for place in places if place.passages]


def _place(title: str, found: list[Passage]) -> Place:
    each = list(dict.fromkeys(found))
    return Place(title, each[:SHOWN], len(each) > SHOWN)


def _summary(case: Any, whose: Whose) -> Passage:
    return Passage(whose.case(case.pk).heading, case.get_absolute_url(), pieces(case))


def _event(event: Any, whose: Whose) -> Passage:
    """Context that is of no case stands on no page: it has no address."""
    what = capfirst(", ".join(filter(None, (event.get_type_display(), show(event.date)))))
    name, url = whose.event(event.pk)
    return Passage(name or what, url, pieces(event), what if name else "")


def _quote(quote: Any, whose: Whose) -> Passage:
    number = quote.paragraph
    return Passage(
        quote.source.title,
        quote.source.get_absolute_url(),
        pieces(quote),
        _("paragraph %(n)s") % {"n": number} if number else "",
        *whose.quote(quote),
    )


def _note(note: Any, whose: Whose) -> Passage:
    case = whose.case(note.case_id)
    what = (note.get_kind_display(), note.with_whom, show(PartialDate.on(note.on)))
    url = reverse("notes", args=[case.case.reference])
    return Passage(case.heading, url, pieces(note), capfirst(", ".join(filter(None, what))))


def _biography(person: Any) -> Passage:
    return Passage(person.display_name, person.get_absolute_url(), pieces(person))
