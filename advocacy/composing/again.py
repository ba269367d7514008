"""A new letter from an earlier one: its choices looked at again, its own words carried over."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy import gate
from advocacy.actions import Choices, visible_asks, write_letter
from advocacy.composing.carried import carried, mark_of
from advocacy.composing.cases import open_cases
from advocacy.composing.prefill import Start, copies_of, prefilled, signed_by
from advocacy.concerned import CONCERNED
from advocacy.gate import Telling
from advocacy.models import AskStatus, Letter, SectionKind
from advocacy.outlines import Preset
from advocacy.texts.state import needs_check, review_of
from cases.models import Case, Party
from core.clock import today
from core.dates import PartialDate, show
from people.models import Holding

# Frame that says nothing by itself: who, where, when and the notes are always written anew.
ANEW = (
    SectionKind.ADDRESSEE, SectionKind.DATELINE, SectionKind.NOTES, SectionKind.ANNEX,
    SectionKind.CLOSED_ANNEX, SectionKind.SIGNATORIES,
)  # fmt: skip


@dataclass(frozen=True)
class Again:
    """What the new letter begins with, and what of the old one is no longer so."""

    initial: dict[str, Any]
    notices: list[str]


def again(letter: Letter, start: Start) -> Again:
    """`start` may bring another event; facts are read anew when the letter is written."""
    notices: list[str] = []
    visit = start.visit or _event(letter, notices)
    to = _present_holder(letter, notices)
    copied = copies_of(to) or letter.copies
    taken = [row.paragraph for row in letter.paragraphs.select_related("paragraph")]
    initial = {
        **prefilled(replace(start, visit=visit)),
        "addressee": to,
        "sender": letter.sender,
        "place": letter.place,
        "countries": letter.countries,
        "languages": " ".join(letter.languages),
        "readers": letter.readers,
        "signatories": signed_by(letter),
        "contact": letter.contact,
        "copies": copied,
        "annex": "none" if not letter.cases.filter(in_annex=True).exists() else "",
        "cases": [case.pk for case in _cases(letter, start.user, to, copied, notices)],
        "asks": _asks(letter, start.user, notices),
        "paragraphs": [row.pk for row in taken],
        "seen": (letter.languages, letter.countries),
    }
    notices += [
        _("“%(title)s” was to be looked at again by %(day)s.")
        % {"title": row, "day": show(PartialDate.on(review_of(row)))}
        for row in taken
        if needs_check(row, today())
    ]
    return Again(initial, notices)


def _event(letter: Letter, notices: list[str]) -> Any:
    """The same event while it is still ahead."""
    visit = letter.occasion
    if visit and visit.date.latest and visit.date.latest < today():
        notices.append(_("“%(event)s” is over: choose another event.") % {"event": visit})
        return None
    return visit


def _present_holder(letter: Letter, notices: list[str]) -> Holding | None:
    """Whoever holds the office today, where the addressee does not any more."""
    before = letter.addressee
    if before is None or (before.withdrawn_at is None and before.term.may_be(today())):
        return before
    rows = Holding.objects.preferred().filter(office=before.office_id)
    rows = rows.select_related("office", "person").exclude(pk=before.pk)
    now = next((one for one in rows if one.term.may_be(today())), None)
    said = {"person": before.person, "office": before.office, "now": now and now.person}
    if now is None:
        notices.append(_("%(person)s no longer is %(office)s; who is, is not recorded.") % said)
    else:
        notices.append(_("%(person)s no longer is %(office)s; %(now)s is.") % said)
    return now


def _cases(
    letter: Letter, user: User, to: Holding | None, copied: str, notices: list[str]
) -> list[Case]:
    """Those that are seen, open, and may still be told of to whoever reads the new letter."""
    asked = Letter(
        kind=letter.kind,
        addressee=to,
        readers=letter.readers,
        copies=copied,
        embargo_until=letter.embargo_until,
    )
    rows = Case.objects.filter(letters__letter=letter).order_by("letters__order")
    seen = set(open_cases(user).filter(letters__letter=letter).values_list("pk", flat=True))
    concerned = Party.objects.filter(case__letters__letter=letter, role__code__in=CONCERNED)
    parties = list(concerned.select_related("person", "case"))
    cleared = gate.cleared(asked, parties)
    told = {
        party.case_id
        for party in parties
        if party.person is None or cleared.telling(party.person) != Telling.WITHHELD
    }
    kept = []
    for case in rows:
        if case.pk not in seen:
            notices.append(_("A case was left out: it is closed, or you do not see it any more."))
        elif case.pk not in told:
            left = _("%(case)s was left out: it may not be told of here.")
            notices.append(left % {"case": case.reference})
        else:
            kept.append(case)
    return kept


def _asks(letter: Letter, user: User, notices: list[str]) -> list[Any]:
    """Those that are seen and still open."""
    rows = visible_asks(user).filter(letters__letter=letter, status=AskStatus.OPEN)
    kept = list(rows.values_list("pk", flat=True))
    if lost := letter.asks.count() - len(kept):
        notices.append(_("Asks left out, since they are no longer open: %(n)s.") % {"n": lost})
    return kept


@transaction.atomic
def write_from(*, by: User, choices: Choices) -> Letter:
    """A letter as chosen; with the own words of the one that it was begun from, where it was."""
    letter = write_letter(by=by, choices=choices)
    if choices.begun_from:
        carry_over(letter, choices.begun_from)
    return letter


def carry_over(letter: Letter, before: Letter) -> None:
    """Own words of the earlier letter among what is written anew, marked with their date.

    The mark is a gap: somebody looks whether they are still right. Blocks that were switched off or
    moved are so again.
    """
    found = {(one.language, one.kind, one.subject): one for one in before.sections.all()}
    for section in letter.sections.all():
        old = found.get((section.language, section.kind, section.subject))
        if old is None:
            continue
        section.is_off = old.is_off
        if letter.kind == before.kind:
            section.order = old.order
        if old.own_words and section.kind not in ANEW:
            text = carried(old, section, mark_of(before.date, section.language))
            section.own_words = text != section.text
            section.text = text
        section.save()


def preset_of(letter: Letter) -> Preset:
    return Preset.of(letter.kind)
