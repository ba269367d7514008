"""What staff do with offices and terms. Each verb writes within the caller's transaction."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from accounts.models import Level, Scope, User
from cases.actions import Said, add_fact
from core.actor import acting
from core.clock import today
from core.dates import PartialDate, Precision
from people.actions import add_newcomer
from people.models import Holding, Office, Person, UsualCopy
from people.same import Newcomer


@transaction.atomic
def save_office(
    *, by: User, office: Office, copy_to: Iterable[Office], copy_words: Iterable[str],
    reason: str = "",
) -> Office:  # fmt: skip
    """Save an office with its usual copies: to offices, then those in words."""
    with acting(by, reason):
        office.save()
        wanted = [*((one.pk, "") for one in copy_to), *((None, words) for words in copy_words)]
        kept = {(copy.to_office_id, copy.words): copy for copy in office.usual_copies.all()}
        for order, key in enumerate(wanted):
            copy = kept.pop(key, None) or UsualCopy(
                office=office, to_office_id=key[0], words=key[1]
            )
            if copy._state.adding or copy.order != order:
                copy.order = order
                copy.save()
        for copy in kept.values():
            copy.delete()
    return office


@transaction.atomic
def add_holding(
    *, by: User, holding: Holding, who: Person | Newcomer, said: Said | None = None,
    ends: Holding | None = None,
) -> Holding:  # fmt: skip
    """Somebody takes office. `ends` is the term that ended then, if somebody said so.

    An office-holder who is new here is known to the whole office.
    """
    if isinstance(who, Newcomer):
        who = add_newcomer(by=by, newcomer=who, like=Scope(level=Level.OFFICE))
    holding.person = who
    add_fact(by=by, fact=holding, said=said)
    if ends:
        ends.term = ended(ends.term, holding.term)
        with acting(by, "somebody else took the office"):
            ends.save()
    return holding


def ended(former: PartialDate, later: PartialDate) -> PartialDate:
    """The former term, ended on the day before the later one may have begun.

    Raises ValueError where the former one began after that day.
    """
    ends = (later.earliest or today()) - timedelta(days=1)
    begun = former.edtf.partition("/")[0] if former.earliest else ".."
    edtf = f"{begun}/{ends.isoformat()}"
    precision = Precision.RANGE if former.earliest else Precision.BEFORE
    return PartialDate(edtf=edtf, earliest=former.earliest, latest=ends, precision=precision)


@transaction.atomic
def verify(*, by: User, holding: Holding) -> None:
    """Somebody looked today: this person holds the office. `holding` is locked."""
    mark_verified(holding, by)
    with acting(by, "verified"):
        holding.save(update_fields=["verified_on", "verified_by"])


def mark_verified(holding: Holding, by: User) -> None:
    holding.verified_on, holding.verified_by = today(), by.full_name or by.username
