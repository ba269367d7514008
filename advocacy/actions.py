"""What staff do with visits and letters. Each verb writes within the caller's transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import Act, User
from accounts.trail import done
from accounts.visibility import new_scope
from advocacy.compose import SectionDraft, draft
from advocacy.concerned import named_and_hidden
from advocacy.languages.base import Fact
from advocacy.models import (
    Ask,
    Letter,
    LetterAsk,
    LetterCase,
    LetterKind,
    LetterParagraph,
    Occasion,
    Paragraph,
    Participation,
    Readers,
    Section,
    SectionKind,
    Side,
    Signatory,
)
from cases.models import Case
from core.actor import acting
from core.fields import LocalText
from people.models import Holding, Organisation, Person


def save_visit(
    *, by: User, visit: Occasion, sides: Mapping[Side, tuple[Iterable[Holding], Iterable[str]]]
) -> Occasion:
    """Save a visit with who takes part: office-holders and others in words, per side."""
    visit.save()
    wanted = {
        (side, person, office, words)
        for side, (holdings, others) in sides.items()
        for person, office, words in [
            *((holding.person_id, holding.office_id, "") for holding in holdings),
            *((None, None, words) for words in others),
        ]
    }
    for part in visit.participants.filter(side__in=sides, organisation=None):
        words = "" if part.person_id or part.office_id else part.words
        key = (Side(part.side), part.person_id, part.office_id, words)
        if key in wanted:
            wanted.remove(key)
        else:
            part.withdraw(why=f"taken off the list by {by}")
    for side, person, office, words in sorted(wanted, key=str):
        Participation(
            occasion=visit, side=side, person_id=person, office_id=office, words=words
        ).save()
    return visit


# A field below is called "date" too.
Day = date


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who is to stand under a letter, as printed."""

    printed_name: str
    title: str = ""
    organisation: Organisation | None = None
    organisation_words: str = ""
    country_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a coordinator picks for a letter; all prose follows from it.

    Of `cases`, those in `annexed` are told in the annex. Blocks in `off` begin switched off.
    """

    sender: Organisation
    place: str
    date: Day
    kind: LetterKind = LetterKind.VISIT_LETTER
    occasion: Occasion | None = None
    addressee: Holding | None = None
    languages: Sequence[str] = ("en",)
    countries: Sequence[str] = ()
    cases: Collection[Case] = ()
    annexed: Collection[Case] = ()
    asks: Collection[Ask] = ()
    paragraphs: Collection[Paragraph] = ()
    readers: Readers = Readers.CONFIDENTIAL
    embargo_until: Day | None = None
    reply_by: Day | None = None
    headline: LocalText = field(default_factory=LocalText)
    contact: str = ""
    copies: str = ""
    signatories: Sequence[Signed] = ()
    begun_from: Letter | None = None
    off: Collection[SectionKind] = ()

    def unsaved(self) -> Letter:
        """The letter as it would be, for the questions that follow from who reads it."""
        language, second = [*self.languages, "", ""][:2]
        return Letter(
            kind=self.kind, occasion=self.occasion, addressee=self.addressee, sender=self.sender,
            place=self.place, date=self.date, countries=list(self.countries),
            headline=self.headline, language=language, second_language=second,
            readers=self.readers, embargo_until=self.embargo_until, reply_by=self.reply_by,
            contact=self.contact, copies=self.copies, begun_from=self.begun_from,
        )  # fmt: skip


def visible_asks(user: User) -> QuerySet[Ask]:
    """Asks whose case and persons the user sees, all of them."""
    people = ArraySubquery(Person.objects.visible_to(user).values("pk"))
    case = Q(case=None) | Q(case__in=Case.objects.visible_to(user))
    return Ask.objects.preferred().filter(case, persons__contained_by=people)


@transaction.atomic
def add_ask(*, by: User, ask: Ask) -> Ask:
    with acting(by):
        ask.save()
    return ask


@transaction.atomic
def write_letter(*, by: User, choices: Choices) -> Letter:
    """A letter with every block drafted in each of its languages, seen by the teams of `by`.

    Raises ValueError for a case, or an ask on a case or person, that `by` may not see.
    """
    cases = [case.pk for case in choices.cases]
    if Case.objects.visible_to(by).filter(pk__in=cases).count() != len(cases):
        raise ValueError("a case that the author may not see")
    if named_and_hidden(by).filter(case__in=cases).exists():
        raise ValueError("a case of a person whom the author may not see")
    seen = visible_asks(by).filter(pk__in=[ask.pk for ask in choices.asks]).count()
    if seen != len(choices.asks):
        raise ValueError("an ask that the author may not see")
    letter = choices.unsaved()
    letter.scope = new_scope(by)
    letter.save()
    _take_up(letter, choices)
    write_sections(letter, off=choices.off)
    _tell(Act.LETTER_WRITTEN, letter)
    return letter


def write_sections(letter: Letter, *, off: Collection[SectionKind] = ()) -> None:
    """Every block in each language of a letter that has none yet."""
    for language in letter.languages:
        for order, part in enumerate(draft(letter, language)):
            Section(
                letter=letter, language=language, kind=part.kind, subject=part.subject,
                order=order, is_off=part.kind in off, **_written(part),
            ).save()  # fmt: skip


def _tell(act: Act, letter: Letter) -> None:
    """The trail; a line for each case, since each has a log of its own."""
    cases: list[UUID | None] = [row.case_id for row in letter.cases.all()]
    for case in cases or [None]:
        done(act, subject=letter.reference, case=case, status=letter.status)


def _take_up(letter: Letter, choices: Choices) -> None:
    for order, signed in enumerate(choices.signatories):
        Signatory(
            letter=letter, order=order, printed_name=signed.printed_name, title=signed.title,
            organisation=signed.organisation, organisation_words=signed.organisation_words,
            country_words=signed.country_words,
        ).save()  # fmt: skip
    annexed = {case.pk for case in choices.annexed}
    for order, case in enumerate(choices.cases):
        LetterCase(letter=letter, case=case, order=order, in_annex=case.pk in annexed).save()
    for order, ask in enumerate(choices.asks):
        LetterAsk(letter=letter, ask=ask, order=order).save()
    for order, paragraph in enumerate(choices.paragraphs):
        LetterParagraph(letter=letter, paragraph=paragraph, order=order).save()


def _written(part: SectionDraft) -> dict[str, object]:
    sentences = [
        {"key": one.key, "text": one.text, "facts": _named(one.facts)} for one in part.sentences
    ]
    return {
        "text": part.text, "sentences": sentences, "facts": _named(part.facts), "own_words": False,
    }  # fmt: skip


def _named(facts: Iterable[Fact]) -> list[dict[str, object]]:
    return [dict(zip(("model", "id", "version"), fact, strict=True)) for fact in facts]
