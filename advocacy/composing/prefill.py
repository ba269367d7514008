"""What a letter begins with before anybody chooses: to whom, from whom, where and when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import House, User
from advocacy.forms import holders
from advocacy.languages import LANGUAGES
from advocacy.models import (
    Letter,
    LetterKind,
    Occasion,
    Paragraph,
    ParagraphPurpose,
    Participation,
    SectionKind,
    Side,
    Signatory,
)
from advocacy.outlines import CALLED_FOR, Preset, has
from advocacy.texts.state import needs_check
from cases.models import Case
from core.clock import today
from people.models import Holding, Organisation, UsualCopy

TO_SOMEBODY = (LetterKind.VISIT_LETTER, LetterKind.JOINT_LETTER)
DAYS_TO_ANSWER = 30
NGOS = ("NGO_LOCAL", "NGO_EXILE", "NGO_INTL", "COALITION")
# None of these writes to officials for somebody; among parties and groups are some that are banned.
NEVER = ("STATE_BODY", "COURT", "PRISON", "PARTY", "GROUP")
# A theme, or why a case matters, is chosen by hand; the others fit by country and sender.
SECTION_OF = {
    ParagraphPurpose.WHO_WE_ARE: SectionKind.OPENING,
    ParagraphPurpose.CONCERN: SectionKind.CONCERNS,
    ParagraphPurpose.HOOK: SectionKind.HOOK,
    ParagraphPurpose.THANKS: SectionKind.THANKS,
}


@dataclass(frozen=True)
class Start:
    """From where a letter is begun: an event, a case, an earlier letter, or nothing."""

    user: User
    preset: Preset
    visit: Occasion | None = None
    case: Case | None = None
    begun: Letter | None = None


def events() -> QuerySet[Occasion]:
    parts = Participation.objects.select_related("person", "office", "organisation")
    rows = Occasion.objects.select_related("kind")
    return rows.prefetch_related(Prefetch("participants", parts))


def preset_for(visit: Occasion | None, case: Case | None) -> Preset:
    """Which kind an event or a case calls for."""
    if visit is None:
        return Preset.CASE_STATEMENT if case else Preset.VISIT_LETTER
    return CALLED_FOR.get(visit.kind.code, Preset.VISIT_LETTER)


def prefilled(start: Start) -> dict[str, Any]:
    user, preset, visit = start.user, start.preset, start.visit
    last = Letter.objects.visible_to(user).select_related("sender").first()
    to = guest_of(visit, today()) if preset.kind in TO_SOMEBODY else None
    sender = _sender(last, user)
    countries = list(visit.countries) if visit else []
    if start.case and start.case.country not in countries:
        countries.append(start.case.country)
    same_sender = last is not None and sender is not None and last.sender_id == sender.pk
    return {
        "preset": preset.value,
        "visit": visit,
        "addressee": to,
        "sender": sender,
        "place": last.place if last else "",
        "date": today(),
        "countries": countries,
        "languages": language_for(to),
        "readers": preset.readers.value,
        "reply_by": reply_by(preset),
        "signatories": signed_by(last) if last else "",
        "contact": last.contact if last and same_sender else House.current().email,
        "copies": copies_of(to),
        "cases": [start.case.pk] if start.case else [],
    }


def guest_of(visit: Occasion | None, on: date) -> Holding | None:
    """The guest who holds an office, on that day if any does."""
    guests = [part for part in visit.participants.all() if part.side == Side.GUEST] if visit else []
    named = Q(pk=None)
    for part in guests:
        given = {"person": part.person_id, "office": part.office_id}
        if any(given.values()):
            named |= Q(**{name: key for name, key in given.items() if key})
    found = list(holders().filter(named)) if guests else []
    return next((one for one in found if one.term.may_be(on)), next(iter(found), None))


def senders(user: User) -> QuerySet[Organisation]:
    """Who can send a letter: the office itself, NGOs, who sent or signed one that the user sees,
    and of whom a text says who they are."""
    letters = Letter.objects.visible_to(user)
    texts = Paragraph.objects.filter(purpose=ParagraphPurpose.WHO_WE_ARE)
    signed = Signatory.objects.filter(letter__in=letters)
    can = Q(kind__code__in=NGOS) | Q(pk__in=letters.order_by().values("sender"))
    for rows in (texts, signed):
        can |= Q(pk__in=rows.exclude(organisation=None).order_by().values("organisation"))
    may = _own() | (can & ~Q(kind__code__in=NEVER))
    return Organisation.objects.current().filter(may)


def _own() -> Q:
    """The office itself, where it is on record by one of its names."""
    house = House.current()
    names = Q(name=house.name) | Q(abbreviation=house.short_name or house.name)
    return names if house.name else Q(pk=None)


def _sender(last: Letter | None, user: User) -> Organisation | None:
    """The office itself, else whoever sent the last letter: never a stranger."""
    offered = senders(user)
    if own := offered.filter(_own()).first():
        return own
    return offered.filter(pk=last.sender_id).first() if last else None


def language_for(to: Holding | None) -> str:
    """That of the office, where letters are written in it."""
    return to.office.language if to and to.office.language in LANGUAGES else LANGUAGES[0]


def reply_by(preset: Preset) -> date | None:
    return today() + timedelta(DAYS_TO_ANSWER) if preset.kind in TO_SOMEBODY else None


def signed_by(letter: Letter) -> str:
    rows = letter.signatories.select_related("organisation")
    return "\n".join(_line(one, letter.sender_id) for one in rows)


def _line(one: Signatory, sender: UUID) -> str:
    """Name; title; organisation; country. One of the sender says no organisation."""
    of_sender = one.organisation_id == sender
    organisation = "" if of_sender else str(one.organisation or one.organisation_words)
    cells = [one.printed_name, one.title, organisation, one.country_words]
    return "; ".join(cells).rstrip("; ")


def copies_of(to: Holding | None) -> str:
    """Who usually gets a copy of letters to the office, one on each line."""
    rows = UsualCopy.objects.filter(office=to.office).select_related("to_office") if to else []
    return "\n".join(str(row) for row in rows)


def paragraphs_for(
    languages: Collection[str], countries: Collection[str], keep: Collection[UUID] = ()
) -> QuerySet[Paragraph]:
    """Of these languages, on no country or one of these."""
    rows = Paragraph.objects.filter(Q(country="") | Q(country__in=countries) | Q(pk__in=keep))
    rows = rows.filter(language__in=languages)
    return rows.select_related("organisation").order_by("language", "purpose", "country", "title")


def fitting(
    rows: Iterable[Paragraph], kind: LetterKind, sender: Organisation | None
) -> list[Paragraph]:
    """Those that a letter of this kind has a place for, whatever it is about."""
    return [
        row
        for row in rows
        if row.purpose in SECTION_OF
        and has(kind, SECTION_OF[ParagraphPurpose(row.purpose)])
        and is_of(row, sender)
    ]


def unasked(rows: Iterable[Paragraph]) -> list[Paragraph]:
    """Of those that fit, what a letter takes up by itself: none that is to be looked at again."""
    return [row for row in rows if not needs_check(row, today())]


def is_of(row: Paragraph, sender: Organisation | None) -> bool:
    """Whether the text is about no organisation or about the sender."""
    return row.organisation_id in (None, sender.pk if sender else None)
