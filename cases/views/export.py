"""Lists as spreadsheets: with a reason, and where they are long with a second person."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import exports
from accounts.access import StaffRequest, fresh, requires
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import seen
from cases.forms.export import ListExportForm
from cases.listing.export import MOST, Leaving, Names, TooLongError, sheet_of
from cases.listing.pages import NAMES, ListPage, cases_page, people_page
from core.clock import today
from core.sheets import csv_file, xlsx

FORMATS = {
    "": (xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_file, "csv", "text/csv; charset=utf-8"),
}
# Of the address, these are of the file and not of the list.
OF_THE_FILE = ("format", "names")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_LISTS)
@fresh
def cases_export(request: StaffRequest) -> HttpResponse:
    return _export(request, cases_page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_LISTS)
@fresh
def people_export(request: StaffRequest) -> HttpResponse:
    return _export(request, people_page)


def _export(request: StaffRequest, read: Callable[[StaffRequest], ListPage]) -> HttpResponse:
    """GET asks why and with whose names; POST gives the file, or asks a second person for it.

    With `take` it gives the file that a second person agreed to.
    """
    page = read(request)
    rows = page.found.count()
    if request.method == "POST" and "take" in request.POST:
        return _taken(request, page, rows)
    large = exports.is_large(rows, by=request.user)
    form = ListExportForm(request.POST or None, large=large, by_words=bool(page.words))
    if not form.is_valid():
        context = {
            "form": form, "list": page, "rows": rows, "large": large, "back": _shown(request, page),
        }  # fmt: skip
        return render(request, "cases/export.html", context)
    names, reason = Names(form.cleaned_data["names"]), form.cleaned_data["reason"]
    if not large:
        return _file(request, page, Leaving(names, reason), rows)
    exports.ask(by=request.user, address=_address(request, names), rows=rows, reason=reason)
    messages.success(
        request, _("A second person is asked. You find the file here when they agree.")
    )
    return redirect("exports")


def _taken(request: StaffRequest, page: ListPage, rows: int) -> HttpResponse:
    try:
        wanted = exports.take(
            by=request.user,
            key=uuid.UUID(request.POST["take"]),
            address=request.get_full_path(),
            rows=rows,
        )
        names = Names(request.GET.get("names", ""))
    except (exports.NotToBeTakenError, ValueError):
        messages.error(
            request,
            _("This file cannot be taken: it was taken already, it is too late, or the list has "
              "grown since somebody agreed. Ask again."),
        )  # fmt: skip
        return redirect("exports")
    agreed_by = str(wanted.decided_by)
    return _file(request, page, Leaving(names, wanted.reason, agreed_by), rows)


def _file(request: StaffRequest, page: ListPage, leaving: Leaving, rows: int) -> HttpResponse:
    """XLSX, or with `?format=csv` CSV. The file name carries the day, never a name."""
    make, extension, media_type = FORMATS.get(request.GET.get("format", ""), FORMATS[""])
    try:
        content = make(sheet_of(page, request.user, leaving))
    except TooLongError:
        messages.error(request, _too_long())
        return redirect(_shown(request, page))
    seen(
        request, Act.EXPORTED, reason=leaving.reason, list=NAMES[page.page], format=extension,
        filters=page.filters.codes(), rows=rows, names=leaving.names.value,
        alone=not leaving.agreed_by,
    )  # fmt: skip
    name = f"{NAMES[page.page]}-{today().isoformat()}.{extension}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _too_long() -> str:
    most = number_format(MOST, force_grouping=True)
    return _("A file holds %(most)s rows at most. Narrow the list first.") % {"most": most}


def _address(request: StaffRequest, names: Names) -> str:
    """Of this very file."""
    query = request.GET.copy()
    query["names"] = names.value
    return f"{request.path}?{query.urlencode()}"


def _shown(request: StaffRequest, page: ListPage) -> str:
    """The address of the list itself."""
    query = request.GET.copy()
    for name in OF_THE_FILE:
        query.pop(name, None)
    return f"{page.url}?{query.urlencode()}" if query else page.url
