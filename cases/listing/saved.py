"""Lists that a member of staff keeps under a name: the filters, and never a word that was typed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from accounts.access import StaffRequest
from accounts.models import ListPage, SavedList
from accounts.roles import Permission
from cases.filters import FILTERS
from cases.listing.pages import AT, MARK, MORE, NAMES


@dataclass(frozen=True)
class Entry:
    saved: SavedList
    url: str
    is_open: bool


@dataclass(frozen=True)
class SavedLists:
    """What templates/cases/_saved_lists.html shows: the lists of the reader for this page.

    `save` is the address of the form that saves this one, "" where nothing narrows it; `files` are
    those of this same list as a file, by format, none where the reader may not have them.
    """

    entries: list[Entry]
    save: str
    files: dict[str, str]

    @property
    def open(self) -> SavedList | None:
        return next((entry.saved for entry in self.entries if entry.is_open), None)


def saved_lists(request: StaffRequest, page: ListPage) -> SavedLists:
    """One query."""
    query = kept(page, request.GET)
    typed = MARK in request.GET
    return SavedLists(
        entries=[
            Entry(saved, address(saved), not typed and query == kept(page, QueryDict(saved.query)))
            for saved in SavedList.objects.filter(user=request.user, page=page)
        ],
        save=_save(page, query) if query else "",
        files=_files(request, page) if request.user.may(Permission.EXPORT_LISTS) else {},
    )


def kept(page: ListPage, query: QueryDict) -> str:
    """The filters and the order in a query, in one fixed order: all that a saved list keeps."""
    filters = FILTERS[page]
    given = {name: query.get(name) for name in sorted(filters.base_filters)}
    if given["order"] == filters.default_order:
        del given["order"]
    return urlencode({name: value for name, value in given.items() if value})


def address(saved: SavedList) -> str:
    """Of its page."""
    url = reverse(NAMES[ListPage(saved.page)])
    return f"{url}?{saved.query}" if saved.query else url


def _save(page: ListPage, query: str) -> str:
    return f"{reverse('saved-list-new')}?{urlencode({'page': page, 'query': query})}"


def _files(request: StaffRequest, page: ListPage) -> dict[str, str]:
    query = request.GET.copy()
    for name in (AT, MORE):
        query.pop(name, None)
    url = reverse(f"{NAMES[page]}-export")
    files = {}
    for name, extra in (("XLSX", {}), ("CSV", {"format": "csv"})):
        query.update(extra)
        files[name] = f"{url}?{query.urlencode()}" if query else url
    return files
