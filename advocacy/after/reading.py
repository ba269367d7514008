"""What came back and what did not, as far as the reader may see what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from advocacy.actions import visible_asks
from advocacy.models import Ask, Letter, LetterStatus, Response, Result
from cases.codes import EventType, Polarity
from cases.models import Case, Document, EventParty
from core.clock import today
from core.dates import show
from core.facts import PASSED_OVER
from people.models import Office, Person


def visible_answers(user: User) -> QuerySet[Response]:
    """Those to asks and letters that the user sees; a file in one only where it is seen too."""
    ask = Q(ask=None) | Q(ask__in=visible_asks(user))
    letter = Q(letter=None) | Q(letter__in=Letter.objects.visible_to(user))
    files = Prefetch("document", Document.objects.visible_to(user))
    return Response.objects.filter(ask, letter).prefetch_related(files)


def visible_results(user: User) -> QuerySet[Result]:
    """Of a case that the user sees. A letter or person that they do not see is None."""
    return Result.objects.filter(in_scope(user, "case__scope")).prefetch_related(
        Prefetch("letter", Letter.objects.visible_to(user)),
        Prefetch("person", Person.objects.visible_to(user)),
    )


def unanswered(user: User) -> QuerySet[Letter]:
    """Letters that were sent, whose answer was expected before today and has not come."""
    since = Q(ask__letters__letter=OuterRef("pk"), date_latest__gte=OuterRef("date"))
    answered = Response.objects.filter(Q(letter=OuterRef("pk")) | since)
    late = Letter.objects.visible_to(user).filter(
        ~Exists(answered), status=LetterStatus.SENT, reply_by__lt=today()
    )
    rows = late.select_related("occasion", "addressee__office", "addressee__person", "sender")
    return rows.order_by("reply_by", "id")


@dataclass(frozen=True)
class Before:
    """A release, and the letters that were sent before it. Nothing says that they led to it."""

    person: Person | None
    on: str
    letters: tuple[Letter, ...]


def before_releases(cases: Iterable[Case], user: User) -> list[Before]:
    """Of each person in the cases who was released. Three queries."""
    keys = [case.pk for case in cases]
    releases = (
        EventParty.objects.filter(
            in_scope(user, "party__case__scope"), party__case__in=keys, party__withdrawn_at=None,
            event__type=EventType.RELEASE, event__polarity=Polarity.HAPPENED,
            event__withdrawn_at=None, event__date_latest__isnull=False,
        )
        .exclude(event__rank__in=PASSED_OVER)
        .select_related("event", "party")
        .prefetch_related(Prefetch("party__person", Person.objects.visible_to(user)))
        .order_by("event__date_earliest", "pk")
    )  # fmt: skip
    sent = list(_sent(keys, user))
    once = {(one.party_id, one.event.date): one for one in releases}
    return [_before(one, sent) for one in once.values()]


def _sent(cases: list[UUID], user: User) -> QuerySet[Letter]:
    rows = Letter.objects.visible_to(user).filter(cases__case__in=cases, status=LetterStatus.SENT)
    rows = rows.select_related("addressee__office", "addressee__person", "sender")
    return rows.prefetch_related("cases", "sendings").distinct().order_by("date", "id")


def _before(one: EventParty, sent: list[Letter]) -> Before:
    begins = one.event.date.earliest
    told = [
        letter
        for letter in sent
        if begins
        and sent_on(letter) < begins
        and any(row.case_id == one.party.case_id for row in letter.cases.all())
    ]
    return Before(one.party.person, show(one.event.date), tuple(told))


def sent_on(letter: Letter) -> date:
    """The first day on which somebody sent it; of one whose sending nobody recorded, its date."""
    return min((sending.on for sending in letter.sendings.all()), default=letter.date)


@dataclass(frozen=True)
class Asked:
    """One thing that was asked of an office, in which letters, and what came back."""

    ask: Ask
    letters: tuple[Letter, ...]
    answers: tuple[Response, ...]


def asked_of(office: Office, user: User) -> list[Asked]:
    """All that was asked of an office, the newest first. A fixed number of queries."""
    asks = visible_asks(user).filter(addressee_office=office).select_related("kind", "case")
    return with_letters_and_answers(asks.order_by("-id"), user)


def with_letters_and_answers(asks: QuerySet[Ask], user: User) -> list[Asked]:
    rows = list(asks)
    letters = Letter.objects.visible_to(user).filter(asks__ask__in=rows).distinct()
    known = {letter.pk: letter for letter in letters.select_related("occasion")}
    answers: dict[UUID | None, list[Response]] = {}
    for answer in visible_answers(user).filter(ask__in=rows):
        answers.setdefault(answer.ask_id, []).append(answer)
    places: dict[UUID, list[UUID]] = {}
    for ask, letter in Ask.objects.filter(pk__in=[ask.pk for ask in rows]).values_list(
        "pk", "letters__letter"
    ):
        places.setdefault(ask, []).append(letter)
    return [
        Asked(
            ask,
            tuple(known[key] for key in places.get(ask.pk, []) if key in known),
            tuple(answers.get(ask.pk, [])),
        )
        for ask in rows
    ]


def letters_to(office: Office, user: User) -> QuerySet[Letter]:
    """All that was written to whoever held the office, with the answers to each."""
    rows = Letter.objects.visible_to(user).filter(addressee__office=office)
    answers = Prefetch("responses", visible_answers(user))
    return rows.select_related("occasion", "addressee__person", "sender").prefetch_related(answers)
