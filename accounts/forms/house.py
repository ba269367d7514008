"""What is said of the office, one step of day one at a time."""

import zoneinfo
from collections import defaultdict
from typing import Any

from babel.core import get_global
from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts import house_logo
from accounts.models import House, Team
from core.fields import LocalText

LONGEST_CHECK = 365  # days


class HouseForm(forms.ModelForm):
    """One step. `version` is that of the office when the form was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    of_the_office = True

    class Meta:
        model = House
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("version") != self.instance.version:
            # Shown again with the version of now: whoever sends it once more has read this.
            sent: Any = self.data
            again = sent.copy()
            again[self.add_prefix("version")] = str(self.instance.version)
            self.data = again
            raise forms.ValidationError(
                _now("Somebody else changed the office while you typed. What you typed is still "
                     "here; look at the office in a new tab, then save again to put yours in "
                     "place.")
            )  # fmt: skip
        return given


class OrganisationForm(HouseForm):
    who_en = forms.CharField(
        label=_("Who we are, in English"), required=False, max_length=2000,
        help_text=_("Two or three sentences for letters to people who have never heard of you."),
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    who_fr = forms.CharField(
        label=_("Who we are, in French"), required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3, "lang": "fr"}),
    )  # fmt: skip
    who_ru = forms.CharField(
        label=_("Who we are, in Russian"), required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3, "lang": "ru"}),
    )  # fmt: skip
    picture = forms.FileField(
        label=_("Logo"), required=False,
        help_text=_("PNG, JPEG or WebP, up to 2 MB. It is made anew without hidden data."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )  # fmt: skip
    no_picture = forms.BooleanField(label=_("Take the logo away"), required=False)

    class Meta(HouseForm.Meta):
        fields = (
            "name", "short_name", "address", "telephone", "email", "website", "registration",
            "transparency_register",
        )  # fmt: skip
        widgets = {
            "name": forms.TextInput({"autocomplete": "organization"}),
            "address": forms.Textarea({"rows": 3}),
            "telephone": forms.TextInput({"type": "tel"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in ("en", "fr", "ru"):
            self.initial[f"who_{code}"] = self.instance.who_we_are.get(code, "")
        self.fields["transparency_register"].validators.append(
            RegexValidator(r"^\d{5,15}-\d{2}$", _("It looks like 123456789012-34."))
        )
        if not self.instance.logo_id:
            del self.fields["no_picture"]

    def clean_picture(self) -> bytes | None:
        sent = self.cleaned_data["picture"]
        if not sent:
            return None
        try:
            return house_logo.made_anew(sent)
        except house_logo.NotAPictureError as refused:
            raise forms.ValidationError(str(refused)) from None

    def save(self, commit: bool = True) -> House:
        given = self.cleaned_data
        texts = {code: given[f"who_{code}"].strip() for code in ("en", "fr", "ru")}
        self.instance.who_we_are = LocalText({code: text for code, text in texts.items() if text})
        if given["picture"]:
            self.instance.logo = house_logo.keep(given["picture"])
        elif given.get("no_picture"):
            self.instance.logo = None
        return super().save(commit)


class LanguagesForm(HouseForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you work"), choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody chooses the language of their own pages. These are for papers."),
    )  # fmt: skip
    time_zone = forms.ChoiceField(
        label=_("Time zone of the office"),
        help_text=_("Its midnight begins a day: hearings, countdowns and day counts go by it."),
    )

    class Meta(HouseForm.Meta):
        fields = ("languages", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones()  # type: ignore[attr-defined]
        self.initial["time_zone"] = self.instance.time_zone or settings.OFFICE_TIME_ZONE
        self.initial["languages"] = self.instance.languages or [settings.LANGUAGE_CODE]


class ChecksForm(HouseForm):
    class Meta(HouseForm.Meta):
        fields = ("check_days",)
        labels = {"check_days": _("Days until a case falls due again")}
        help_texts = {
            "check_days": _(
                "Counted from the last check, while somebody is held or faces removal. Other open "
                "cases fall due after three times as long. A case can have a rule of its own."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["check_days"].validators += [
            MinValueValidator(1),
            MaxValueValidator(LONGEST_CHECK),
        ]


class FirstTeamForm(forms.ModelForm):
    class Meta:
        model = Team
        fields = ("name",)
        labels = {"name": _("Name of the team")}
        help_texts = {
            "name": _(
                "A case that somebody opens is seen by their team. An office of six needs one."
            )
        }


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones of inhabited places that this machine knows, by continent."""
    inhabited = get_global("zone_territories").keys() | {settings.OFFICE_TIME_ZONE}
    known = sorted(inhabited & zoneinfo.available_timezones())
    by_continent: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in known:
        continent, _slash, place = name.rpartition("/")
        by_continent[continent.split("/")[0]].append((name, place.replace("_", " ")))
    return sorted(by_continent.items())
