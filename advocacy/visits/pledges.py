"""What somebody promised at an event or in a document: the hook of an ask."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.fields import check_past
from advocacy.models import Occasion, Pledge
from cases.forms.dates import DateWords, read_words
from cases.models import Source
from core.actor import acting
from core.clock import today
from core.fields import LocalText
from people.models import Office

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("ru", _("Russian"))]


@transaction.atomic
def add_pledge(*, by: User, pledge: Pledge) -> Pledge:
    with acting(by):
        pledge.save()
    return pledge


class PledgeForm(forms.ModelForm):
    words = forms.CharField(
        label=_("What was promised?"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)
    when = DateWords(label=_("When"))

    class Meta:
        model = Pledge
        fields = ("by_office", "by_words", "source", "paragraph")
        labels = {
            "by_office": _("By whom?"),
            "by_words": _("By whom, in words"),
            "source": _("In which document?"),
            "paragraph": _("Paragraph or page"),
        }
        widgets = {"by_words": forms.TextInput}
        help_texts = {"by_words": _("Where the office is not in the list.")}

    field_order = (
        "words", "language", "by_office", "by_words", "when", "source", "paragraph",
    )  # fmt: skip
    is_new = True

    def __init__(self, data: Any = None, *, user: User, visit: Occasion) -> None:
        super().__init__(data, instance=Pledge(occasion=visit))
        self.user = user
        fields: Any = self.fields
        fields["by_office"].queryset = Office.objects.order_by("country", "id")
        fields["by_office"].empty_label = _("not in the list")
        fields["source"].queryset = Source.objects.visible_to(user)
        fields["source"].empty_label = _("none recorded")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("by_office") and not cleaned.get("by_words"):
            self.add_error("by_office", _("Say who promised it."))
        source = cleaned.get("source")
        anchor = (source.published.latest if source else None) or today()
        words = cleaned.get("when", "")
        self.instance.date = read_words(words, anchor)
        check_past(self, "when", words, self.instance.date)
        return cleaned

    def log(self) -> None:
        given = self.cleaned_data
        self.instance.text = LocalText({given["language"]: given["words"]})
        add_pledge(by=self.user, pledge=self.instance)
