"""Lists kept under a name."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest
from accounts.models import ListPage as Which
from accounts.models import SavedList
from cases.filters import FILTERS
from cases.forms.saved import SavedListForm
from cases.listing.saved import address, kept


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
