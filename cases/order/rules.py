"""The rules. Each reads one life and yields warnings; a date that leaves room for both yields none.

Rules and their sense follow domain.md c.3 and issue 3; none of them is a rule of any one law.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise

from django.utils.translation import gettext as _

from cases.codes import ANNOUNCED, CUSTODY_STARTS, REMOVALS, EventType
from cases.happenings import Step
from cases.models import Charge, Event, Order, Party, ProceedingKind
from core.dates import PartialDate, Precision

E = EventType
DoubtedFact = Event | Order | Charge

# Whoever is moved or released was held before; each of these may have begun it.
MAY_BEGIN = {*CUSTODY_STARTS, *REMOVALS, E.REMAND_EXTENDED, E.VERDICT, E.SENTENCE, E.ADMIN_SENTENCE}
HELD_SINCE = {E.APPREHENDED, E.TAKEN, E.DETAINED, E.REMAND_ORDERED, E.REMAND_EXTENDED, E.TRANSFER}
ARRESTS = {E.APPREHENDED, E.TAKEN}
MAY_END = {
    E.RELEASE, E.LEFT_COUNTRY, E.REMAND_REPLACED, E.PARDON, E.AMNESTY, E.PAROLE_DECISION,
    E.CHARGES_DROPPED, E.INVESTIGATION_CLOSED, E.VERDICT, E.SENTENCE, E.ADMIN_SENTENCE,
    E.SENTENCE_MODIFIED, E.APPEAL_DECISION, E.CASSATION_DECISION, E.SUPERVISORY_REVIEW,
    E.DISAPPEARED, E.DEATH, *REMOVALS,
}  # fmt: skip
ACCUSATIONS = {
    E.SUSPECT_NOTICE, E.CASE_OPENED, E.CHARGED, E.CHARGES_ADDED, E.CHARGES_AMENDED,
    E.INDICTMENT_TO_COURT, E.INVESTIGATION_OPENED,
}  # fmt: skip
HEARINGS = {E.HEARING_HELD, E.APPEAL_HEARING}
ON_APPEAL = {E.APPEAL_HEARING, E.APPEAL_DECISION, E.CASSATION_DECISION, E.SUPERVISORY_REVIEW}
BEGINS_A_CASE = {*ACCUSATIONS, E.REMAND_ORDERED}
JUDGED = {E.VERDICT, E.SENTENCE, E.ADMIN_SENTENCE}
CROSSINGS = {*REMOVALS, E.LEFT_COUNTRY}
# What is done only to the living, or by them. A court may go on judging the dead.
OF_THE_LIVING = {
    *ARRESTS, *CROSSINGS, E.DETAINED, E.TRANSFER, E.RELEASE, E.ILL_TREATED, E.INJURED,
    E.THREATENED, E.SURVEILLANCE, E.TRAVEL_BANNED, E.DISCIPLINARY_PENALTY, E.ACCESS, E.PROTEST,
    E.SUMMONED, E.SUSPECT_NOTICE, E.INTERROGATED, E.CHARGED, E.REMAND_ORDERED, E.REMAND_EXTENDED,
    E.REMAND_REPLACED,
}  # fmt: skip


@dataclass(frozen=True)
class Life:
    """What is known of one party: steps in order, charges, and facts whose dates are only words."""

    steps: list[Step]
    charges: list[Charge]
    unread: list[tuple[DoubtedFact, str]]
    today: date


@dataclass(frozen=True)
class FactWarning:
    """A doubt about facts, and the parties in whose lives they stand.

    `digest` changes with the facts, so an answer to it holds until then.
    """

    rule: str
    words: str
    facts: tuple[DoubtedFact, ...]
    parties: tuple[Party, ...] = ()

    @property
    def digest(self) -> str:
        keys = sorted(f"{fact.pk}:{fact.version}" for fact in self.facts)
        return sha256(" ".join(keys).encode()).hexdigest()


def fact_of(step: Step) -> Event | Order:
    found = step.event or step.order
    assert found  # noqa: S101 a step is one or the other
    return found


def surely_before(first: PartialDate, then: PartialDate) -> bool:
    return first.latest is not None and then.earliest is not None and first.latest < then.earliest


def _found_on_a_day(step: Step) -> bool:
    """Dated by the source that found it so: it may have begun at any time before."""
    return step.when.precision == Precision.AS_OF_DOC


def _may_begin(step: Step) -> bool:
    """Also an order of a court, which is a step of type SENTENCE."""
    return step.type in MAY_BEGIN or bool(step.event and step.event.custody)


def not_held(life: Life) -> Iterator[FactWarning]:
    """Released or moved before any arrest, or again after a release."""
    for step in life.steps:
        if step.type not in (E.RELEASE, E.TRANSFER) or not step.when.understood:
            continue
        before = [s for s in life.steps if s is not step and not surely_before(step.when, s.when)]
        begun = [s for s in before if _may_begin(s) or s.type == E.TRANSFER]
        if not begun:
            later = next((s for s in life.steps if _may_begin(s)), None)
            if later:
                yield FactWarning(
                    "not-held",
                    _("Released or moved before the arrest."),
                    (fact_of(step), fact_of(later)),
                )
            continue
        yield from _released_before(step, before, begun)


def _released_before(step: Step, before: list[Step], begun: list[Step]) -> Iterator[FactWarning]:
    """Whether an earlier release had already ended every custody that could have begun."""
    for release in before:
        ended = release.type == E.RELEASE and surely_before(release.when, step.when)
        if ended and all(surely_before(s.when, release.when) for s in begun):
            yield FactWarning(
                "released-twice",
                _("Released or moved after a release, with no arrest between."),
                (fact_of(release), fact_of(step)),
            )
            return


def arrested_twice(life: Life) -> Iterator[FactWarning]:
    """Arrested while in custody already, with nothing between that may have ended it."""
    for place, arrest in enumerate(life.steps):
        if arrest.type not in ARRESTS or _found_on_a_day(arrest):
            continue
        earlier = [s for s in life.steps[:place] if surely_before(s.when, arrest.when)]
        held = next((s for s in reversed(earlier) if s.type in HELD_SINCE and s.event), None)
        if held and not _found_on_a_day(held) and not _ended(held, arrest, life.steps):
            yield FactWarning(
                "arrested-twice",
                _("Arrested while already in custody, with no release between."),
                (fact_of(held), fact_of(arrest)),
            )


def _ended(held: Step, arrest: Step, steps: list[Step]) -> bool:
    event = held.event
    until = event.until if event else PartialDate()
    if event and (event.length_text or until.text or until.understood):
        return not surely_before(arrest.when, until)
    return any(
        step.type in MAY_END
        and not surely_before(step.when, held.when)
        and not surely_before(arrest.when, step.when)
        for step in steps
    )


def verdict_without_charge(life: Life) -> Iterator[FactWarning]:
    """Sentenced without a verdict is no wonder: sources tell only the sentence."""
    for step in life.steps:
        if step.type != E.VERDICT or not _is_criminal(step):
            continue
        accused = [s for s in life.steps if s.type in ACCUSATIONS]
        dated = [charge for charge in life.charges if surely_before(step.when, charge.date)]
        late = [s for s in accused if surely_before(step.when, s.when)]
        if len(dated) < len(life.charges) or len(late) < len(accused):
            continue
        facts: list[DoubtedFact] = [fact_of(step), *dated[:1], *(fact_of(s) for s in late[:1])]
        words = (
            _("A verdict before any charge.")
            if dated or late
            else _("A verdict, and no charge is recorded.")
        )
        yield FactWarning("verdict-without-charge", words, tuple(facts[:2]))


def _is_criminal(step: Step) -> bool:
    proceeding = step.event.proceeding if step.event else None
    return proceeding is None or proceeding.kind == ProceedingKind.CRIMINAL


def in_the_future(life: Life) -> Iterator[FactWarning]:
    for step in life.steps:
        if is_ahead(step.type, step.when, life.today):
            yield FactWarning(
                "in-the-future",
                _("Logged as having happened, on a day that is still to come."),
                (fact_of(step),),
            )


def is_ahead(kind: str, when: PartialDate, today: date) -> bool:
    """Whether something that can only be told afterwards is dated after today."""
    return kind not in ANNOUNCED and when.earliest is not None and when.earliest > today


def after_death(life: Life) -> Iterator[FactWarning]:
    death = next((s for s in life.steps if s.type == E.DEATH), None)
    if death is None:
        return
    for step in life.steps:
        if step.type in OF_THE_LIVING and surely_before(death.when, step.when):
            yield FactWarning(
                "after-death",
                _("This happened after the death."),
                (fact_of(death), fact_of(step)),
            )


def hearing_before_case(life: Life) -> Iterator[FactWarning]:
    """Within one court case; one that went on before may be opened again."""
    for hearing in (s for s in life.steps if s.type in HEARINGS):
        began = [s for s in life.steps if s.type in BEGINS_A_CASE and _same_court_case(s, hearing)]
        opened = next((s for s in began if s.type == E.CASE_OPENED), None)
        if opened and all(surely_before(hearing.when, s.when) for s in began):
            yield FactWarning(
                "hearing-before-case",
                _("A hearing was held before the court case was opened."),
                (fact_of(hearing), fact_of(opened)),
            )


def appeal_before_verdict(life: Life) -> Iterator[FactWarning]:
    """Within one court case: on appeal before the first verdict or sentence that there is."""
    for step in life.steps:
        if step.type not in ON_APPEAL:
            continue
        judged = [s for s in life.steps if s.type in JUDGED and _same_court_case(s, step)]
        if judged and all(surely_before(step.when, s.when) for s in judged):
            yield FactWarning(
                "appeal-before-verdict",
                _("Heard on appeal before there was a verdict."),
                (fact_of(step), fact_of(judged[0])),
            )


def _same_court_case(one: Step, other: Step) -> bool:
    return one.court_case == other.court_case


def ends_before_it_begins(life: Life) -> Iterator[FactWarning]:
    for step in life.steps:
        if step.event and surely_before(step.event.until, step.when):
            yield FactWarning(
                "ends-before-it-begins",
                _("What was ordered ends before it was ordered."),
                (step.event,),
            )


def removed_from_elsewhere(life: Life) -> Iterator[FactWarning]:
    """Sent out of a country, though the last crossing of a border led into another."""
    crossings = [s for s in life.steps if s.type in CROSSINGS and s.event and s.when.understood]
    for last, removal in pairwise(crossings):
        if removal.type not in REMOVALS or not last.event or not removal.event:
            continue
        into, out_of = last.event.to_country, removal.event.from_country
        if into and out_of and into != out_of and surely_before(last.when, removal.when):
            yield FactWarning(
                "removed-from-elsewhere",
                _("Sent out of a country where the person was not known to be."),
                (last.event, removal.event),
            )


def date_not_read(life: Life) -> Iterator[FactWarning]:
    for fact, words in life.unread:
        yield FactWarning(
            "date-not-read", _("The date “%(words)s” cannot be read.") % {"words": words}, (fact,)
        )


RULES: tuple[Callable[[Life], Iterable[FactWarning]], ...] = (
    not_held,
    arrested_twice,
    verdict_without_charge,
    in_the_future,
    after_death,
    hearing_before_case,
    appeal_before_verdict,
    ends_before_it_begins,
    removed_from_elsewhere,
    date_not_read,
)
