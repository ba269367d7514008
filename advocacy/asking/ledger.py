"""The ledger of asks: what was asked of whom, about whom, and what came back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.after.reading import visible_answers
from advocacy.models import Ask, AskStatus, Letter, LetterAsk, Response
from core.clock import today
from core.countries import country_list
from people.models import Person

UNDECIDED = (AskStatus.OPEN, AskStatus.PARTLY)
READ_WITH = ("kind", "addressee_office", "addressee_organisation", "case", "law", "situation",
             "organisation", "source")  # fmt: skip


def asks_seen(user: User) -> QuerySet[Ask]:
    """The asks that the user sees, newest first, with all that a row tells in fixed queries.

    Of answers and letters only those of letters that the user sees, or of no letter.
    """
    letters = Letter.objects.visible_to(user)
    in_letters = LetterAsk.objects.filter(letter__in=letters).select_related("letter")
    rows = visible_asks(user).select_related(*READ_WITH)
    with_answers = rows.prefetch_related(
        Prefetch("responses", visible_answers(user)), Prefetch("letters", in_letters)
    )
    return with_answers.order_by("-id")


def overdue() -> Q:
    return Q(due_on__lt=today(), status__in=UNDECIDED)


@dataclass(frozen=True)
class Row:
    """One ask as the ledger and its page show it."""

    ask: Ask
    people: list[Person]

    @property
    def addressee(self) -> str:
        ask = self.ask
        return str(ask.addressee_office or ask.addressee_organisation or ask.addressee_words)

    @property
    def is_overdue(self) -> bool:
        due = self.ask.due_on
        return due is not None and due < today() and self.ask.status in UNDECIDED

    @property
    def about(self) -> str:
        """The object in words: people, else what it is about, else the countries."""
        ask = self.ask
        if self.people:
            return ", ".join(str(person) for person in self.people)
        thing = ask.case or ask.law or ask.situation or ask.organisation
        return str(thing) if thing else ask.about or self.countries or _("not recorded")

    @property
    def countries(self) -> str:
        return country_list(self.ask.countries) if self.ask.countries else ""

    @property
    def answers(self) -> list[Response]:
        return list(self.ask.responses.all())

    @property
    def letters(self) -> list[Letter]:
        return [row.letter for row in self.ask.letters.all()]


def rows(asks: Iterable[Ask]) -> list[Row]:
    """With the people whom they are about, in one further query."""
    read = list(asks)
    known = Person.objects.in_bulk({key for ask in read for key in ask.persons})
    return [Row(ask, _named(ask.persons, known)) for ask in read]


def _named(keys: Sequence[UUID], known: dict[UUID, Person]) -> list[Person]:
    return [known[key] for key in keys if key in known]
