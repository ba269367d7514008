"""Everything that the page of one case shows."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.models import User
from cases.cards import Card, card, facts_of, people_with_facts
from cases.changes import CaseChanges
from cases.cites import Cite, Cites
from cases.codes import Stage, StandingCode
from cases.custody import Spell, days_in_words, spells_of_each
from cases.happened import items
from cases.marks import mark_of_standing
from cases.models import (
    Assessment,
    Case,
    Charge,
    Compliance,
    Figure,
    Order,
    Party,
)
from cases.rows import Ahead, ahead_of, heading_of, in_words, parties_of
from cases.standing import end_in_words
from cases.standing.sentences import order_in_words
from cases.timeline import timeline
from core.countries import country_name
from core.dates import show
from core.facts import Fact
from people.naming import also_seen_as

LATEST = 5
GONE = (StandingCode.DECEASED, StandingCode.DECEASED_IN_CUSTODY)


@dataclass(frozen=True)
class Opinion:
    words: str
    whose: str
    cites: list[Cite]


@dataclass(frozen=True)
class ChargeLine:
    charge: Charge
    article: str
    law: str
    title: str
    when: str
    cites: list[Cite]
    opinions: list[Opinion]


@dataclass(frozen=True)
class OrderLine:
    words: str
    when: str
    court: str
    binds: str
    compliance: str
    cites: list[Cite]
    opinions: list[Opinion]


@dataclass(frozen=True)
class FigureLine:
    figure: Figure
    by: str
    when: str
    cites: list[Cite]


@dataclass(frozen=True)
class HeldLine:
    """A spell of custody: how and where, from when to when, how many days."""

    words: str
    span: str
    days: str


@dataclass(frozen=True)
class PartyBlock:
    """One of those whom the case concerns: who, where things stand, charges, decisions."""

    party: Party
    card: Card | None
    words: str
    kind: str
    stage: str
    ends: str
    held: list[HeldLine]
    ahead: Ahead | None
    charges: list[ChargeLine]
    orders: list[OrderLine]
    opinions: list[Opinion]


@dataclass
class Read:
    """The facts of a case, each kind read once."""

    parties: list[Party]
    charges: list[Charge]
    orders: list[Order]
    figures: list[Figure]
    assessments: list[Assessment]
    spells: dict[UUID, list[Spell]]
    people: dict[Any, Any] = field(default_factory=dict)

    def facts(self) -> list[Fact]:
        return [
            *self.parties,
            *(fact for person in self.people.values() for fact in facts_of(person)),
            *self.charges,
            *self.orders,
            *self.figures,
            *self.assessments,
        ]


def case_page(case: Case, user: User) -> dict[str, Any]:
    """Of a case read by `for_list()`. The order of reading gives the sources their numbers."""
    read = _read(case, user)
    cites = Cites(user, read.facts())
    changes = CaseChanges(case, user)
    keys = changes.keys()
    blocks = [_block(party, read, cites) for party in read.parties]
    alone = blocks[0] if len(blocks) == 1 else None
    return {
        "case": case,
        "title": (heading := heading_of(case, read.parties)),
        "beneath": case.title if case.title != heading else "",
        "country": country_name(case.country),
        "also": also_seen_as(read.parties[0].person) if alone and read.parties[0].person else [],
        "alone": alone,
        "blocks": blocks,
        "timeline": items(case, timeline(case, user), cites, alone=alone is not None),
        "figures": [_figure(figure, cites) for figure in read.figures],
        "opinions": _opinions(read, cites, case=case),
        "sources": cites.sources(),
        "changes": changes.read(keys[:LATEST]),
        "changes_count": keys.count(),
    }


def _read(case: Case, user: User) -> Read:
    parties = parties_of(case)
    prefetch_related_objects(parties, "role")
    charges = Charge.objects.filter(party__in=parties).select_related("provision__law")
    orders = Order.objects.filter(party__in=parties).select_related("binds")
    of_facts = Q(case=case) | Q(party__in=parties) | Q(charge__in=charges) | Q(order__in=orders)
    people = people_with_facts([party.person_id for party in parties if party.person_id], user)
    return Read(
        parties=parties,
        charges=list(charges),
        orders=list(orders),
        figures=list(Figure.objects.filter(party__in=parties).select_related("said_by")),
        assessments=list(
            Assessment.objects.filter(of_facts).select_related(
                "term", "by_organisation", "by_person"
            )
        ),
        spells=spells_of_each(parties),
        people={person.pk: person for person in people},
    )


def _block(party: Party, read: Read, cites: Cites) -> PartyBlock:
    stored = getattr(party, "standing", None)
    person = read.people.get(party.person_id)
    code = StandingCode(stored.code) if stored else StandingCode.UNKNOWN
    return PartyBlock(
        party=party,
        card=card(person, cites, living=code not in GONE) if person else None,
        words=in_words(party),
        kind=mark_of_standing(code),
        stage=str(Stage(stored.stage).label) if stored else "",
        ends=end_in_words(stored) if stored else "",
        held=[_held(spell) for spell in reversed(read.spells[party.pk])],
        ahead=ahead_of([party]),
        charges=[_charge(c, read, cites) for c in read.charges if c.party_id == party.pk],
        orders=[_order(o, read, cites) for o in read.orders if o.party_id == party.pk],
        opinions=_opinions(read, cites, party=party),
    )


def _held(spell: Spell) -> HeldLine:
    end = show(spell.end) or _("end not known") if spell.end else _("today")
    country = country_name(spell.country) if spell.country else ""
    where = [part for part in (str(spell.kind.label), spell.place, country) if part]
    return HeldLine(
        words=", ".join(where),
        span=_("%(start)s to %(end)s")
        % {"start": show(spell.start) or _("start not known"), "end": end},
        days=days_in_words(spell.days),
    )


def _charge(charge: Charge, read: Read, cites: Cites) -> ChargeLine:
    provision = charge.provision
    number = [provision.article, provision.part] if provision else []
    return ChargeLine(
        charge=charge,
        article=", ".join(part for part in number if part),
        law=str(provision.law) if provision else "",
        title=str(provision.official_title or provision.plain_title) if provision else "",
        when=show(charge.date),
        cites=cites.of(charge),
        opinions=_opinions(read, cites, charge=charge),
    )


def _order(order: Order, read: Read, cites: Cites) -> OrderLine:
    words = order_in_words(order)
    obeyed = order.compliance != Compliance.NOT_APPLICABLE
    return OrderLine(
        words=_("%(words)s, sought by the prosecution") % {"words": words}
        if order.sought
        else words,
        when=show(order.date),
        court=order.court_words,
        binds=str(order.binds or order.binds_words),
        compliance=order.get_compliance_display() if obeyed else "",
        cites=cites.of(order),
        opinions=_opinions(read, cites, order=order),
    )


def _figure(figure: Figure, cites: Cites) -> FigureLine:
    by = str(figure.said_by or figure.said_by_words)
    return FigureLine(figure, by, show(figure.date), cites.of(figure))


def _opinions(read: Read, cites: Cites, **of: Any) -> list[Opinion]:
    """What was made of a fact: each judgment once, with all whose it is."""
    ((arc, target),) = of.items()
    by_words: dict[str, list[Assessment]] = {}
    for one in read.assessments:
        if getattr(one, f"{arc}_id") == target.pk:
            by_words.setdefault(str(one.term), []).append(one)
    return [_opinion(words, shared, cites) for words, shared in by_words.items()]


def _opinion(words: str, shared: list[Assessment], cites: Cites) -> Opinion:
    dates = dict.fromkeys(show(one.date) for one in shared)
    whose = [*dict.fromkeys(one.whose for one in shared), *(date for date in dates if date)]
    return Opinion(words, ", ".join(whose), cites.of(*shared))
