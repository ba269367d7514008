"""The files of a letter, in each of its languages."""

import logging

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest, requires
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import seen
from advocacy.models import EditionPart, Letter
from advocacy.paper import TooLongError
from advocacy.paper.files import TYPES, NoSuchFileError, file_of
from core.pdf import PdfError

log = logging.getLogger(__name__)


@require_safe
@requires(Permission.WRITE_LETTERS)
def letter_pdf(request: StaffRequest, reference: str) -> HttpResponse:
    """In its first language; the file bears the reference alone."""
    letter = _letter(request, reference)
    return _file(request, letter, letter.language, EditionPart.WHOLE, "pdf", reference)


@require_safe
@requires(Permission.WRITE_LETTERS)
def letter_paper(request: StaffRequest, reference: str, language: str, kind: str) -> HttpResponse:
    letter = _letter(request, reference)
    return _file(request, letter, language, EditionPart.WHOLE, kind, f"{reference}.{language}")


@require_safe
@requires(Permission.WRITE_LETTERS)
def letter_annex(request: StaffRequest, reference: str, language: str, kind: str) -> HttpResponse:
    letter = _letter(request, reference)
    name = f"{reference}.{language}.annex"
    return _file(request, letter, language, EditionPart.CLOSED_ANNEX, kind, name)


def _letter(request: StaffRequest, reference: str) -> Letter:
    rows = Letter.objects.visible_to(request.user).select_related("addressee__office", "sender")
    return get_object_or_404(rows, reference=reference)


def _file(
    request: StaffRequest, letter: Letter, language: str, part: EditionPart, kind: str, name: str
) -> HttpResponse:
    try:
        data = file_of(letter, language, part, kind)
    except NoSuchFileError as error:
        raise Http404 from error
    except TooLongError:
        messages.error(request, _("The letter is too long for one file. Move parts of it out."))
        return redirect(letter)
    except PdfError:
        log.exception("The PDF of %s was not made", letter.reference)
        messages.error(request, _("The PDF could not be made. Please tell whoever runs Habeas."))
        return redirect(letter)
    seen(
        request, Act.DOWNLOADED, subject=letter.reference, page="letter", kind=kind,
        language=language, part=part.value,
    )  # fmt: skip
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(data, content_type=TYPES[kind], headers=headers)
