"""A source and the grade of who issues it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.dates import DateWords, read_words, reading
from cases.forms.fact import ChangeForm
from cases.models import Source
from cases.sourcing import sources
from core.clock import today
from core.dates import show
from core.models import Term, Vocabulary
from people.models import Organisation, Person


class ByReference(forms.ModelChoiceField):
    """One row by its reference, typed: there are too many to choose from a list."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, to_field_name="reference", **kwargs)


class SourceForm(ChangeForm):
    published_words = DateWords(label=_("Date of the source"))
    told_by = ByReference(
        queryset=Person.objects.none(), label=_("Told by"),
        help_text=_("The reference of a person that is known here."),
    )  # fmt: skip
    relays = ByReference(
        queryset=Source.objects.none(), label=_("Takes over from"),
        help_text=_("The reference of the source that it repeats: the two count as one."),
    )  # fmt: skip
    identity_words = forms.CharField(
        label=_("Who spoke, protected"), required=False, max_length=500,
        widget=forms.TextInput({"data-protected": "", "autocomplete": "off"}),
    )  # fmt: skip

    more: ClassVar = ("reliability", "received_on", "language", "relays", "told_by")

    class Meta:
        model = Source
        fields = (
            "title", "kind", "publisher", "publisher_words", "url", "language", "received_on",
            "relays", "told_by", "reliability",
        )  # fmt: skip
        labels = {
            "publisher": _("Issued by"),
            "publisher_words": _("Issued by, in words"),
            "reliability": _("Grade of its own"),
        }
        widgets = {
            "title": forms.TextInput,
            "publisher_words": forms.TextInput,
            "received_on": forms.DateInput({"type": "date"}),
        }
        help_texts = {
            "reliability": _("Left as it is, the grade of who issued or told it counts."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        source = self.instance
        fields["kind"].queryset = Term.objects.of(Vocabulary.SOURCE)
        fields["publisher"].queryset = Organisation.objects.current().order_by("name")
        fields["publisher"].empty_label = _("not in the list")
        people = Person.objects.visible_to(self.user)
        fields["told_by"].queryset = people.filter(merged_into=None)
        visible = Source.objects.visible_to(self.user)
        fields["relays"].queryset = visible.exclude(pk=source.pk)
        self.initial = {
            **self.initial,
            "published_words": source.published.text or show(source.published),
            "told_by": fields["told_by"].queryset.filter(pk=source.told_by_id).first(),
            "relays": fields["relays"].queryset.filter(pk=source.relays_id).first(),
        }
        self._keep_what_is_hidden()
        self._offer_identity()

    def _offer_identity(self) -> None:
        """To those who may read it: to others the form tells nothing of it."""
        if not sources.may_read_identity(self.user, self.instance):
            del self.fields["identity_words"]
            return
        self.fields["identity_words"].help_text = (
            _("Recorded, protected. What you type here replaces it.")
            if self.instance.identity_id
            else _("Kept encrypted and never printed.")
        )

    def _keep_what_is_hidden(self) -> None:
        """What the user may not see is not offered, and so not emptied by saving."""
        for name in ("told_by", "relays"):
            if getattr(self.instance, f"{name}_id") and self.initial[name] is None:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "published_words" in self.changed_data:
            self.instance.published = read_words(cleaned.get("published_words", ""), today())
        return cleaned

    def readings(self) -> dict[str, str]:
        return {"published": reading(self.instance.published, sourced=False)}

    def further(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more if name in self.fields]

    def change(self) -> None:
        given = self.cleaned_data
        sources.change_source(
            by=self.user,
            source=self.instance,
            reason=given["reason"],
            identity=given.get("identity_words", ""),
        )


class PublisherForm(ChangeForm):
    class Meta:
        model = Organisation
        fields = ("reliability",)
        widgets = {"reliability": forms.RadioSelect}
        labels = {"reliability": _("How reliable is what it publishes?")}

    def change(self) -> None:
        sources.grade_publisher(
            by=self.user, publisher=self.instance, reason=self.cleaned_data["reason"]
        )
