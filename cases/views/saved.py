"""Lists kept under a name, and lists as spreadsheets."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.models import ListPage as Which
from accounts.models import SavedList
from accounts.roles import Permission
from cases.filters import FILTERS
from cases.forms.saved import SavedListForm
from cases.listing.export import MOST, TooLongError, sheet_of
from cases.listing.pages import NAMES, ListPage, cases_page, people_page
from cases.listing.saved import address, kept
from core.clock import today
from core.sheets import csv_file, xlsx

FORMATS = {
    "": (xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_file, "csv", "text/csv; charset=utf-8"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def saved_list_new(request: StaffRequest) -> HttpResponse:
    """`?page=` and `?query=` say what is saved; the form asks for its name."""
    if request.GET.get("page") not in Which.values:
        raise Http404
    page = Which(request.GET["page"])
    query = kept(page, QueryDict(request.GET.get("query", "")))
    saved = SavedList(user=request.user, page=page, query=query)
    form = SavedListForm(request.POST or None, instance=saved)
    if form.is_valid():
        messages.success(request, _said(was_there=form.keep()))
        return redirect(address(saved))
    filters = FILTERS[page](QueryDict(query)).chosen()
    context = {"form": form, "back": address(saved), "filters": [words for _name, words in filters]}
    return render(request, "cases/saved_list.html", context)


def _said(*, was_there: bool) -> str:
    if was_there:
        return _("You had a list of this name. It is now this one.")
    return _("The list is saved.")


@require_POST
def saved_list_remove(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """Leads back to what it showed, which can be saved anew."""
    saved = get_object_or_404(SavedList, pk=pk, user=request.user)
    saved.delete()
    messages.success(request, _("The list is no longer saved."))
    return redirect(address(saved))


@require_safe
@requires(Permission.EXPORT_LISTS)
def cases_export(request: StaffRequest) -> HttpResponse:
    return _file(request, cases_page)


@require_safe
@requires(Permission.EXPORT_LISTS)
def people_export(request: StaffRequest) -> HttpResponse:
    return _file(request, people_page)


def _file(request: StaffRequest, read: Callable[[StaffRequest], ListPage]) -> HttpResponse:
    """XLSX, or with `?format=csv` CSV. The file name carries the day, never a name."""
    page = read(request)
    make, extension, media_type = FORMATS.get(request.GET.get("format", ""), FORMATS[""])
    try:
        content = make(sheet_of(page, request.user))
    except TooLongError:
        messages.error(request, _too_long())
        return redirect(_shown(request, page))
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


def _shown(request: StaffRequest, page: ListPage) -> str:
    """The address of the list itself."""
    query = request.GET.copy()
    query.pop("format", None)
    return f"{page.url}?{query.urlencode()}" if query else page.url
