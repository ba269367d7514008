"""Everything that the page of one case shows, of today or of a day in the past."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from cases.codes import RunsOut, Stage, StandingCode
from cases.custody.days import days_by_kind
from cases.custody.spells import Days, Spell, days_in_words
from cases.happenings import Step, moment
from cases.history.changes import CaseChanges
from cases.models import Override, Party
from cases.pages.cards import Card, card
from cases.pages.chronology import chronology
from cases.pages.lines import (
    ChargeLine,
    HeldLine,
    Opinion,
    OrderLine,
    charge_line,
    figure_line,
    held_line,
    opinions,
    order_line,
    proceeding_line,
    said,
)
from cases.pages.marks import mark_of_standing
from cases.pages.record import Record
from cases.pages.rows import Ahead, Stood, ahead_in, days_ahead, heading_of, typed_title
from cases.sourcing.cites import Cites
from cases.standing import end_in_words, in_words, latest_news, news_in_words, sum_in_words
from cases.timeline.extra import Extra, extras
from cases.timeline.strip import Course, Line, Strip, is_drawn, strip
from cases.timeline.wording import when
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, days_between
from people.naming import also_seen_as

LATEST = 5
GONE = (StandingCode.DECEASED, StandingCode.DECEASED_IN_CUSTODY)


@dataclass(frozen=True)
class PartyBlock:
    """One of those whom the case concerns: who, where things stand, charges, decisions."""

    party: Party
    card: Card | None
    words: str
    short: str
    since: str
    kind: str
    stage: str
    ends: str
    sums: str
    days: str
    held: list[HeldLine]
    held_by_kind: list[tuple[str, str]]
    ahead: Ahead | None
    runs_out: Ahead | None
    charges: list[ChargeLine]
    orders: list[OrderLine]
    opinions: list[Opinion]
    news: str = ""
    said: Override | None = None


def case_page(record: Record, user: User) -> dict[str, Any]:
    """Of a case as it is recorded now."""
    case = record.case
    changes = CaseChanges(case, user)
    keys = changes.keys()
    return {
        **page_of(record, user, extras([case], user)),
        "changes": changes.read(keys[:LATEST]),
        "changes_count": keys.count(),
    }


def page_of(record: Record, user: User, beside: list[Extra] | None = None) -> dict[str, Any]:
    """What the facts of a record make, as of today. The order of reading numbers the sources.

    `beside` are things of other apps for the timeline. What is of the past cannot be corrected
    there: pages of it say so by leaving the links out.
    """
    cites = Cites(user, record.facts(), record.citations)
    alone = len(record.parties) == 1
    blocks = [_block(party, record, cites) for party in record.parties]
    heading = heading_of(record.case, record.parties)
    typed = typed_title(record.case, record.parties)
    first = record.parties[0].person if alone else None
    return {
        "case": record.case,
        "title": heading,
        "beneath": typed if typed != heading else "",
        "country": country_name(record.case.country),
        "also": also_seen_as(first) if first else [],
        "alone": blocks[0] if alone else None,
        "blocks": blocks,
        "timeline": chronology(record, user, cites, beside or []),
        "strip": strip_of(record),
        "proceedings": [proceeding_line(one, cites) for one in record.proceedings],
        "figures": [figure_line(figure, cites) for figure in record.figures],
        "opinions": opinions(record, cites, case=record.case),
        "sources": cites.sources(),
    }


def _block(party: Party, record: Record, cites: Cites) -> PartyBlock:
    stands = record.standings.get(party.pk)
    person = record.people.get(party.person_id) if party.person_id else None
    code = StandingCode(stands.code) if stands else StandingCode.UNKNOWN
    spells = record.spells[party.pk]
    return PartyBlock(
        party=party,
        card=card(person, cites, living=code not in GONE) if person else None,
        words=in_words(stands) if stands else "",
        short=str(code.label) if stands else "",
        since=said(stands.since) if stands else "",
        kind=mark_of_standing(code),
        stage=str(Stage(stands.stage).label) if stands else "",
        ends=end_in_words(stands) if stands else "",
        sums=sum_in_words(stands.terms) if stands else "",
        days=days_in_words(days_held(spells)),
        held=[held_line(spell) for spell in reversed(spells)],
        held_by_kind=_held_by_kind(spells),
        ahead=ahead_in(stands) if stands else None,
        runs_out=_runs_out(stands) if stands else None,
        charges=[charge_line(c, record, cites) for c in record.charges if c.party_id == party.pk],
        orders=[order_line(o, record, cites) for o in record.orders if o.party_id == party.pk],
        opinions=opinions(record, cites, party=party),
        news=news_in_words(latest_news(record.steps[party.pk], today())) if stands else "",
        said=record.said.get(party.pk),
    )


def days_held(spells: list[Spell]) -> Days | None:
    """Least and most days of the custody that lasts today, over all its kinds and places."""
    if not spells or spells[-1].end is not None:
        return None
    begun = next(spell for spell in reversed(spells) if not spell.continues)
    least, most = days_between(begun.start, PartialDate.on(today()))
    return None if least is None or most is None else (max(least, 0), most)


def _held_by_kind(spells: list[Spell]) -> list[tuple[str, str]]:
    """(kind of custody, days) of a chain of several spells, and of all together."""
    if len(spells) < 2:
        return []
    held, assumed_last = days_by_kind(spells), sorted(spells, key=lambda spell: spell.assumed)
    words = {spell.kind: spell.kind_in_words for spell in assumed_last}
    counted = [(words[kind], days_in_words(days)) for kind, days in held.by_kind.items()]
    return [*counted, (_("all together"), days_in_words(held.total))]


def _runs_out(stands: Stood) -> Ahead | None:
    if not stands.runs_out or not stands.runs_out_on or stands.runs_out_on < today():
        return None
    return days_ahead(str(RunsOut(stands.runs_out).label), stands.runs_out_on)


def strip_of(record: Record) -> Strip | None:
    """One lane for each person of whom something is computed."""
    courses = [
        Course(
            name=str(party),
            spells=record.spells[party.pk],
            steps=record.steps[party.pk],
            term_end=stands.until if end_in_words(stands) else PartialDate(),
            lines=course_in_words(record.spells[party.pk], record.steps[party.pk]),
        )
        for party in record.parties
        if (stands := record.standings.get(party.pk))
    ]
    return strip(courses, today())


def course_in_words(spells: list[Spell], steps: list[Step]) -> list[Line]:
    lines = [(moment(spell.start), _spell_in_words(held_line(spell))) for spell in spells]
    lines += [
        (step.moment, Line(when(step.when), capfirst(str(step.type.label))))
        for step in steps
        if is_drawn(step)
    ]
    return [line for _day, line in sorted(lines, key=lambda pair: pair[0])]


def _spell_in_words(held: HeldLine) -> Line:
    return Line(held.span, capfirst(held.words), held.days)
