"""Which asks a letter could put, the likeliest first, with the reason for each in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.models import Ask, AskStatus, Letter
from core.clock import today
from core.countries import country_list
from core.dates import PartialDate, show

MOST = 40


@dataclass(frozen=True)
class SuggestedAsk:
    """`is_other` where it is asked of somebody else than the letter goes to."""

    ask: Ask
    reasons: tuple[str, ...]
    is_of_reader: bool
    is_other: bool
    rank: tuple[object, ...]

    @property
    def label(self) -> str:
        return str(self.ask)

    @property
    def why(self) -> str:
        return "; ".join(self.reasons)


def suggested(
    letter: Letter, user: User, *, countries: Collection[str], cases: Collection[UUID] = (),
    keep: Collection[UUID] = (),
) -> list[SuggestedAsk]:  # fmt: skip
    """Open asks of the reader, on the countries, for these cases, and those in `keep`."""
    office = letter.addressee.office_id if letter.addressee else None
    participants = letter.occasion.participants.all() if letter.occasion else []
    offices = {part.office_id for part in participants} - {None}
    persons = {part.person_id for part in participants} - {None}
    fits = (
        Q(addressee_office__in={office, *offices} - {None})
        | Q(addressee_office__holdings__person__in=persons)
        | Q(case__in=cases)
        | Q(countries__overlap=list(countries))
        | Q(pk__in=keep)
    )
    rows = visible_asks(user).filter(fits, Q(status=AskStatus.OPEN) | Q(pk__in=keep)).distinct()
    rows = rows.select_related("kind", "addressee_office", "addressee_organisation", "case")
    found = [_suggested(ask, office, set(countries), set(cases)) for ask in rows]
    found.sort(key=lambda one: (one.ask.pk not in keep, *one.rank))
    return found[: max(MOST, len(keep))]


def _suggested(
    ask: Ask, office: UUID | None, countries: set[str], cases: set[UUID]
) -> SuggestedAsk:
    of_reader = office is not None and ask.addressee_office_id == office
    of_whom = ask.addressee_office or ask.addressee_organisation or ask.addressee_words
    is_other = office is not None and not of_reader
    about = countries & {*ask.countries}
    said = _("asked of the %(office)s") if ask.addressee_office else _("asked of %(office)s")
    reasons = [said % {"office": of_whom}]
    if is_other:
        reasons.append(_("not whom this letter goes to"))
    if about:
        reasons.append(_("about %(countries)s") % {"countries": country_list(sorted(about))})
    if ask.case_id in cases and ask.case:
        reasons.append(_("for the case %(reference)s") % {"reference": ask.case.reference})
    if ask.due_on:
        reasons.append(_due(ask.due_on))
    return SuggestedAsk(
        ask=ask,
        reasons=tuple(reasons),
        is_of_reader=of_reader,
        is_other=is_other,
        rank=(not of_reader, ask.case_id not in cases, not about, ask.kind.order, ask.pk),
    )


def _due(due_on: date) -> str:
    said = _("was due %(day)s") if due_on < today() else _("due %(day)s")
    return said % {"day": show(PartialDate.on(due_on))}
