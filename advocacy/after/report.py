"""What happened between two days, in numbers of which each opens its list with the same filter.

Counted is what this database documents and its reader may see: a sample, never a total.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from advocacy.after.decisions import Decision, at_risk, decisions, told
from advocacy.after.reading import visible_answers, visible_results
from advocacy.models import Letter, Sending
from cases.codes import EventType, Polarity
from cases.models import Case, EventParty, Party
from cases.pages import rows
from core.clock import today, zone
from core.countries import country_choices
from core.dates import show
from core.facts import PASSED_OVER
from core.templatetags.dates import day, short_day

DAY = timedelta(days=1)
MOST = 500  # rows of a list


@dataclass(frozen=True)
class Period:
    """Both days belong to it; `country` narrows it to cases of one country, "" to none."""

    begins: date
    ends: date
    country: str = ""

    @property
    def query(self) -> str:
        given = {"from": self.begins, "to": self.ends, "country": self.country}
        return urlencode({name: value for name, value in given.items() if value})

    def moments(self) -> tuple[datetime, datetime]:
        """In the office's time: from the first moment of the first day to the end of the last."""
        first = datetime.combine(self.begins, time.min, zone())
        return first, datetime.combine(self.ends + DAY, time.min, zone())


class PeriodForm(forms.Form):
    """Without an answer: this year until today."""

    use_required_attribute = False

    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)

    def __init__(self, data: Any) -> None:
        start = {"from": today().replace(month=1, day=1), "to": today()}
        super().__init__({**start, **data.dict()} if data else start)
        for name, label in (("from", _("From")), ("to", _("To"))):
            widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
            self.fields[name] = forms.DateField(label=label, widget=widget)
        fields: Any = self.fields
        fields["country"].choices = [("", _("all")), *country_choices()]
        self.order_fields(["from", "to", "country"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first > last:
            self.add_error("to", _("The last day lies before the first."))
        elif last and last > today() + timedelta(days=366):
            self.add_error("to", _("This day is too far ahead."))
        return cleaned

    @property
    def period(self) -> Period:
        given = self.cleaned_data
        return Period(given["from"], given["to"], given["country"])


@dataclass(frozen=True)
class Line:
    """A row of one of the lists."""

    on: str
    what: str
    more: str
    url: str


@dataclass(frozen=True)
class Number:
    """What is counted: `rows` asks the database, `lines` shows what it gives."""

    key: str
    label: Any
    rows: Callable[[Period, User], Any]
    lines: Callable[[Any, User], Iterable[Line]]

    def count(self, found: Any) -> int:
        return len(found) if isinstance(found, list) else found.count()


def new_cases(period: Period, user: User) -> QuerySet[Case]:
    """By the day on which they were opened here, which their history knows."""
    first, end = period.moments()
    opened = Case.history.filter(
        id=OuterRef("pk"), history_type="+", history_date__gte=first, history_date__lt=end
    )
    cases = Case.objects.visible_to(user).filter(Exists(opened))
    return cases.in_country(period.country) if period.country else cases


def _happened(type: EventType) -> Callable[[Period, User], QuerySet[EventParty]]:
    """Who it happened to wholly within the period, each happening once for each."""

    def found(period: Period, user: User) -> QuerySet[EventParty]:
        rows = EventParty.objects.filter(
            at_risk(user, period.country), event__type=type, event__withdrawn_at=None,
            event__polarity=Polarity.HAPPENED, event__date_earliest__gte=period.begins,
            event__date_latest__lte=period.ends,
        ).exclude(event__rank__in=PASSED_OVER)  # fmt: skip
        once = rows.order_by("party_id", "event__account_of", "pk").distinct(
            "party_id", "event__account_of"
        )
        ordered = EventParty.objects.filter(pk__in=once.values("pk"))
        return ordered.order_by("event__date_earliest", "pk")

    return found


def letters_sent(period: Period, user: User) -> QuerySet[Letter]:
    sent = Sending.objects.filter(letter=OuterRef("pk"), on__gte=period.begins, on__lte=period.ends)
    letters = Letter.objects.visible_to(user).filter(Exists(sent))
    return letters.filter(countries__contains=[period.country]) if period.country else letters


def answers(period: Period, user: User) -> QuerySet[Any]:
    rows = visible_answers(user).filter(
        date_earliest__gte=period.begins, date_latest__lte=period.ends
    )
    if period.country:
        rows = rows.filter(
            Q(ask__countries__contains=[period.country])
            | Q(ask__case__country=period.country)
            | Q(letter__countries__contains=[period.country])
        )
    return rows.order_by("date_earliest", "id")


def results(period: Period, user: User) -> QuerySet[Any]:
    rows = visible_results(user).filter(
        date_earliest__gte=period.begins, date_latest__lte=period.ends
    )
    rows = rows.filter(case__country=period.country) if period.country else rows
    return rows.order_by("date_earliest", "id")


def _headings(cases: Iterable[Any], user: User) -> dict[Any, rows.Row]:
    found = Case.objects.visible_to(user).filter(pk__in={*cases}).for_list(user)
    return {case.pk: rows.row(case) for case in found}


def _of_cases(found: QuerySet[Case], user: User) -> Iterable[Line]:
    for case in found.for_list(user)[:MOST]:  # type: ignore[attr-defined]
        one = rows.row(case)
        stands = ", ".join(dict.fromkeys(standing.words for standing in one.standings))
        yield Line(one.country, one.heading, stands, case.get_absolute_url())


def _people(keys: Iterable[Any], user: User) -> dict[Any, Party]:
    """Who it is, as the user may see, in a case of one or of many."""
    return Party.objects.with_people(user).select_related("organisation", "law").in_bulk({*keys})


def _of_person(on: str, party: Party, said: str, known: dict[Any, rows.Row]) -> Line:
    """The name first; of a case about several, what it is called too."""
    one = known[party.case_id]
    more = [said, "" if one.heading == str(party) else one.heading]
    return Line(on, str(party), " · ".join(filter(None, more)), one.case.get_absolute_url())


def _of_events(found: QuerySet[EventParty], user: User) -> Iterable[Line]:
    links = list(found.select_related("event")[:MOST])
    people = _people((link.party_id for link in links), user)
    known = _headings((party.case_id for party in people.values()), user)
    for link in links:
        when, said = show(link.event.date), link.get_outcome_display()
        yield _of_person(when, people[link.party_id], said, known)


def verdicts(period: Period, user: User) -> list[Decision]:
    return decisions(period.begins, period.ends, period.country, user)


def _of_decisions(found: list[Decision], user: User) -> Iterable[Line]:
    people = _people((one.party for one in found[:MOST]), user)
    known = _headings((party.case_id for party in people.values()), user)
    for one, when, said in told(found[:MOST]):
        yield _of_person(when, people[one.party], said, known)


def _of_letters(found: QuerySet[Letter], user: User) -> Iterable[Line]:
    rows = found.select_related("addressee__office", "occasion").prefetch_related("sendings")
    for letter in rows[:MOST]:
        to = str(letter.addressee.office) if letter.addressee else letter.get_kind_display()
        on = ", ".join(short_day(sending.on) for sending in letter.sendings.all())
        what = f"{letter.reference}: {to}"
        yield Line(on, what, str(letter.occasion or ""), letter.get_absolute_url())


def _of_answers(found: QuerySet[Any], user: User) -> Iterable[Line]:
    for answer in found.select_related("ask__kind", "ask__case", "letter")[:MOST]:
        if answer.letter:
            about = answer.letter.reference
            url = reverse("letter-after", args=[about])
        else:
            about = str(answer.ask)
            url = answer.ask.case.get_absolute_url() if answer.ask.case else reverse("asks")
        yield Line(show(answer.date), answer.text[:200], about, url)


def _of_results(found: QuerySet[Any], user: User) -> Iterable[Line]:
    told = list(found[:MOST])
    known = _headings((one.case_id for one in told), user)
    for one in told:
        case = known[one.case_id]
        said = one.text or one.get_code_display()
        yield Line(show(one.date), case.heading, said, f"{case.case.get_absolute_url()}#letters")


NUMBERS = {
    number.key: number
    for number in (
        Number("cases", gettext_lazy("new cases"), new_cases, _of_cases),
        Number("verdicts", gettext_lazy("verdicts"), verdicts, _of_decisions),
        Number("releases", gettext_lazy("releases"), _happened(EventType.RELEASE), _of_events),
        Number("letters", gettext_lazy("letters sent"), letters_sent, _of_letters),
        Number("answers", gettext_lazy("answers"), answers, _of_answers),
        Number("outcomes", gettext_lazy("outcomes"), results, _of_results),
    )
}


@dataclass(frozen=True)
class Counted:
    label: Any
    count: int
    url: str


def report(period: Period, user: User) -> list[Counted]:
    """One query for each number, of verdicts two."""
    return [
        Counted(
            number.label,
            number.count(number.rows(period, user)),
            f"{reverse('report-list', args=[number.key])}?{period.query}",
        )
        for number in NUMBERS.values()
    ]


def lines(key: str, period: Period, user: User) -> tuple[Number, int, list[Line]]:
    number = NUMBERS[key]
    found = number.rows(period, user)
    return number, number.count(found), list(number.lines(found, user))


def in_words(period: Period) -> str:
    return _("%(first)s to %(last)s") % {"first": day(period.begins), "last": day(period.ends)}
