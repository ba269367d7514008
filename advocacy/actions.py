"""What staff do with visits and letters. Each verb writes within the caller's transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Act, User
from accounts.trail import done
from accounts.visibility import new_scope
from advocacy.compose import SectionDraft, draft
from advocacy.models import (
    Ask,
    Letter,
    LetterAsk,
    LetterCase,
    LetterParagraph,
    LetterStatus,
    Occasion,
    Paragraph,
    Participation,
    Section,
    SectionKind,
    Side,
    Signatory,
)
from advocacy.words import gaps_in
from cases.models import Case
from cases.naming import Naming
from core.actor import acting
from core.history import StaleError
from people.models import Holding, Organisation, Person

MAY_BE_EMPTY = {SectionKind.CASES, SectionKind.HOOK, SectionKind.NOTES}


class NotReadyError(Exception):
    """The letter has gaps; `gaps` lists them as (section, words)."""

    def __init__(self, gaps: list[tuple[Section, str]]) -> None:
        super().__init__("the letter has gaps")
        self.gaps = gaps


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


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a coordinator picks for a letter; all prose follows from it."""

    occasion: Occasion
    addressee: Holding
    sender: Organisation
    printed_name: str
    title: str
    place: str
    date: date
    countries: list[str]
    asks: Collection[Ask] = field(default_factory=list)
    cases: Collection[Case] = field(default_factory=list)
    paragraphs: Collection[Paragraph] = field(default_factory=list)


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


def write_letter(*, by: User, choices: Choices) -> Letter:
    """A letter with every section drafted, seen by the teams of `by`.

    Raises ValueError for a case, or an ask on a case or person, that `by` may not see.
    """
    seen = Case.objects.visible_to(by).filter(pk__in=[case.pk for case in choices.cases]).count()
    if seen != len(choices.cases):
        raise ValueError("a case that the author may not see")
    seen = visible_asks(by).filter(pk__in=[ask.pk for ask in choices.asks]).count()
    if seen != len(choices.asks):
        raise ValueError("an ask that the author may not see")
    letter = Letter(
        scope=new_scope(by), occasion=choices.occasion, addressee=choices.addressee,
        sender=choices.sender, place=choices.place, date=choices.date, countries=choices.countries,
    )  # fmt: skip
    letter.save()
    _take_up(letter, choices)
    for order, part in enumerate(draft(letter)):
        Section(letter=letter, kind=part.kind, order=order, **_written(part)).save()
    _tell(Act.LETTER_WRITTEN, letter)
    return letter


def _tell(act: Act, letter: Letter) -> None:
    """The trail; a line for each case, since each has a log of its own."""
    cases: list[UUID | None] = [row.case_id for row in letter.cases.all()]
    for case in cases or [None]:
        done(act, subject=letter.reference, case=case, status=letter.status)


def _take_up(letter: Letter, choices: Choices) -> None:
    Signatory(
        letter=letter, printed_name=choices.printed_name, title=choices.title,
        organisation=choices.sender,
    ).save()  # fmt: skip
    for order, case in enumerate(choices.cases):
        LetterCase(letter=letter, case=case, order=order).save()
    for order, ask in enumerate(choices.asks):
        LetterAsk(letter=letter, ask=ask, order=order).save()
    for order, paragraph in enumerate(choices.paragraphs):
        LetterParagraph(letter=letter, paragraph=paragraph, order=order).save()


def _written(part: SectionDraft) -> dict[str, object]:
    names = ("model", "id", "version")
    facts = [dict(zip(names, fact, strict=True)) for fact in part.facts]
    return {"text": part.text, "facts": facts, "own_words": False}


def change_sections(*, by: User, letter: Letter, texts: Mapping[Section, tuple[int, str]]) -> int:
    """Save typed texts, each with the version that it was typed over; count those that changed.

    A changed text is the author's own words. Raises StaleError where somebody else was quicker:
    then nothing of this call may be kept.
    """
    changed = 0
    for section, (version, text) in texts.items():
        if text == section.text:
            continue
        if version != section.version:
            raise StaleError(f"{section} was changed by somebody else meanwhile.")
        section.text, section.own_words = text, True
        section.save()
        changed += 1
    if changed:
        _back_to_draft(letter)
    return changed


def write_again(*, by: User, letter: Letter, kind: SectionKind) -> None:
    """A section from today's facts again; the notes, unless in own words, follow its numbers."""
    parts = {part.kind: part for part in draft(letter)}
    for section in letter.sections.filter(kind__in={kind, SectionKind.NOTES}):
        if section.kind == kind or not section.own_words:
            for name, value in _written(parts[SectionKind(section.kind)]).items():
                setattr(section, name, value)
            section.save()
    _back_to_draft(letter)


def _back_to_draft(letter: Letter) -> None:
    if letter.status == LetterStatus.READY:
        letter.status = LetterStatus.DRAFT
        letter.save()
        _tell(Act.LETTER_CHANGED, letter)


def gaps(letter: Letter, sections: Iterable[Section]) -> list[tuple[Section, str]]:
    """What keeps a letter from being ready: facts not recorded, empty sections, names withheld."""
    found = []
    naming = Naming(Case.objects.filter(letters__letter=letter), everybody=True)
    for section in sections:
        found += [(section, words) for words in gaps_in(section.text)]
        found += [
            (section, _("“%(name)s” has not agreed to be named") % {"name": word})
            for word in naming.withheld_in(section.text)
        ]
        if not section.text.strip() and section.kind not in MAY_BE_EMPTY:
            found.append((section, _("nothing is written here")))
    return found


def mark_ready(*, by: User, letter: Letter) -> None:
    """Raises NotReadyError while a gap remains."""
    if missing := gaps(letter, letter.sections.all()):
        raise NotReadyError(missing)
    letter.status = LetterStatus.READY
    letter.save()
    _tell(Act.LETTER_CHANGED, letter)
