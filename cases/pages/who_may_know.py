"""The page on who may know of a person: what counts now, and every answer with its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from accounts.models import User
from cases import public_case
from cases.answers import (
    allowed,
    answers_of,
    counts,
    deciding,
    is_public_case,
    perhaps_minors,
)
from cases.models import NOT_ASKED, TOLD, Answer, Basis, Consent, GivenBy, How, Party, Source, Use
from core.clock import today
from core.dates import show
from people.models import Person


class State(Enum):
    """Of one answer: (words, kind of mark)."""

    COUNTS = later("counts now"), "done"
    WAITS = later("waits for a second person"), "warning"
    RAN_OUT = later("has run out"), "error"
    OUTDONE = later("a newer answer counts"), ""

    @property
    def words(self) -> str:
        return str(self.value[0])

    @property
    def kind(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Given:
    """`may_confirm` is whether the reader is the second person that it waits for."""

    consent: Consent
    state: State
    words: str
    how: str
    uses: list[str]
    publication: str
    may_confirm: bool


@dataclass(frozen=True)
class WhoMayKnow:
    """`now` are the uses that are allowed today, in words; `named` whether the name is one.

    Of who is `limited` to what a public case covers, `left_out` is what papers leave out.
    """

    person: Person
    now: list[str]
    named: bool
    minor: bool
    given: list[Given]
    limited: bool
    left_out: list[str]


def who_may_know(person: Person, user: User, *, may_confirm: bool) -> WhoMayKnow:
    """Of a person whom `user` sees. A fixed number of queries."""
    read = person.consents.select_related("answered_for_by", "confirmed_by", "recorded_by")
    answers = list(read.prefetch_related("published_in"))
    records = answers_of([person.pk]).get(person.pk, [])
    decide = {one.pk for given in records for one in deciding(given)}
    minor = person.pk in perhaps_minors([person.pk])
    now = allowed(records, minor=minor)
    limited = is_public_case(records, minor=minor)
    parties = Party.objects.visible_to(user).filter(person=person) if limited else ()
    left_out = [words for party in parties for words in public_case.left_out(party)]
    seen = set(Source.objects.visible_to(user).filter(consents__in=answers).values_list("pk"))
    return WhoMayKnow(
        person=person,
        now=_in_words(now),
        named=Use.NAME in now,
        minor=minor,
        limited=limited,
        left_out=list(dict.fromkeys(left_out)),
        given=[
            _given(
                one,
                _state(one, one.pk in decide, minor=minor),
                _publication(one, {key for (key,) in seen}),
                may_confirm=may_confirm and one.recorded_by_id != user.pk,
            )
            for one in answers
        ],
    )


def _state(one: Consent, decides: bool, *, minor: bool) -> State:
    if not decides:
        return State.OUTDONE
    if counts(one, minor=minor):
        return State.COUNTS
    ended = any(day and day < today() for day in (one.expires_on, one.review_on))
    return State.RAN_OUT if ended else State.WAITS


def _given(one: Consent, state: State, publication: str, *, may_confirm: bool) -> Given:
    return Given(
        consent=one,
        state=state,
        words=str(Answer(one.answer).label),
        how=_how(one),
        uses=_in_words(one.allows),
        publication=publication,
        may_confirm=may_confirm and state == State.WAITS,
    )


def _how(one: Consent) -> str:
    """ "asked: a relative, his brother; in writing; 3 May 2024"."""
    if one.basis in NOT_ASKED:
        parts = [str(Basis(one.basis).label), str(one.answered_for_by or "")]
    else:
        who = GivenBy(one.relation).label if one.relation else ""
        parts = [str(who), one.given_by, str(How(one.how).label) if one.how else ""]
    return ", ".join(part for part in (*parts, show(one.date)) if part)


def _publication(one: Consent, seen: set[object]) -> str:
    source = one.published_in
    if source is None:
        return ""
    return source.title if source.pk in seen else _("a protected source")


def _in_words(uses: Iterable[str]) -> list[str]:
    """In the order of b.11; what is told after for whom."""
    known = set(uses)
    return [str(use.label) for use in Use if use in known and use not in TOLD] + [
        str(use.label) for use in TOLD if use in known
    ]
