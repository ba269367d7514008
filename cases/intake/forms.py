"""The form of intake: what happened decides which of its fields are asked."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.codes import ANNOUNCED, Custody, EventType, Polarity
from cases.forms.choices import countries, event_types
from cases.forms.dates import DateWords, ask_once, doubt, read_words, reading
from cases.forms.known import AsksWhetherKnown
from cases.intake.actions import Told, take_in
from cases.intake.kinds import FIELDS, LABELS, TYPES, What
from cases.intake.names import Listed, check_size, listed
from cases.models import Case, Event, Source
from cases.order.rules import is_ahead
from core.clock import today
from core.dates import PartialDate, Precision
from core.models import Term, Vocabulary


class IntakeForm(AsksWhetherKnown):
    names = forms.CharField(
        label=_("Name"),
        help_text=_(
            "Several people: one name a line. A line like “and about 40 others” is a figure."
        ),
        widget=forms.Textarea({"rows": 2, "autofocus": ""}),
    )
    country = forms.ChoiceField(label=_("Country"))
    from_country = forms.ChoiceField(label=_("From country"))
    to_country = forms.ChoiceField(label=_("To country"), required=False)
    type = forms.ChoiceField(label=_("What exactly?"))
    date_words = DateWords(label=_("When"))
    custody = forms.ChoiceField(
        label=_("Kind of custody"),
        choices=[("", _("none, or not recorded")), *Custody.choices],
        required=False,
    )
    place_words = forms.CharField(label=_("Where"), required=False, max_length=500)
    authority_words = forms.CharField(label=_("By whom"), required=False, max_length=500)
    charge = forms.CharField(label=_("Charge, in words"), required=False, max_length=1000)
    lawyer = forms.ChoiceField(
        label=_("Has a lawyer been reached?"),
        choices=[("yes", _("yes")), ("no", _("no")), ("", _("not known"))],
        required=False,
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(
        label=_("In a few words"),
        help_text=_("What was done, not who told us: letters and dossiers may print it."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    caller = forms.CharField(
        label=_("Who told us, and how to reach them"),
        help_text=_("Kept encrypted: it is in no list, no history and no draft."),
        required=False,
        max_length=500,
        widget=forms.TextInput({"data-protected": "", "autocomplete": "off"}),
    )
    publication = forms.CharField(
        label=_("Or where it was published"),
        help_text=_("A link or a title."),
        required=False,
        max_length=500,
    )
    kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("What was published"), required=False, empty_label=None
    )
    new_published = DateWords(label=_("Published when"))

    def __init__(
        self, *args: Any, what: What, user: User, alone: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.what, self.user, self.alone = what, user, alone
        self.fields = {name: self.fields[name] for name in ("type", *FIELDS[what])}
        for name, field in self.fields.items():
            field.label = LABELS.get((what, name), field.label)
        self._offer_types()
        self._offer_choices()

    def _offer_types(self) -> None:
        """Asked only where the answer leaves more than one."""
        field: Any = self.fields["type"]
        field.choices = [(k.value, k.label) for k in TYPES[self.what]] or event_types()
        if "type" not in FIELDS[self.what]:
            field.widget = forms.HiddenInput()
            self.initial["type"] = TYPES[self.what][0].value

    def _offer_choices(self) -> None:
        fields: Any = self.fields
        for name in fields.keys() & {"country", "from_country", "to_country"}:
            fields[name].choices = countries(wider=name == "country")
        if kinds_of_source := fields.get("kind"):
            kinds_of_source.queryset = Term.objects.of(Vocabulary.SOURCE).exclude(code="CALL")
            kinds_of_source.initial = kinds_of_source.queryset.first()

    def clean_names(self) -> Listed:
        found = listed(self.cleaned_data["names"])
        if not found.names and not found.others:
            raise forms.ValidationError(_("Give at least one name; a working name will do."))
        check_size(found)
        if len({name.casefold() for name in found.names}) < len(found.names):
            raise forms.ValidationError(_("The same name stands here twice."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._ask_of_dates()
        if "names" in cleaned:
            self.ask_about_people(cleaned["names"].names, self.land())
        return cleaned

    def _ask_of_dates(self) -> None:
        words, when = self.cleaned_data.get("date_words", ""), self.when()
        if question := doubt(words, when):
            ask_once(self, "date_words", question)
        elif is_ahead(self.cleaned_data.get("type", ""), when, today()):
            ask_once(
                self, "date_words",
                str(_("This day is still to come. Is it logged as having happened?")),
            )  # fmt: skip

    def published(self) -> PartialDate:
        words = self.cleaned_data.get("new_published", "")
        return read_words(words, today())

    def anchor(self) -> date:
        """The day from which "on Tuesday" counts: that of the publication, else today."""
        return self.published().latest or today()

    def when(self) -> PartialDate:
        words = self.cleaned_data.get("date_words", "")
        ahead = self.cleaned_data.get("type", "") in ANNOUNCED
        return read_words(words, self.anchor(), ahead=ahead)

    def land(self) -> str:
        """Where it happens: a removal, in the country that it starts from."""
        given = self.cleaned_data
        return given.get("from_country") or given.get("country", "")

    def readings(self) -> dict[str, str]:
        """Beneath each date: how its words are understood."""
        if not self.is_bound:
            return {}
        sourced = bool(self.published().latest)
        return {
            "date": reading(self.when(), sourced=sourced),
            "published": reading(self.published(), sourced=False),
        }

    def open(self) -> Case:
        given = self.cleaned_data
        case = Case(country=given.get("to_country") or self.land())
        told = Told(
            case=case,
            people=self.people(),
            others=given["names"].others,
            events=self._events(),
            charge=given.get("charge", ""),
            sources=self._publication(),
            caller=given["caller"],
            alone=self.alone,
        )
        take_in(by=self.user, told=told)
        return case

    def _events(self) -> list[Event]:
        given = self.cleaned_data
        event = Event(
            type=given["type"],
            country=self.land(),
            from_country=given.get("from_country", ""),
            to_country=given.get("to_country", ""),
            authority_words=given.get("authority_words", ""),
            summary=given["summary"],
        )
        event.date = self.when()
        if self.what == What.RETURN:
            return [event, *self._of_the_held()]
        event.place_words = given.get("place_words", "")
        event.custody = given.get("custody", "")
        return [event]

    def _of_the_held(self) -> list[Event]:
        """What is known before a removal: that they are held, whether a lawyer was reached."""
        given, found = self.cleaned_data, []
        if given["place_words"] or given["custody"]:
            held = Event(type=EventType.DETAINED, place_words=given["place_words"])
            held.custody = given["custody"]
            # Since when is not known: found so on the day of the source.
            held.date = PartialDate(latest=self.anchor(), precision=Precision.AS_OF_DOC)
            found.append(held)
        if given["lawyer"]:
            reached = given["lawyer"] == "yes"
            access = Event(type=EventType.ACCESS, summary=str(_("a lawyer")))
            access.polarity = Polarity.HAPPENED if reached else Polarity.DID_NOT_HAPPEN
            access.date = PartialDate.on(self.anchor())
            found.append(access)
        for event in found:
            event.country = given["from_country"]
        return found

    def _publication(self) -> list[Source]:
        named = self.cleaned_data["publication"]
        if not named:
            return []
        source = Source(title=named, kind=self.cleaned_data["kind"])
        source.published = self.published()
        if _is_link(named):
            source.title, source.url = urlsplit(named).netloc, named
        return [source]


def _is_link(words: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(words)
    except forms.ValidationError:
        return False
    return True
