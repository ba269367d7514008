"""A table of chosen cases for a diplomat: who is in it follows from who will read it.

Nobody stands in it without being cleared for that reader: not even by role or place, and as in a
letter nothing does that only a confidential source tells. What is left out is said to its author,
never in the file. One who is named as a public case is told of no further than that covers
(cases/public_case.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy import told
from advocacy.actions import visible_asks
from advocacy.models import AskStatus
from advocacy.recorded import Recorded, recorded
from advocacy.visits.readiness import told_of
from cases import public_case, standing
from cases.clearance import cleared_for, only_public_case
from cases.codes import StandingCode
from cases.models import Case, Charge, Party, Use
from cases.models.case import CaseQuerySet
from cases.naming import Naming
from cases.pages.rows import ahead_in
from core import pdf
from core.clock import today
from core.countries import country_name
from core.dates import show
from core.sheets import Cell, Sheet
from core.templatetags.dates import moment, short_day
from people.models import Person
from people.naming import called_outside

MOST = 50


class Readers(models.TextChoices):
    """Who will read the table; what a name in it needs."""

    OFFICIALS = "OFFICIALS", gettext_lazy("officials of another State, in confidence")
    GOVERNMENT = "GOVERNMENT", gettext_lazy("the Government that holds them")
    NAME = "NAME", gettext_lazy("anybody")


@dataclass(frozen=True)
class TableRow:
    name: str
    country: str
    charges: str
    sentence: str
    stands: str
    comes_next: str
    asks: str

    @property
    def cells(self) -> list[Cell]:
        return [
            self.name, self.country, self.charges, self.sentence, self.stands, self.comes_next,
            self.asks,
        ]  # fmt: skip


@dataclass(frozen=True)
class Table:
    """`left_out` are those who are not cleared, as their author sees them, and of who is what only
    a confidential source tells."""

    rows: list[TableRow]
    left_out: list[str]
    readers: Readers


HEADINGS = (
    gettext_lazy("Person"), gettext_lazy("Country"), gettext_lazy("Charges"),
    gettext_lazy("Sentence"), gettext_lazy("Where things stand"), gettext_lazy("Comes next"),
    gettext_lazy("What we ask"),
)  # fmt: skip


def table(cases: CaseQuerySet, readers: Readers, user: User) -> Table:
    """Of at most `MOST` cases, in a fixed number of queries."""
    found = list(cases.for_list(user)[:MOST])
    roles = told_of()
    parties = [party for case in found for party in _told_of(case, roles)]
    people = [party.person for party in parties if party.person]
    cleared = cleared_for(Use(readers.value), people)
    limited = only_public_case(people)
    facts = recorded(party for party in parties if party.person_id in cleared)
    naming, asks, day = Naming(found), _asks(found, user), today()
    rows, left_out = [], []
    for party in parties:
        if party.person is None or party.pk not in facts:
            left_out.append(_called(party))
            continue
        of, is_limited = facts[party.pk], party.person_id in limited
        hidden = told.ours_alone(of)
        row = _row(of, hidden, naming, asks[party.case_id], day)
        rows.append(_less(row) if is_limited else row)
        left_out += _secret(of, hidden, is_limited=is_limited)
    return Table(rows, left_out, readers)


def _called(party: Party) -> str:
    return f"{party}, {party.case.reference}"


def _told_of(case: Case, roles: set[UUID]) -> list[Party]:
    """Those whom a case is about: a table names nobody else."""
    return [one for one in case.parties.all() if one.person_id and one.role_id in roles]


def _row(
    of: Recorded, hidden: Collection[UUID], naming: Naming, asks: Sequence[str], on: date
) -> TableRow:
    """As if what is `hidden` were not recorded: what is stored of the standing rests on all."""
    state = standing.compute_read(
        of.party, of.life, of.charges, of.singled_out, on=on, without=hidden
    )
    ahead, stands = ahead_in(state), (str(StandingCode(state.code).label), show(state.since))
    charges = [charge for charge in told.charges(of, on) if charge.pk not in hidden]
    person: Person = of.party.person  # type: ignore[assignment]
    return TableRow(
        name=called_outside(person),
        country=country_name(of.party.case.country),
        charges="; ".join(dict.fromkeys(_charges(charges, naming))),
        sentence=_sentence(state),
        stands=", ".join(filter(None, stands)),
        comes_next=f"{ahead.what}, {short_day(ahead.on)}" if ahead else "",
        asks="; ".join(dict.fromkeys(asks)),
    )


def _less(row: TableRow) -> TableRow:
    """What a public case covers: name, charge and sentence."""
    return replace(row, stands="", comes_next="", asks="")


def _secret(of: Recorded, hidden: Collection[UUID], *, is_limited: bool) -> list[str]:
    """What of it the table would tell, if somebody who may be quoted told it too."""
    facts: list[told.Fact] = [*of.events, *of.charges, *of.orders]
    return [
        f"{_called(of.party)}: "
        + _("%(fact)s: only a confidential source tells it") % {"fact": one}
        for one in facts
        if one.pk in hidden and (public_case.covers(one) or not is_limited)
    ]


def _sentence(state: standing.Computed) -> str:
    """In prison, a fine and the like: nothing that is ordered to be done to body or mind."""
    terms = (term for term in state.terms if term["kind"] in public_case.SENTENCES)
    return standing.sentence_in_words(terms)


def _charges(charges: Iterable[Charge], naming: Naming) -> list[str]:
    """By article; in words only where there is none, and where the words name nobody."""
    return [
        str(charge.provision or charge.words)
        for charge in charges
        if charge.provision or not naming.withheld_in(charge.words)
    ]


def _asks(cases: Iterable[Case], user: User) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    asks = visible_asks(user).filter(case__in=cases, status=AskStatus.OPEN)
    for ask in asks.select_related("kind").order_by("id"):
        # Typed words may tell a name; those of the kind tell none.
        found[ask.case_id].append(str(ask.kind))
    return found


def sheet_of(table: Table, about: Sequence[str], now: datetime) -> Sheet:
    return Sheet(
        about=about,
        headings=[str(heading) for heading in HEADINGS],
        rows=[row.cells for row in table.rows],
        made_at=now,
    )


def about(title: str, readers: Readers, now: datetime) -> list[str]:
    for_whom = _("For %(readers)s. As of %(when)s.") % {
        "readers": readers.label, "when": moment(now),
    }  # fmt: skip
    return [title or _("A list of cases"), for_whom]


def pdf_of(table: Table, about: Sequence[str], now: datetime) -> bytes:
    language = (get_language() or "en")[:2]
    private = table.readers != Readers.NAME
    html = render_to_string(
        "advocacy/table_paper.html",
        {
            "table": table, "about": about, "headings": HEADINGS, "language": language,
            "as_of": now, "version": 1, "reference": "",
            "confidentiality": _("CONFIDENTIAL") if private else "",
        },
    )  # fmt: skip
    return pdf.render(html, as_of=now, title=about[0], language=language)
