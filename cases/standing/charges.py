"""The latest status of each charge: as entered, then moved on by what happened (list b.5)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from cases.codes import EventType, Outcome
from cases.custody.steps import RETRIED
from cases.happenings import Step, moment, steps_of_each
from cases.models import Charge, ChargeStatus, EventCharge, Party, ProceedingKind
from cases.sourcing.sureness import FIT_TO_TELL
from cases.standing.terms import HEAVIEST_FIRST, LESSER
from core.clock import today

S, E = ChargeStatus, EventType
BEFORE_TRIAL = (S.THREATENED, S.COMPLAINED_OF, S.SUSPECTED, S.WANTED)
AFTER_VERDICT = (S.OVERTURNED, S.PARDONED)
FOR_GOOD = (S.AMENDED, S.TIME_BARRED, S.UNKNOWN)
FACING = (S.CHARGED, S.ON_TRIAL)
# How far a charge has come; of two statuses the later one stands.
ORDER = [*BEFORE_TRIAL, *FACING, S.CONVICTED]
CHARGING = (E.CASE_OPENED, E.SUSPECT_NOTICE, E.CHARGED, E.CHARGES_ADDED, E.WANTED_NOTICE)
IN_COURT = (
    E.INDICTMENT_TO_COURT,
    E.HEARING_SCHEDULED,
    E.HEARING_HELD,
    E.HEARING_POSTPONED,
    E.TRIAL_CLOSED,
    E.PROSECUTION_REQUEST,
)
BY_VERDICT = {
    Outcome.GUILTY: S.CONVICTED,
    Outcome.NOT_GUILTY: S.ACQUITTED,
    Outcome.DISMISSED: S.DROPPED,
}
BY_REVIEW = {
    Outcome.OVERTURNED: S.OVERTURNED,
    Outcome.NOT_GUILTY: S.ACQUITTED,
    Outcome.DISMISSED: S.DROPPED,
    Outcome.REMITTED: S.ON_TRIAL,
}
OTHERWISE = {
    E.CHARGED: S.CHARGED,
    E.SENTENCE: S.CONVICTED,
    E.ADMIN_SENTENCE: S.CONVICTED,
    E.CHARGES_DROPPED: S.DROPPED,
    E.PARDON: S.PARDONED,
    E.AMNESTY: S.PARDONED,
    **dict.fromkeys(IN_COURT, S.ON_TRIAL),
}
# What single events did to single charges of one party, by the keys of event and charge.
SingledOut = Mapping[tuple[UUID, UUID], ChargeStatus]


def charge_statuses(parties: Iterable[Party], on: date | None = None) -> dict[UUID, ChargeStatus]:
    """The status of each charge against the parties on a day (today), by its key. Four queries."""
    parties = list(parties)
    lives = steps_of_each(parties)
    charges = list(Charge.objects.filter(FIT_TO_TELL, party__in=parties))
    singled_out = singled_out_in(charges)
    return {
        charge.pk: status_of(
            charge, lives[charge.party_id], singled_out.get(charge.party_id, {}), on or today()
        )
        for charge in charges
    }


def singled_out_in(charges: Iterable[Charge]) -> dict[UUID, SingledOut]:
    """By the key of the party. One query."""
    party_of = {charge.pk: charge.party_id for charge in charges}
    found: dict[UUID, dict[tuple[UUID, UUID], ChargeStatus]] = {}
    for row in EventCharge.objects.filter(charge__in=party_of):
        of_party = found.setdefault(party_of[row.charge_id], {})
        of_party[row.event_id, row.charge_id] = S(row.status)
    return dict(found)


def only_some_dropped(step: Step, singled_out: SingledOut) -> bool:
    """Whether charges were dropped, but not all of them."""
    named = step.event is not None and any(event == step.event.pk for event, _ in singled_out)
    return step.type == E.CHARGES_DROPPED and named


def status_of(
    charge: Charge, life: Sequence[Step], singled_out: SingledOut, on: date
) -> ChargeStatus:
    """As entered, then moved on by the party's steps since the charge was brought.

    Looking back, a status that only a later step brought is not yet so.
    """
    since = _brought(charge, life)
    steps = [step for step in life if step.moment >= since and _same_court_case(charge, step)]
    effects = [(step, _effect(charge, step, singled_out)) for step in steps]
    brought_later = {effect for step, effect in effects if step.moment > on}
    status = S.CHARGED if charge.status in brought_later - {*FACING} else S(charge.status)
    for step, effect in effects:
        if effect and step.moment <= on:
            own = step.event is not None and (step.event.pk, charge.pk) in singled_out
            status = effect if own else _moved(status, effect, reviewed=step.type in RETRIED)
    return status


def _brought(charge: Charge, life: Sequence[Step]) -> date:
    """The day by which the charge was there; without a date, that of the last charging."""
    if charge.date.understood:
        return moment(charge.date)
    return max((step.moment for step in life if step.type in CHARGING), default=date.min)


def _same_court_case(charge: Charge, step: Step) -> bool:
    """Within the court case of the charge, if both name theirs; else any that convicts of a crime.

    What is not charged yet moves only within a court case that is named.
    """
    if step.court_case and charge.proceeding_id:
        return step.court_case == charge.proceeding_id
    return charge.status not in BEFORE_TRIAL and _criminal(step)


def _criminal(step: Step) -> bool:
    if step.order:
        return step.order.kind in HEAVIEST_FIRST and step.order.kind not in LESSER
    court_case = step.event.proceeding if step.event else None
    criminal = court_case is None or court_case.kind == ProceedingKind.CRIMINAL
    return criminal and step.type != E.ADMIN_SENTENCE


def _effect(charge: Charge, step: Step, singled_out: SingledOut) -> ChargeStatus | None:
    """What a step makes of the charge; None if nothing."""
    if step.event is None:
        return S.CONVICTED
    if own := singled_out.get((step.event.pk, charge.pk)):
        return own
    if step.type == E.VERDICT or step.type in RETRIED:
        by_outcome = BY_VERDICT if step.type == E.VERDICT else BY_REVIEW
        return by_outcome.get(Outcome(step.outcome)) if step.outcome else None
    return None if only_some_dropped(step, singled_out) else OTHERWISE.get(step.type)


def _moved(status: ChargeStatus, effect: ChargeStatus, *, reviewed: bool) -> ChargeStatus:
    """Forward only: a hearing after the verdict does not undo it, a review may."""
    if status in FOR_GOOD:
        return status
    if effect in AFTER_VERDICT:
        return effect if status == S.CONVICTED else status
    if reviewed or status not in ORDER or effect not in ORDER:
        return status if effect in FACING and not reviewed else effect
    return max(status, effect, key=ORDER.index)
