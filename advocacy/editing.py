"""What an author does with the sections of a letter: typed over, moved, switched off, reset.

A letter in two languages has the same sections in both: what moves or goes in one does in the
other. None of it works on a letter that is approved: that text is frozen.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from accounts.models import Act, User
from accounts.trail import done
from advocacy.compose import SectionDraft, draft
from advocacy.languages.base import Sentence
from advocacy.links import as_stored, is_as_written, linked
from advocacy.models import Letter, LetterStatus, Section, SectionKind, Signatory
from advocacy.staleness import Change, compared, stale
from core.clock import today
from core.history import StaleError

# What a section of two languages is: its kind, and the country it is about.
Place = tuple[str, str]
K = SectionKind
HEAD = (K.ADDRESSEE, K.HEADLINE, K.DATELINE, K.RE, K.SALUTATION)
FOOT = (
    K.SIGNATURE, K.SIGNATORIES, K.COPIES, K.CONTACT, K.NOTES, K.ANNEX, K.CLOSED_ANNEX,
)  # fmt: skip
# A letter without these is none.
NEEDED = (K.ADDRESSEE, K.HEADLINE, K.DATELINE, K.SALUTATION, K.SIGNATURE)
NOTE = re.compile(r"\[(\d{1,2})\]")
NOTE_LINE = re.compile(r"^(\d+)\.\s+(.*)$", re.MULTILINE)
EMPTY_BULLET = re.compile(r"^[ \t]*(?:-|\d+\.)[ \t]*(?:\n|$)", re.MULTILINE)


class FrozenError(Exception):
    """The letter is approved: its text can be followed up, and never edited."""


def may_move(section: Section) -> bool:
    """The head and the foot of a letter stand where its kind puts them."""
    return section.kind not in (*HEAD, *FOOT)


def may_be_off(section: Section) -> bool:
    return section.kind not in NEEDED


def change_sections(*, by: User, letter: Letter, texts: Mapping[Section, tuple[int, str]]) -> int:
    """Save typed texts, each with the version that it was typed over; count those that changed.

    What no data wrote is own words. Raises StaleError where somebody else was quicker: then nothing
    of this call may be kept.
    """
    _refuse_frozen(letter)
    changed = 0
    for section, (version, text) in texts.items():
        if text == section.text:
            continue
        if version != section.version:
            raise StaleError(f"{section} was changed by somebody else meanwhile.")
        section.text = text
        section.own_words = not (section.sentences and is_as_written(section))
        section.save()
        changed += 1
    if changed:
        _back_to_draft(letter)
    return changed


@transaction.atomic
def reset_section(*, by: User, letter: Letter, section: Section) -> None:
    """The section from today's facts; the notes, unless in own words, follow its numbers."""
    _refuse_frozen(letter)
    places = {_place(section), (K.NOTES.value, "")}
    for row in letter.sections.filter(language=section.language):
        if row == section or (_place(row) in places and not row.own_words):
            _write(row, written_now(letter, row))
    _back_to_draft(letter)


def written_now(letter: Letter, section: Section) -> SectionDraft:
    """The section as today's facts write it; empty where the letter has none such any more."""
    for part in draft(letter, section.language):
        if (part.kind, part.subject) == _place(section):
            return part
    return SectionDraft(SectionKind(section.kind), section.subject, ())


@transaction.atomic
def move_section(*, by: User, letter: Letter, section: Section, step: int) -> bool:
    """One place up (-1) or down (1), in each language; whether there was such a place."""
    _refuse_frozen(letter)
    rows = list(letter.sections.all())
    places = list(dict.fromkeys(map(_place, rows)))
    movable = {_place(row) for row in rows if may_move(row)}
    at = places.index(_place(section))
    to = at + step
    if not 0 <= to < len(places) or not {places[at], places[to]} <= movable:
        return False
    places[at], places[to] = places[to], places[at]
    for row in rows:
        if row.order != (order := places.index(_place(row))):
            row.order = order
            row.save()
    _back_to_draft(letter)
    return True


@transaction.atomic
def switch_section(*, by: User, letter: Letter, section: Section, off: bool) -> None:
    """Out of the letter, its text kept, or back in; in each language."""
    _refuse_frozen(letter)
    if off and not may_be_off(section):
        raise ValueError(f"no letter is without {section}")
    for row in _in_each_language(letter, section):
        if row.is_off != off:
            row.is_off = off
            row.save()
    _back_to_draft(letter)


@transaction.atomic
def take_offer(*, by: User, letter: Letter, section: Section, key: str) -> int:
    """The new sentence in the place of the old, in each language where the old one stands."""
    _refuse_frozen(letter)
    offers = [one for one in _offers(letter, section, key) if one.can_be_taken]
    for offer in offers:
        _take(letter, offer)
    if offers:
        _back_to_draft(letter)
    return len(offers)


@transaction.atomic
def keep_sentence(*, by: User, letter: Letter, section: Section, key: str) -> int:
    """The author has seen the new sentence and keeps the old: it is not offered again. Not where
    what it tells may be told no more."""
    _refuse_frozen(letter)
    offers = [one for one in _offers(letter, section, key) if one.may_be_kept]
    for offer in offers:
        row = offer.section
        rows = row.sentences
        if offer.sentence and not offer.old:
            rows = [*rows, as_stored(offer.sentence)]
        row.sentences = [
            one | {"kept": compared(offer.new)} if one["key"] == key else one for one in rows
        ]
        row.save()
    return len(offers)


@transaction.atomic
def cases_into_annex(*, by: User, letter: Letter) -> None:
    """All cases into the annex of their country: what is not in own words is written again."""
    _refuse_frozen(letter)
    for row in letter.cases.filter(in_annex=False):
        row.in_annex = True
        row.save()
    for language in letter.languages:
        parts = {(part.kind.value, part.subject): part for part in draft(letter, language)}
        for section in letter.sections.filter(language=language, own_words=False):
            if part := parts.get(_place(section)):
                _write(section, part)
    _back_to_draft(letter)


@transaction.atomic
def partner_told(*, by: User, letter: Letter, signatory: Signatory) -> None:
    """A partner was told of what has changed; the letter itself stays as it went out."""
    signatory.told_on = today()
    signatory.save()
    done(Act.LETTER_CHANGED, subject=letter.reference, status=letter.status)


def _place(section: Section) -> Place:
    return str(section.kind), section.subject


def _in_each_language(letter: Letter, section: Section) -> Iterable[Section]:
    return letter.sections.filter(kind=section.kind, subject=section.subject)


def _refuse_frozen(letter: Letter) -> None:
    if letter.is_frozen:
        raise FrozenError


def _back_to_draft(letter: Letter) -> None:
    if letter.status == LetterStatus.READY:
        letter.status = LetterStatus.DRAFT
        letter.save()
        cases: list[UUID | None] = [row.case_id for row in letter.cases.all()]
        for case in cases or [None]:
            done(Act.LETTER_CHANGED, subject=letter.reference, case=case, status=letter.status)


def _write(section: Section, part: SectionDraft) -> None:
    fresh = (part.text, False, [as_stored(sentence) for sentence in part.sentences])
    if (section.text, section.own_words, section.sentences) != fresh:
        section.text, section.own_words, section.sentences = fresh
        section.facts = _all_facts(section)
        section.save()


def _all_facts(section: Section) -> list[dict[str, object]]:
    """What all sentences rest on, each row once."""
    rows = [fact for one in section.sentences for fact in one["facts"]]
    return list({tuple(fact.values()): fact for fact in rows}.values())


def _offers(letter: Letter, section: Section, key: str) -> list[Change]:
    """The offers for a sentence, in each language."""
    found = [one for one in stale(letter) if one.key == key]
    return [one for one in found if _place(one.section) == _place(section)]


def _take(letter: Letter, offer: Change) -> None:
    section = offer.section
    new = _with_notes_of_letter(letter, section.language, offer.sentence)
    spans = {one.sentence.key: one.span for one in linked(section)}
    text, span = section.text, spans.get(offer.key)
    if span:
        text = text[: span[0]] + (new.text if new else "") + text[span[1] :]
    elif new:
        beside = spans.get(offer.after)
        at = beside[1] if beside else len(text) if offer.after else 0
        text = text[:at] + new.before + new.text + text[at:]
    section.text = EMPTY_BULLET.sub("", text).strip(" \n")
    section.sentences = _with(section.sentences, offer, new)
    section.facts = _all_facts(section)
    section.save()


def _with(
    sentences: list[dict[str, object]], offer: Change, new: Sentence | None
) -> list[dict[str, object]]:
    """What is stored, with the new sentence in the place of the old, or where a new one belongs."""
    keys = [str(one["key"]) for one in sentences]
    others = [one for one in sentences if one["key"] != offer.key]
    if new is None:
        return others
    at = keys.index(offer.key) if offer.key in keys else 0
    if offer.key not in keys and offer.after:
        at = keys.index(offer.after) + 1 if offer.after in keys else len(keys)
    return [*others[:at], as_stored(new), *others[at:]]


def _with_notes_of_letter(
    letter: Letter, language: str, sentence: Sentence | None
) -> Sentence | None:
    """With the numbers that its notes have in the letter; what it alone cites is added to them."""
    rows = letter.sections.filter(language=language, kind=SectionKind.NOTES)
    if sentence is None or not NOTE.search(sentence.text) or not (notes := rows.first()):
        return sentence
    before = notes.text
    fresh = dict(NOTE_LINE.findall(written_now(letter, notes).text))
    there = {words: number for number, words in NOTE_LINE.findall(notes.text)}

    def number(found: re.Match[str]) -> str:
        words = fresh[found[1]]
        if words not in there:
            there[words] = str(len(there) + 1)
            notes.text = f"{notes.text}\n{there[words]}. {words}".strip()
        return f"[{there[words]}]"

    text = NOTE.sub(number, sentence.text)
    if notes.text != before:
        notes.sentences = [{"key": "notes", "text": notes.text, "facts": []}]
        notes.save()
    return replace(sentence, text=text)
