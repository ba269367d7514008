"""The nine public statements, and how each is written again from the demonstration data.

The elements of a statement are the facts that cite it: whoever adds a fact to the demonstration
adds it here. What each must look like in the text is said by plain rules, and not by the code that
writes sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from accounts.models import User
from advocacy.actions import Choices, Signed, write_letter
from advocacy.models import Ask, Letter, LetterKind, Occasion, Paragraph, Readers, Signatory
from cases.models import Case, Citation, Event, Figure, Order, OrderKind, Party, Source
from core.dates import PartialDate
from desk.demo.shelf import key_of
from people.models import Attribute, AttributeKind, Holding, Office, Organisation

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """How a statement is written again: what a coordinator chooses, and no more."""

    source: str
    kind: LetterKind
    on: date
    sender: str
    occasion: str = ""
    addressee: str = ""
    countries: tuple[str, ...] = ()
    first: str = ""  # the case that a statement is about
    in_annex: bool = False

    def letter(self, by: User) -> Letter:
        source = Source.objects.get(pk=key_of(Source, self.source))
        occasion = Occasion.objects.filter(pk=key_of(Occasion, self.occasion)).first()
        return write_letter(
            by=by,
            choices=Choices(
                kind=self.kind, sender=_organisation(self.sender), place="Brussels", date=self.on,
                occasion=occasion, addressee=Holding.objects.filter(
                    office=key_of(Office, self.addressee)
                ).first(),
                countries=self.countries or (occasion.countries if occasion else ()),
                cases=self.cases(source), annexed=self.cases(source) if self.in_annex else (),
                asks=list(Ask.objects.preferred().filter(source=source)),
                paragraphs=self._paragraphs(),
                readers=Readers.OPEN,
                signatories=_signed(source) or (Signed(printed_name="Name of who signs"),),
            ),
        )  # fmt: skip

    def cases(self, source: Source) -> list[Case]:
        """Of those at risk whom the statement names, or of whom it says something."""
        told = Party.objects.filter(
            Q(citations__source=source)
            | Q(charges__citations__source=source)
            | Q(orders__citations__source=source)
            | Q(events__event__citations__source=source)
            | Q(role__code="PERSON_AT_RISK", person__names__citations__source=source)
        )
        named = Case.objects.filter(pk__in=told.values("case")).order_by("pk")
        return sorted(named, key=lambda case: case.pk != key_of(Case, self.first))

    def _paragraphs(self) -> list[Paragraph]:
        """Those on the theme, and what fits every letter of the sender."""
        who_we_are = Q(purpose="WHO_WE_ARE", organisation=key_of(Organisation, self.sender))
        thanks = Q(purpose="THANKS") if self.addressee else Q(pk=None)
        rows = Paragraph.objects.filter(Q(theme=self.source) | who_we_are | thanks, language="en")
        return list(rows)


def _organisation(slug: str) -> Organisation:
    return Organisation.objects.get(pk=key_of(Organisation, slug))


def _signed(source: Source) -> list[Signed]:
    return [
        Signed(
            printed_name=one.printed_name, title=one.title, organisation=one.organisation,
            organisation_words=one.organisation_words, country_words=one.country_words,
        )
        for one in Signatory.objects.filter(statement=source)
    ]  # fmt: skip


@dataclass(frozen=True)
class Element:
    """A piece of data of a statement: found where one of the forms stands in the text."""

    what: str
    forms: tuple[str, ...]
    whose: tuple[str, ...] = ()  # of each it would be said here, if it may be

    def stands_in(self, text: str) -> bool:
        return any(re.search(form, text, re.IGNORECASE) for form in self.forms)


def elements(source: Source) -> Iterator[Element]:
    """Of the facts that cite the statement, each once: people, days, articles, terms, figures."""
    cited = Citation.objects.filter(source=source).select_related(
        "name__person", "event", "charge__provision", "charge__party__person", "order__event",
        "order__party__person", "figure__party__person", "law", "attribute__person",
    )  # fmt: skip
    seen: set[Element] = set()
    for citation in cited:
        for element in _of(citation):
            if element not in seen:
                seen.add(element)
                yield element
    for ask in Ask.objects.preferred().filter(source=source):
        yield Element(
            f"ask {ask.pk}", (re.escape(str(ask.text.get("en", "")).removeprefix("to ")),)
        )
    for signed in Signatory.objects.filter(statement=source):
        yield Element(f"signatory {signed.printed_name}", (re.escape(signed.printed_name),))
        if signed.title:
            yield Element(f"title {signed.title}", (re.escape(signed.title),))


def _of(citation: Citation) -> Iterator[Element]:
    if citation.party and citation.party.person:
        person = citation.party.person
        yield Element(f"name {person}", (re.escape(str(person)),), (str(person),))
    if event := citation.event:
        people = tuple(str(one.party) for one in event.concerned.all())
        if event.date.understood:
            yield Element(f"day of {event.type}, {event.date.text}", _when(event), people)
    if (said := citation.attribute) and said.kind in (AttributeKind.AGE, AttributeKind.BIRTH):
        yield Element(f"{said.kind} of {said.person}", _born(said), (str(said.person),))
    if charge := citation.charge:
        people = (str(charge.party),)
        if charge.provision and charge.provision.article:
            number = re.escape(charge.provision.article)
            yield Element(f"article {charge.provision}", (rf"\b{number}\b",), people)
        elif charge.words and not charge.provision:
            yield Element(f"charge {charge.words}", (re.escape(charge.words),), people)
    if order := citation.order:
        yield _term(order)
        if order.court_words:
            court = re.escape(order.court_words.removeprefix("the "))
            yield Element(f"court {order.court_words}", (court,), (str(order.party),))
    if figure := citation.figure:
        yield _number(figure)
    if law := citation.law:
        yield Element(f"law {law}", (re.escape(law.name.get("en", "")),))


# What an order without a term or an amount ordered.
ORDERED = {
    OrderKind.ACTIVITY_BAN: r"\bban\b",
    OrderKind.FINE: r"\bfine\b",
    OrderKind.INTERIM_MEASURE: r"\binterim measures?\b",
    OrderKind.ENABLE_RETURN: r"ordered[^.]*\breturn\b",
    OrderKind.RESTRICTED_LIBERTY: r"restricted liberty",
}


def _term(order: Order) -> Element:
    counts = ((order.years, "year"), (order.months, "month"), (order.days, "day"))
    said = [rf"\b{count}[ -]{unit}" for count, unit in counts if count]
    form = ".{0,20}".join(said)
    if order.amount is not None and not form:
        form = rf"{order.currency} {_digits(order.amount)}"
    form = form or ORDERED[OrderKind(order.kind)]
    return Element(f"term {order.kind} {order.words}", (form,), (str(order.party),))


def _born(said: Attribute) -> tuple[str, ...]:
    """A year of birth as it is; an age as it was, or by the two years in which the birth lies."""
    if said.kind == AttributeKind.BIRTH:
        assert said.date.earliest
        return (rf"\bborn {said.date.earliest.year}",)
    assert said.date.earliest
    year = said.date.earliest.year - int(said.value)
    return (rf"\baged {said.value}\b", rf"\bborn {year - 1} or {year}\b")


def _when(event: Event) -> tuple[str, ...]:
    """What is known of the day; of accounts that differ, where none is preferred, what all share.

    Two accounts that lie in one month share that month, and are told by it.
    """
    accounts = [
        one for one in Event.objects.preferred().filter(account_of=event.account_of)
        if one.date.earliest and one.date.latest
    ]  # fmt: skip
    ends = {end for one in accounts for end in (one.date.earliest, one.date.latest) if end}
    months = {(end.year, end.month) for end in ends}
    if len({one.date.text for one in accounts}) > 1 and len(months) == 1:
        [(year, month)] = months
        return (rf"{MONTHS[month - 1]} {year}",)
    return _days(event.date)


def _number(figure: Figure) -> Element:
    people = (str(figure.party),) if figure.party else ()
    numbers = [one for one in (figure.low, figure.high) if one is not None]
    forms = [re.escape(figure.words)] + [_digits(number) for number in numbers]
    return Element(f"figure {figure}", tuple(forms), people)


def _digits(number: Decimal) -> str:
    plain = f"{number.normalize():f}"
    return rf"\b{plain}\b" if len(plain) < 4 else rf"\b{plain[:-3]}[,.   ]?{plain[-3:]}\b"


def _days(when: PartialDate) -> tuple[str, ...]:
    """Day, month and year where all are known; else the year and what is known of the month."""
    first, last = when.earliest, when.latest
    known = first or last
    assert known
    if when.precision.startswith("DAY") or (first and first == last):
        return (
            rf"\b{known.day}(?:[–-]\d+)? {MONTHS[known.month - 1]} {known.year}",
            rf"\d+–{known.day} {MONTHS[known.month - 1]} {known.year}",
        )
    if first and last and (first.year, first.month) == (last.year, last.month):
        return (rf"{MONTHS[known.month - 1]} {known.year}",)
    return (str(known.year),)


NINE = (
    Written("macron-letter", LetterKind.VISIT_LETTER, date(2023, 10, 30), "iphr",
            occasion="macron-kz-uz-2023", addressee="president-fr"),
    Written("michel-release", LetterKind.JOINT_LETTER, date(2023, 6, 1), "iphr",
            occasion="michel-cholpon-ata-2023", addressee="president-european-council",
            countries=("KZ", "KG", "TJ", "TM", "UZ"), in_annex=True),
    Written("akhmedov-statement", LetterKind.CASE_STATEMENT, date(2023, 12, 14), "ahrca",
            countries=("FR", "UZ"), first="akhmedov"),
    Written("hudayramov-statement", LetterKind.OPEN_STATEMENT, date(2023, 12, 20), "ahrca",
            countries=("TM",), first="hudayramov"),
    Written("torture-day-statement", LetterKind.BRIEFING, date(2023, 6, 26), "iphr",
            occasion="torture-victims-day-2023", countries=("KZ", "KG", "TJ", "TM", "UZ")),
    Written("civic-space-release", LetterKind.BRIEFING, date(2023, 9, 27), "iphr",
            countries=("KZ", "KG", "TJ", "TM", "UZ")),
    Written("dialogue-release", LetterKind.BRIEFING, date(2016, 11, 23), "iphr",
            occasion="eu-kz-dialogue-2016", countries=("KZ",)),
    Written("hrw-release", LetterKind.BRIEFING, date(2024, 1, 11), "hrw",
            occasion="world-report-2024-launch", countries=("KZ", "KG", "TJ", "TM", "UZ")),
    Written("tadjibaeva-statement", LetterKind.CASE_STATEMENT, date(2024, 3, 20), "ahrca",
            countries=("FR",), first="tadjibaeva"),
)  # fmt: skip
