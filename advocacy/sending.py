"""What the send page gives, and that somebody sent a letter: Habeas itself sends nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Act, House, User
from accounts.roles import Permission
from accounts.trail import done
from advocacy.approving import WrongStateError
from advocacy.copies import copies
from advocacy.languages import language_of
from advocacy.models import Edition, Letter, LetterStatus, Readers, Sending, SentBy
from advocacy.paper.words import words_of
from cases.clearance import cleared_for_each, only_public_case
from cases.models import Use
from core.actor import acting
from people.models import Office, Person


class StoppedError(Exception):
    """Somebody told of in it no longer agrees: it may not leave the house."""


class ConfidentialError(Exception):
    """It was cleared for those who read it, and is not for everybody."""


class EmbargoError(Exception):
    """It is not to be published before its day."""


@transaction.atomic
def record(
    *, by: User, letter: Letter, by_words: str, means: str, on: date, to_words: str = ""
) -> Sending:
    """Raises WrongStateError, StoppedError, ConfidentialError, EmbargoError."""
    if not by.may(Permission.WRITE_LETTERS):
        raise PermissionDenied
    with acting(by):
        held = letter.lock()
        if not held.is_frozen:
            raise WrongStateError(held)
        if no_longer([held])[held.pk]:
            raise StoppedError
        if means == SentBy.PUBLISHED and held.readers == Readers.CONFIDENTIAL:
            raise ConfidentialError
        if means == SentBy.PUBLISHED and held.embargo_until and on < held.embargo_until:
            raise EmbargoError
        sending = Sending(letter=held, by_words=by_words, means=means, on=on, to_words=to_words)
        sending.save()
        if held.status != LetterStatus.SENT:
            held.status = LetterStatus.SENT
            held.save()
        cases: list[UUID | None] = [row.case_id for row in held.cases.all()]
        for case in cases or [None]:
            done(
                Act.LETTER_CHANGED, subject=held.reference, case=case, status=held.status,
                means=str(means),
            )  # fmt: skip
        return sending


def no_longer(letters: Iterable[Letter]) -> dict[UUID, list[Person]]:
    """Of each frozen letter, whom it tells of by an answer that does not hold any more, or more
    than the answer now covers.

    A fixed number of queries for any number of letters.
    """
    rows = Edition.objects.filter(
        approval__letter__in=list(letters), approval__taken_back_because=""
    )
    uses: dict[UUID, set[tuple[UUID, str, bool]]] = defaultdict(set)
    for letter, clearances in rows.values_list("approval__letter", "clearances"):
        uses[letter] |= {
            (UUID(one["person"]), one["use"], one.get("limited", True)) for one in clearances
        }
    people = Person.objects.in_bulk({key for told in uses.values() for key, *_rest in told})
    limited = only_public_case(people.values())
    wanted = {use for told in uses.values() for _key, use, _was_limited in told}
    may = cleared_for_each({*map(Use, wanted), Use.NAME}, people.values())
    # Whom anybody may name, officials of other States may.
    if Use.OFFICIALS in may:
        may[Use.OFFICIALS] |= may[Use.NAME]
    found = defaultdict(list)
    for letter, told in uses.items():
        lost = {
            key
            for key, use, was_limited in told
            if key not in may[Use(use)]
            or (key in limited and not was_limited and use != Use.WITHOUT_NAME)
        }
        found[letter] = sorted((people[key] for key in lost if key in people), key=str)
    return found


@dataclass(frozen=True)
class Lost:
    """Somebody a letter tells of who does not agree any more; without `url` for who may not see."""

    name: str
    url: str


def lost(letter: Letter, user: User) -> list[Lost]:
    """Of a frozen letter, as far as the user may see who it is."""
    people = no_longer([letter])[letter.pk]
    seen = Person.objects.visible_to(user).in_bulk([one.pk for one in people])
    return [
        Lost(str(one), one.get_absolute_url())
        if one.pk in seen
        else Lost(_("a person you may not see"), "")
        for one in people
    ]


@dataclass(frozen=True)
class Touched:
    """A letter that tells of people who do not agree any more; `is_sent`: too late to stop it."""

    letter: Letter
    people: list[Person]
    is_sent: bool


def touched(user: User) -> list[Touched]:
    """Those that the user sees; for whoever writes letters."""
    rows = Letter.objects.visible_to(user).filter(
        status__in=(LetterStatus.APPROVED, LetterStatus.SENT)
    )
    letters = list(rows.select_related("occasion", "addressee__office", "addressee__person"))
    lost = no_longer(letters)
    return [
        Touched(one, lost[one.pk], one.status == LetterStatus.SENT)
        for one in letters
        if lost[one.pk]
    ]


@dataclass(frozen=True)
class Address:
    """Where one copy goes; what is not recorded is empty."""

    name: str
    postal: str = ""
    email: str = ""


def addresses(letter: Letter) -> list[Address]:
    """The addressee first, then whoever gets a copy."""
    to = [_of(letter.addressee.office)] if letter.addressee else []
    return to + [_of(one.office) if one.office else Address(one.words) for one in copies(letter)]


def _of(office: Office) -> Address:
    return Address(str(office), office.postal_address, office.email)


@dataclass(frozen=True)
class Cover:
    """An e-mail to go with the files; its subject names nobody."""

    language: str
    subject: str
    text: str


COVERS = {
    "en": (
        "Letter of {day} (our reference {reference})",
        "Dear Sir or Madam,\n\nPlease find attached our letter {to}dated {day}, reference "
        "{reference}.{reply} {readers}\n\nWe would be grateful if you confirmed that it has "
        "arrived.\n\nYours faithfully,\n{sender}",
        "to the {office} ",
        " We would welcome an answer by {day}.",
        {
            Readers.CONFIDENTIAL: "The letter is confidential and meant for you alone.",
            Readers.EMBARGOED: "The letter is under embargo until {day}.",
            Readers.OPEN: "The letter is public.",
        },
    ),
    "fr": (
        "Lettre du {day} (notre référence {reference})",
        "Madame, Monsieur,\n\nVeuillez trouver ci-joint notre lettre {to}du {day}, référence "
        "{reference}.{reply} {readers}\n\nNous vous saurions gré de bien vouloir nous en "
        "confirmer la réception.\n\nVeuillez agréer, Madame, Monsieur, nos salutations "
        "distinguées.\n{sender}",
        "à l’attention de : {office}, ",
        " Une réponse avant le {day} serait la bienvenue.",
        {
            Readers.CONFIDENTIAL: "Cette lettre est confidentielle et vous est réservée.",
            Readers.EMBARGOED: "Cette lettre est sous embargo jusqu’au {day}.",
            Readers.OPEN: "Cette lettre est publique.",
        },
    ),
}


def cover(letter: Letter, language: str) -> Cover:
    """In the language of the letter, from what is no secret: its date, reference and office."""
    subject, text, to, reply, readers = COVERS[language]
    words = words_of(language, House.current())
    day = words.day(letter.date)
    office = letter.addressee.office if letter.addressee else None
    until = words.day(letter.embargo_until) if letter.embargo_until else ""
    said = text.format(
        day=day, reference=letter.reference, sender=letter.sender.name,
        to=to.format(office=language_of(language).title_of(office)) if office else "",
        reply=reply.format(day=words.day(letter.reply_by)) if letter.reply_by else "",
        readers=readers[Readers(letter.readers)].format(day=until),
    )  # fmt: skip
    return Cover(language, subject.format(day=day, reference=letter.reference), said)
