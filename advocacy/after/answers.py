"""Answers to asks and letters: typed, on paper with a scan of it, or spoken."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.circles import Circle, set_circle
from accounts.models import Act, User
from accounts.trail import done
from accounts.visibility import new_scope
from advocacy.fields import check_past
from advocacy.models import AnswerMeans, Ask, AskStatus, Letter, Response
from cases import files
from cases.files.kinds import KINDS
from cases.forms.dates import DateWords, read_words
from cases.models import Case, Document, Source
from core.actor import acting
from core.clock import today
from core.models import Term, Vocabulary

Target = Ask | Letter


@transaction.atomic
def add_answer(
    *, by: User, answer: Response, upload: Any = None, status: AskStatus | None = None
) -> Response:
    """Keep an answer, with the file that shows it, and where the ask stands now.

    Raises FileRefused, and then keeps nothing.
    """
    with acting(by):
        if upload:
            answer.document = _kept(by, answer, upload)
        answer.save()
        if answer.ask and status and answer.ask.status != status:
            answer.ask.status = status
            answer.ask.save(update_fields=["status"])
        if answer.letter:
            done(Act.LETTER_CHANGED, subject=answer.letter.reference, kind="answered")
    return answer


def _kept(by: User, answer: Response, upload: Any) -> Document:
    """The scan: with the case that the ask is about, else as a source of its own."""
    if answer.ask and answer.ask.case:
        return files.add_document(by=by, upload=upload, case=answer.ask.case)
    return files.add_document(by=by, upload=upload, source=_source(by, answer))


def _source(by: User, answer: Response) -> Source:
    """Seen by whoever sees the letter: its scope, and inside that whoever sees all its cases."""
    letter = answer.letter
    scope = new_scope(by, like=letter.scope if letter else None)
    circle = Circle.of(scope)
    for case in Case.objects.filter(letters__letter=letter) if letter else ():
        circle = circle.within(Circle.of(case.scope))
    if circle.people().filter(pk=by.pk).exists():
        set_circle(scope, circle)
    kind = Term.objects.get(vocabulary=Vocabulary.SOURCE, code="OFFICIAL_ANSWER")
    title = _("Answer to %(letter)s") % {"letter": letter.reference} if letter else _("Answer")
    source = Source(
        kind=kind, title=title, scope=scope, publisher_words=answer.from_words,
        received_on=today(),
    )  # fmt: skip
    source.save()
    return source


class AnswerForm(forms.ModelForm):
    """A file is asked for where the answer came on paper."""

    use_required_attribute = False

    when = DateWords(label=gettext_lazy("When did it come?"))
    upload = forms.FileField(
        label=gettext_lazy("A scan or photo of it"), required=False,
        widget=forms.ClearableFileInput({"accept": ",".join(f".{kind}" for kind in KINDS)}),
    )  # fmt: skip
    status = forms.ChoiceField(
        label=gettext_lazy("Where the ask stands now"), choices=AskStatus.choices
    )

    class Meta:
        model = Response
        fields = ("means", "kind", "from_words", "text")
        labels = {
            "means": gettext_lazy("How did it come?"),
            "kind": gettext_lazy("What kind of answer is it?"),
            "from_words": gettext_lazy("From whom?"),
            "text": gettext_lazy("What does it say?"),
        }
        widgets = {
            "means": forms.RadioSelect,
            "from_words": forms.TextInput,
            "text": forms.Textarea({"rows": 4}),
        }

    field_order = ("means", "when", "from_words", "kind", "text", "upload", "status")
    is_new = True

    def __init__(self, data: Any = None, files: Any = None, *, user: User, to: Target) -> None:
        instance = Response(ask=to) if isinstance(to, Ask) else Response(letter=to)
        super().__init__(data, files, instance=instance)
        self.user = user
        fields: Any = self.fields
        fields["means"].required = True
        fields["means"].choices = AnswerMeans.choices
        if isinstance(to, Ask):
            self.initial["status"] = to.status
        else:
            del fields["status"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("means") == AnswerMeans.SCANNED and not cleaned.get("upload"):
            self.add_error("upload", _("Add the scan or a photo, or choose how else it came."))
        words = cleaned.get("when", "")
        self.instance.date = read_words(words, today())
        check_past(self, "when", words, self.instance.date)
        return cleaned

    def add(self) -> Response | None:
        """The answer; None, and an error beside the field, where the file is refused."""
        given = self.cleaned_data
        status = AskStatus(given["status"]) if given.get("status") else None
        try:
            return add_answer(
                by=self.user, answer=self.instance, upload=given.get("upload"), status=status
            )
        except files.FileRefused as why:
            self.add_error("upload", str(why))
            return None
