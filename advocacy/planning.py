"""Reads the plan of a letter: a fixed number of queries, whatever the number of cases."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import House
from advocacy.models import (
    Ask,
    Letter,
    LetterKind,
    Occasion,
    OccasionStatus,
    Paragraph,
    ParagraphFigure,
    Participation,
    Pledge,
    SectionKind,
    Side,
)
from advocacy.outlines import has
from advocacy.pictures import Picture, Telling, pictures
from advocacy.plan import Plan
from cases.models import Assessment, Citation, Figure, Law, LawStage, Party
from core.dates import PartialDate
from people.models import Holding, Name, OfficeKind

TAKES_PLACE = (OccasionStatus.ANNOUNCED, OccasionStatus.CONFIRMED, OccasionStatus.HELD)
TO_COME = (LawStage.DRAFT, LawStage.PLANNED, LawStage.ADOPTED)


def read_plan(letter: Letter, language: str) -> Plan:
    """Call it with the letter's language active: some words of it are translated."""
    found = _whole(letter)
    told = pictures(found)
    in_text = [one for one in told if one.telling != Telling.WITHHELD and not one.closed]
    annexed = {row.case_id for row in found.cases.all() if row.in_annex}
    asks, participants = _asks(found), _participants(found.occasion)
    holders = _holders(found, asks)
    kind = LetterKind(found.kind)
    return Plan(
        letter=found,
        language=language,
        on=found.date,
        house=House.current(),
        sender=found.sender,
        addressee=found.addressee,
        occasion=found.occasion,
        participants=participants,
        countries=tuple(found.countries),
        meets=_meets(found, participants, holders),
        pictures=tuple(one for one in in_text if one.party.case_id not in annexed),
        annexed=tuple(one for one in in_text if one.party.case_id in annexed),
        closed=tuple(one for one in told if one.closed),
        asks=asks,
        pledges=_pledges(found),
        paragraphs=_paragraphs(found, language),
        figures=_figures(found, kind, in_text),
        laws=_laws(found, asks) if has(kind, SectionKind.LAWS) else (),
        assessments=_assessments(in_text),
        signatories=tuple(found.signatories.all()),
        writes_to=_writes_to(found, asks, holders),
    )  # fmt: skip


def _whole(letter: Letter) -> Letter:
    rows = Letter.objects.select_related(
        "occasion__kind", "addressee__office__body", "addressee__person", "sender"
    )
    names = Prefetch("addressee__person__names", Name.objects.all())
    return rows.prefetch_related(names, "cases", "signatories__organisation").get(pk=letter.pk)


def _participants(occasion: Occasion | None) -> tuple[Participation, ...]:
    rows = Participation.objects.filter(occasion=occasion) if occasion else []
    if isinstance(rows, QuerySet):
        rows = rows.select_related("person", "office", "organisation")
    return tuple(rows)


def _asks(letter: Letter) -> tuple[Ask, ...]:
    """In the order of the letter, with what each is about."""
    rows = Ask.objects.filter(letters__letter=letter).order_by("letters__order")
    return tuple(
        rows.select_related(
            "kind", "addressee_office", "addressee_organisation", "case", "law", "situation",
            "organisation", "source",
        )
    )  # fmt: skip


def _holders(letter: Letter, asks: Sequence[Ask]) -> list[Holding]:
    """Of the offices of the letter's countries, and of those of whom something is asked."""
    asked = {ask.addressee_office_id for ask in asks}
    rows = Holding.objects.preferred().filter(
        Q(office__country__in=letter.countries) | Q(office__in=asked - {None})
    )
    names = Prefetch("person__names", Name.objects.all())
    return list(rows.select_related("office", "person").prefetch_related(names))


def _meets(
    letter: Letter, participants: Sequence[Participation], holders: Sequence[Holding]
) -> dict[str, Holding]:
    """Of a visit that takes place, whom the guest meets in each country: the host who holds an
    office of it. Of a country without one no meeting is told, for none is known of."""
    visit = letter.occasion
    if visit is None or not visit.kind.code.endswith("_VISIT") or visit.status not in TAKES_PLACE:
        return {}
    hosts = [part for part in participants if part.side == Side.HOST]
    met = {code: _met(code, hosts, holders, letter.date) for code in letter.countries}
    return {code: holding for code, holding in met.items() if holding}


def _met(
    code: str, hosts: Sequence[Participation], holders: Sequence[Holding], on: date
) -> Holding | None:
    there = [one for one in holders if one.office.country == code and one.term.may_be(on)]
    return next((one for part in hosts for one in there if is_holder(part, one)), None)


def is_holder(part: Participation, holding: Holding) -> bool:
    """Whether the participant is the holder, named by person, by office or by both."""
    same_person = part.person_id in (None, holding.person_id)
    same_office = part.office_id in (None, holding.office_id)
    return same_person and same_office and bool(part.person_id or part.office_id)


def _pledges(letter: Letter) -> tuple[Pledge, ...]:
    """Given by the addressee's office or at this event, by the day of the letter."""
    about = Q(pk=None)
    if letter.addressee:
        about |= Q(by_office=letter.addressee.office_id)
    if letter.occasion:
        about |= Q(occasion=letter.occasion_id)
    rows = Pledge.objects.preferred().filter(about).select_related("by_office", "source")
    return tuple(row for row in rows if _by(row.date, letter.date) and _is_public(row.source))


def _paragraphs(letter: Letter, language: str) -> tuple[Paragraph, ...]:
    """The chosen ones of this language, in the order of the letter, with the figures they cite."""
    rows = Paragraph.objects.filter(letters__letter=letter, language=language)
    figures = Prefetch("figures", ParagraphFigure.objects.select_related("figure__said_by"))
    rows = rows.order_by("letters__order").select_related("organisation")
    return tuple(rows.prefetch_related(figures))


def _figures(letter: Letter, kind: LetterKind, told: Sequence[Picture]) -> tuple[Figure, ...]:
    """On the countries of the letter, and of those told in full; none that may not be quoted."""
    on_countries = Q(country__in=letter.countries, party=None)
    wanted = on_countries if has(kind, SectionKind.FIGURES) else Q(pk=None)
    if has(kind, SectionKind.STANDS):
        wanted |= Q(party__in=[one.party for one in told if one.telling == Telling.FULL])
    rows = Figure.objects.preferred().filter(wanted)
    rows = rows.select_related("said_by", "situation").prefetch_related(_sources("citations"))
    return tuple(row for row in rows if _by(row.date, letter.date) and _quotable(row))


def _laws(letter: Letter, asks: Iterable[Ask]) -> tuple[Law, ...]:
    """Laws to come of its countries, those of its cases, and those that an ask is about."""
    asked = {ask.law_id for ask in asks} - {None}
    of_cases = Party.objects.filter(case__letters__letter=letter).exclude(law=None)
    wanted = Q(pk__in=asked) | Q(pk__in=of_cases.values("law")) | Q(stage__in=TO_COME)
    rows = Law.objects.preferred().filter(wanted, country__in=letter.countries)
    return tuple(row for row in rows.prefetch_related("provisions") if _by(row.date, letter.date))


def _sources(name: str) -> "Prefetch[str]":
    return Prefetch(name, Citation.objects.with_sources())


def _quotable(row: Figure) -> bool:
    """Not only told by protected sources."""
    saying = [one for one in row.citations.all() if not one.contradicts]
    return not saying or any(_is_public(one.source) for one in saying)


def _is_public(source: object) -> bool:
    return getattr(source, "scope_id", None) is None


def _assessments(told: Iterable[Picture]) -> tuple[Assessment, ...]:
    """What others made of what is told, each once."""
    return tuple({row.pk: row for one in told for row in one.assessments}.values())


def _writes_to(
    letter: Letter, asks: Sequence[Ask], holders: Sequence[Holding]
) -> tuple[Holding, ...]:
    """Who holds the offices that are asked; without any, the heads of State of the countries."""
    current = [one for one in holders if one.term.may_be(letter.date)]
    asked = dict.fromkeys(ask.addressee_office_id for ask in asks if ask.addressee_office_id)
    found = [next((one for one in current if one.office_id == key), None) for key in asked]
    heads = [one for one in current if one.office.kind == OfficeKind.HEAD_OF_STATE]
    heads = [one for one in heads if one.office.country in letter.countries]
    return tuple(one for one in found if one) or tuple(heads)


def _by(when: PartialDate, on: date) -> bool:
    return when.earliest is None or when.earliest <= on
