"""The short form: what a line proposes, or what the likeliest next step needs."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.codes import ANNOUNCED, Custody, EventType, Outcome, Sureness
from cases.forms.choices import NOT_RECORDED, countries, event_types
from cases.forms.dates import DateWords, ask_once, doubt, length_of, read_words, reading
from cases.models import Case, Event, Party, Source
from cases.order.rules import is_ahead
from cases.quick import actions as verbs
from cases.quick.amounts import take_articles
from cases.quick.charges import new_charges
from cases.quick.grammar import Proposal
from cases.quick.imposed import FREED, Imposed, orders_of, read_imposed
from cases.quick.line import Line
from cases.quick.steps import NEEDED
from cases.quick.words import SENTENCING
from core.clock import today
from core.dates import PartialDate

COLUMNS = (
    "authority_words", "place_words", "from_country", "to_country", "custody", "sureness",
    "summary",
)  # fmt: skip
ALWAYS = ("type", "date_words", "whom", "summary", "source", "line")


class ShortForm(forms.Form):
    """At most four fields, unless a line told more or the case is about several people."""

    dates: ClassVar[dict[str, str]] = {
        "date_words": "date",
        "until_words": "until",
        "known_words": "known",
    }

    line = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    type = forms.ChoiceField(label=_("What happened?"))
    whom = forms.MultipleChoiceField(
        label=_("Whom does it concern?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say whom it concerns.")},
    )
    date_words = DateWords(label=_("When"))
    until_words = DateWords(label=_("Until when, as ordered"))
    known_words = DateWords(label=_("When it came to be known"))
    imposed = forms.CharField(
        label=_("What was imposed"),
        required=False,
        max_length=200,
        help_text=_("“7 years 6 months”, “3 years suspended”, “15 days”, “500 USD”, “life”."),
    )
    articles = forms.CharField(
        label=_("Articles"), required=False, max_length=200, help_text=_("“159, 244-1”, “174(2)”.")
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[NOT_RECORDED, *Outcome.choices]
    )
    authority_words = forms.CharField(label=_("Authority or court"), required=False, max_length=300)
    place_words = forms.CharField(label=_("Place"), required=False, max_length=300)
    from_country = forms.ChoiceField(label=_("From country"), required=False)
    to_country = forms.ChoiceField(label=_("To country"), required=False)
    custody = forms.ChoiceField(
        label=_("Kind of custody"), required=False, choices=[NOT_RECORDED, *Custody.choices]
    )
    sureness = forms.ChoiceField(
        label=_("How sure?"),
        required=False,
        choices=[("", _("as its source is")), *Sureness.choices],
    )
    summary = forms.CharField(label=_("In a few words"), required=False, max_length=2000)
    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source"), required=False, empty_label=_("not recorded")
    )

    def __init__(
        self, *args: Any, case: Case, parties: list[Party], user: User, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.case, self.parties, self.user = case, parties, user
        self._imposed: Imposed | None = None
        self._offer_choices()
        told = self.data or self.initial
        kind = told.get("type", "")
        needed = NEEDED.get(EventType(kind), "") if kind in EventType else ""
        for name in list(self.fields):
            if name not in ALWAYS and name != needed and not told.get(name):
                del self.fields[name]
        if len(parties) < 2:
            del self.fields["whom"]
        if told.get("line"):
            self.fields["type"].widget.attrs.update(self._asks_again())
        else:
            self.fields["type"].widget = forms.HiddenInput()
        self.visible_fields()[0].field.widget.attrs["autofocus"] = True

    def _asks_again(self) -> dict[str, str]:
        """Another type needs other fields: what is typed comes back in a form for that one."""
        return {
            "hx-post": reverse("quick", args=[self.case.reference]),
            "hx-params": "not confirm",
            "hx-target": "closest form",
            "hx-swap": "outerHTML",
        }

    def _offer_choices(self) -> None:
        fields: Any = self.fields
        fields["type"].choices = event_types()
        fields["whom"].choices = [(str(party.pk), str(party)) for party in self.parties]
        fields["source"].queryset = Source.objects.visible_to(self.user)
        for name in ("from_country", "to_country"):
            fields[name].choices = countries()

    @property
    def label(self) -> str | Promise:
        """What happened, where the form was opened for that alone."""
        kind = (self.data or self.initial).get("type", "")
        return EventType(kind).label if kind in EventType else ""

    def anchor(self) -> date:
        """The day from which words such as "this week" count: the source's, else today."""
        source = self.cleaned_data.get("source")
        return (source.published.latest if source else None) or today()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self.read: dict[str, PartialDate] = {}
        for field, name in self.dates.items():
            if field in self.fields and given.get(field):
                self._read_date(field, name)
        if given.get("imposed") and given.get("type") in SENTENCING:
            self._imposed = read_imposed(given["imposed"], self.case.country)
            self._check_imposed(self._imposed, given.get("outcome", ""))
        if given.get("articles") and not self._numbers():
            self.add_error("articles", _("We find no number of an article here."))
        return given

    def _read_date(self, field: str, name: str) -> None:
        words, kind = self.cleaned_data[field], self.cleaned_data.get("type", "")
        when = self.read[name] = read_words(words, self.anchor(), ahead=_ahead(name, kind))
        question = doubt(words, when)
        if not question and name == "date" and kind and is_ahead(kind, when, today()):
            question = str(_("This day lies ahead. Has it happened already?"))
        if question:
            ask_once(self, field, question)

    def _check_imposed(self, imposed: Imposed, outcome: str) -> None:
        if not imposed.understood:
            self.add_error(
                "imposed",
                _("We do not understand “%(words)s”.") % {"words": imposed.rest or imposed.words},
            )
        elif outcome in FREED:
            self.add_error("outcome", _("Nothing is imposed with this outcome."))

    def _numbers(self) -> tuple[str, ...]:
        return take_articles(Line(f"art. {self.cleaned_data.get('articles', '')}"))

    def concerned(self) -> dict[Party, str]:
        given = self.cleaned_data
        named = given.get("whom")
        outcome = given.get("outcome", "")
        return {p: outcome for p in self.parties if named is None or str(p.pk) in named}

    def shown(self) -> Iterator[tuple[BoundField, str]]:
        """Each field with how its words are understood, if it is a date."""
        for field in self.visible_fields():
            name = self.dates.get(field.name)
            yield field, reading(self._when(field, name), sourced=False) if name else ""

    def _when(self, field: BoundField, name: str) -> PartialDate:
        if self.is_bound:
            return self.read.get(name, PartialDate())
        ahead = _ahead(name, self.initial.get("type", ""))
        return read_words(field.value() or "", today(), ahead=ahead)

    def log(self) -> Event:
        given = self.cleaned_data
        concerned, kind = self.concerned(), given["type"]
        columns = {name: given.get(name, "") for name in COLUMNS}
        event = Event(type=kind, country=self.case.country, **columns, **self.read)
        if given.get("imposed") and not self._imposed:
            event.length_text = given["imposed"]
            event.length_min_days, event.length_max_days = length_of(given["imposed"])
        articles, outcome = self._numbers(), given.get("outcome", "")
        return verbs.log(
            by=self.user,
            event=event,
            concerned=concerned,
            orders=[
                o
                for p in concerned
                if self._imposed
                for o in orders_of(self._imposed, p, kind, outcome)
            ],
            charges=[c for p in concerned for c in new_charges(articles, p, kind, outcome)],
            said=actions.Said(source=given["source"]) if given["source"] else None,
        )


def initial_of(proposal: Proposal, parties: list[Party]) -> dict[str, Any]:
    """What the form is filled with from a line; parts of the line that were read stay as typed."""
    told = {
        "line": proposal.line,
        "type": proposal.type or "",
        "whom": [str(parties[place].pk) for place in proposal.whom],
        "until_words": proposal.until.text,
        "known_words": proposal.known.text,
        "date_words": proposal.date.text,
        "imposed": proposal.words("term", "fine", "kind"),
        "articles": ", ".join(proposal.articles),
        "outcome": proposal.outcome,
        "custody": proposal.custody,
        "sureness": proposal.sureness,
        "summary": proposal.rest,
        **proposal.places,
    }
    return {name: value for name, value in told.items() if value}


def _ahead(name: str, kind: str) -> bool:
    """Whether a date without a year lies ahead; the day on which a thing was known never does."""
    return name == "until" or (name == "date" and kind in ANNOUNCED)
