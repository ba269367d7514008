"""Charges, decisions, figures and opinions as pages show them: words, and the sources' numbers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.custody.spells import Spell, days_in_words
from cases.happenings import date_of_order
from cases.models import Assessment, Charge, Compliance, Figure, Order, Proceeding, ProceedingKind
from cases.pages.record import Record
from cases.proceedings import country_of
from cases.sourcing.cites import Cite, Cites
from cases.standing.charges import status_of
from cases.standing.obeyed import decision_of
from cases.standing.sentences import order_in_words
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, show


@dataclass(frozen=True)
class Opinion:
    words: str
    whose: str
    cites: list[Cite]


@dataclass(frozen=True)
class ChargeLine:
    """`status` is the latest, by what happened since the charge was entered."""

    charge: Charge
    status: str
    article: str
    law: str
    title: str
    when: str
    cites: list[Cite]
    opinions: list[Opinion]


@dataclass(frozen=True)
class OrderLine:
    order: Order
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
class ProceedingLine:
    """A court case: its kind, where, and the number of its file."""

    words: str
    court: str
    file_number: str
    cites: list[Cite]


@dataclass(frozen=True)
class HeldLine:
    """A spell of custody: how and where, from when to when, how many days."""

    words: str
    span: str
    days: str


def held_line(spell: Spell) -> HeldLine:
    end = said(spell.end) or _("end not known") if spell.end else _("today")
    country = country_name(spell.country) if spell.country else ""
    where = [part for part in (spell.kind_in_words, spell.place, country) if part]
    return HeldLine(
        words=", ".join(where),
        span=_("%(start)s to %(end)s")
        % {"start": said(spell.start) or _("start not known"), "end": end},
        days=days_in_words(spell.days),
    )


def charge_line(charge: Charge, record: Record, cites: Cites) -> ChargeLine:
    provision = charge.provision
    number = [provision.article, provision.part] if provision else []
    life, singled_out = record.steps[charge.party_id], record.singled_out.get(charge.party_id, {})
    return ChargeLine(
        charge=charge,
        status=str(status_of(charge, life, singled_out, today()).label),
        article=", ".join(part for part in number if part),
        law=str(provision.law) if provision else "",
        title=str(provision.official_title or provision.plain_title) if provision else "",
        when=said(charge.date),
        cites=cites.of(charge),
        opinions=opinions(record, cites, charge=charge),
    )


def order_line(order: Order, record: Record, cites: Cites) -> OrderLine:
    words = order_in_words(order)
    obeyed = order.compliance != Compliance.NOT_APPLICABLE
    told = decision_of(order, record.steps[order.party_id], today()).in_words
    return OrderLine(
        order=order,
        words=_("%(words)s, sought by the prosecution") % {"words": words}
        if order.sought
        else words,
        when=said(date_of_order(order)),
        court=order.court_words or (order.event.authority_words if order.event else ""),
        binds=str(order.binds or order.binds_words),
        compliance=told or (order.get_compliance_display() if obeyed else ""),
        cites=cites.of(order),
        opinions=opinions(record, cites, order=order),
    )


def figure_line(figure: Figure, cites: Cites) -> FigureLine:
    by = str(figure.said_by or figure.said_by_words)
    return FigureLine(figure, by, said(figure.date), cites.of(figure))


def proceeding_line(proceeding: Proceeding, cites: Cites) -> ProceedingLine:
    kind, country = str(ProceedingKind(proceeding.kind).label), country_of(proceeding)
    return ProceedingLine(
        words=", ".join(part for part in (kind, country) if part),
        court=str(proceeding.court or proceeding.court_words),
        file_number=proceeding.file_number,
        cites=cites.of(proceeding),
    )


def opinions(record: Record, cites: Cites, **of: Any) -> list[Opinion]:
    """What was made of a fact: each judgment once, with all whose it is."""
    ((arc, target),) = of.items()
    by_words: dict[str, list[Assessment]] = {}
    for one in record.assessments:
        if getattr(one, f"{arc}_id") == target.pk:
            by_words.setdefault(str(one.term), []).append(one)
    return [_opinion(words, shared, cites) for words, shared in by_words.items()]


def _opinion(words: str, shared: list[Assessment], cites: Cites) -> Opinion:
    dates = dict.fromkeys(said(one.date) for one in shared)
    whose = [*dict.fromkeys(one.whose for one in shared), *(date for date in dates if date)]
    return Opinion(words, ", ".join(whose), cites.of(*shared))


def said(when: PartialDate) -> str:
    """In the reader's language; the words of the source where they were not understood."""
    return show(when, get_language() or "en")
