"""Sending in files, and saying what they show."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from cases import files
from cases.files.kinds import KINDS, LIMITS, MB, Family, clean_name
from cases.forms.fact import ChangeForm
from cases.models import Case, Document, Source

MOST = 30  # files at once
GRAPHIC = gettext_lazy("Graphic: keep it folded until somebody asks for it")
SHOWS = gettext_lazy("What it shows, in one plain sentence")


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        # What a file may be is said by cases.files, an empty one included.
        return list(data or [])


class DescriptionRequired(forms.Form):
    """Nobody should have to open a graphic file to learn what it shows."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("graphic") and not cleaned.get("description"):
            self.add_error("description", _("Say in one sentence what a graphic file shows."))
        return cleaned


class DocumentsForm(DescriptionRequired):
    """Several files of one case or source: all of them are taken in, or none."""

    use_required_attribute = False  # a photo will do

    uploads = FilesField(
        label=gettext_lazy("Files"), widget=FilesInput({"accept": ",".join(f".{k}" for k in KINDS)})
    )
    photo = FilesField(
        label=gettext_lazy("Take a photo"),
        required=False,
        widget=FilesInput({"accept": "image/*", "capture": "environment"}),
    )
    graphic = forms.BooleanField(label=GRAPHIC, required=False)
    description = forms.CharField(label=SHOWS, required=False, max_length=500)

    def __init__(
        self, *args: Any, user: User, case: Case | None, source: Source | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.case, self.source = user, case, source
        self.fields["uploads"].help_text = _(
            "Pictures and documents up to %(papers)d MB each, sound and video up to "
            "%(recordings)d MB: %(kinds)s."
        ) % {
            "papers": LIMITS[Family.PAPER] // MB,
            "recordings": LIMITS[Family.RECORDING] // MB,
            "kinds": ", ".join(KINDS),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.sent = [*cleaned.get("uploads", []), *cleaned.get("photo", [])]
        if not self.sent:
            most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE // MB
            self.add_error(
                "uploads", _("Choose a file. All together may have %(n)d MB.") % {"n": most}
            )
        elif len(self.sent) > MOST:
            self.add_error("uploads", _("At most %(n)d files at once.") % {"n": MOST})
        return cleaned

    def add(self) -> list[Document]:
        """The new documents; none, and errors beside the field, where one file is refused."""
        given = self.cleaned_data
        added: list[Document] = []
        with transaction.atomic():
            for upload in self.sent:
                try:
                    added.append(
                        files.add_document(
                            by=self.user, upload=upload, case=self.case, source=self.source,
                            graphic=given["graphic"], description=given["description"],
                        )
                    )  # fmt: skip
                except files.FileRefused as why:
                    name = clean_name(upload.name or "")
                    self.add_error("uploads", _("%(name)s: %(why)s") % {"name": name, "why": why})
            if self.errors:
                transaction.set_rollback(True)
        return [] if self.errors else added


class DocumentForm(DescriptionRequired, ChangeForm):
    class Meta:
        model = Document
        fields = ("graphic", "description")
        labels = {"graphic": GRAPHIC, "description": SHOWS}
        widgets = {"description": forms.TextInput}

    def change(self) -> None:
        files.change_document(
            by=self.user, document=self.instance, reason=self.cleaned_data["reason"]
        )
