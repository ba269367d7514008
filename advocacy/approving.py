"""The short path of a letter: ready, approved by somebody else and frozen, taken back, dropped.

Each verb holds the letter until its transaction ends: of two at once, the second finds it done.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Act, User
from accounts.roles import Permission
from accounts.trail import done
from advocacy.freezing import freeze
from advocacy.models import Approval, Letter, LetterStatus, Section, Signatory
from advocacy.named import touched_by
from advocacy.preflight import Finding, blockers, perpetrators
from cases.models import Consent
from core.actor import acting
from core.clock import today
from core.templatetags.dates import day
from people.models import Person


class BlockedError(Exception):
    """Something has to be mended first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("the letter is not ready")
        self.findings = findings


class SamePersonError(Exception):
    """Who wrote it cannot be the one who approves, unless nobody else can be reached."""


class WrongStateError(Exception):
    """Somebody was quicker, or the letter is past that; says what state it is in."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(f"the letter is {letter.status}")
        self.status = LetterStatus(letter.status)


@transaction.atomic
def mark_ready(*, by: User, letter: Letter) -> Letter:
    """Raises BlockedError, WrongStateError."""
    with acting(by):
        held = _held(by, letter, LetterStatus.DRAFT)
        _refuse_blocked(held)
        return _now(held, LetterStatus.READY)


@transaction.atomic
def approve(
    *, by: User, letter: Letter, alone_because: str = "", has_reviewed: bool = False
) -> Approval:
    """Freeze the text. Raises SamePersonError, BlockedError, WrongStateError, PdfError.

    Nobody is past the gate: all is checked again, while answers and texts are held still. Where a
    perpetrator is named, whoever approves has looked at the source (`has_reviewed`).
    """
    with acting(by):
        held = _held(by, letter, LetterStatus.READY)
        _hold_still(held)
        # A reason is only kept where it was needed.
        is_own = by.pk in hands(held)
        alone = alone_because.strip() if is_own else ""
        if is_own and not alone:
            raise SamePersonError
        _refuse_blocked(held)
        if perpetrators(held) and not has_reviewed:
            said = _("Look at the sources for those who are named as perpetrators, and say so.")
            raise BlockedError([Finding(said, held.get_absolute_url())])
        last = held.approvals.last()
        approval = Approval(
            letter=held, round=last.round + 1 if last else 1, by=by, on=today(),
            alone_because=alone,
        )  # fmt: skip
        approval.save()
        _now(held, LetterStatus.APPROVED, alone=bool(alone))
        freeze(approval)
        return approval


@transaction.atomic
def take_back(*, by: User, letter: Letter, because: str) -> Letter:
    """Before it is sent: a draft again. What was frozen stays on record."""
    with acting(by):
        held = _held(by, letter, LetterStatus.APPROVED)
        approval = held.approvals.filter(taken_back_because="").latest("round")
        approval.taken_back_because = because
        approval.save()
        return _now(held, LetterStatus.DRAFT)


@transaction.atomic
def drop(*, by: User, letter: Letter) -> Letter:
    """It was never sent, and never will be. What is approved is taken back first."""
    with acting(by):
        return _now(_held(by, letter, LetterStatus.DRAFT, LetterStatus.READY), LetterStatus.DROPPED)


@transaction.atomic
def agreed(
    *, by: User, letter: Letter, signatory: Signatory, on: date, by_email: bool = False
) -> Signatory:
    """The person whose name stands under it, or a partner without an account, agrees to the text.

    Raises WrongStateError once it is frozen, ValueError for a signatory of another letter.
    """
    with acting(by):
        held = _held(by, letter, LetterStatus.DRAFT, LetterStatus.READY)
        one = signatory.lock()
        if one.letter_id != held.pk:
            raise ValueError("a signatory of another letter")
        one.agreed_on = on
        one.agreed_how = (
            _("confirmed by e-mail on %(day)s") % {"day": day(on)}
            if by_email
            else _("in the house")
        )
        one.save()
        return one


def hands(letter: Letter) -> set[UUID | None]:
    """The keys of those who last changed the letter or its text, and who marked it as ready."""
    ready = letter.history.filter(status=LetterStatus.READY).first()
    text = Section.history.filter(letter_id=letter.pk).order_by("-history_date", "-version").first()
    rows = (ready, text, _last_changed(letter))
    return {row.history_user_id for row in rows if row}


def _last_changed(letter: Letter) -> Any:
    """The last version that is more than a step on the path: to be ready, or taken back."""
    rows = list(letter.history.all())
    steps = {
        (LetterStatus.DRAFT, LetterStatus.READY),
        (LetterStatus.READY, LetterStatus.APPROVED),
        (LetterStatus.APPROVED, LetterStatus.DRAFT),
    }
    changes = (now for now, was in pairwise(rows) if (was.status, now.status) not in steps)
    return next(changes, rows[-1] if rows else None)


def _held(by: User, letter: Letter, *statuses: LetterStatus) -> Letter:
    if not by.may(Permission.WRITE_LETTERS):
        raise PermissionDenied
    held = letter.lock()
    if held.status not in statuses:
        raise WrongStateError(held)
    return held


def _hold_still(letter: Letter) -> None:
    """Until it is frozen nobody changes a word, or what somebody answered to who may know.

    A new answer or a withdrawn one has to wait for the person's row.
    """
    keys = [person.pk for person in touched_by(letter)]
    list(Person.objects.filter(pk__in=keys).order_by("pk").select_for_update())
    list(Consent.objects.filter(person__in=keys).order_by("pk").select_for_update())
    list(letter.sections.order_by("pk").select_for_update())
    list(letter.signatories.order_by("pk").select_for_update())


def _refuse_blocked(letter: Letter) -> None:
    if found := blockers(letter):
        raise BlockedError(found)


def _now(letter: Letter, status: LetterStatus, **details: Any) -> Letter:
    letter.status = status
    letter.save()
    cases: list[UUID | None] = [row.case_id for row in letter.cases.all()]
    for case in cases or [None]:
        done(
            Act.LETTER_CHANGED, subject=letter.reference, case=case, status=letter.status, **details
        )
    return letter
