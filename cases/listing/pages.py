"""What the pages of cases and of people show: one page of rows, and how it was chosen."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from accounts.access import StaffRequest
from accounts.models import ListPage as Which
from accounts.models import User
from cases.filters import CaseFilter, ListFilter, PersonFilter
from cases.listing.finding import cases_named, people_named
from cases.listing.keyset import COLUMNS, Cursor, Order, Slice, slice_of
from cases.listing.scopes import facets_for
from cases.models import Case
from cases.pages.rows import people_for_list, person_row, row
from people.models import Person

PER_PAGE = 25
# Says in the address that words were typed; the words themselves stay in the session.
MARK = "found"
AT = "at"
MORE = "filters"  # asks for all filters, with what there is to choose from
LATEST = ("since", "changed")  # columns that are read from the latest
LONGEST = 200  # characters that are searched for; comparing takes time with every word


@dataclass(frozen=True)
class Chosen:
    """A filter that is set: its words, and the address of the list without it."""

    name: str
    words: str
    without: str


@dataclass(frozen=True)
class Head:
    """Of a column: the address of the list by it, turned round if it is in order already (`sort`
    as in aria-sort), else the way in which it is mostly asked for."""

    url: str
    sort: str = ""


@dataclass(frozen=True)
class ListPage:
    """`found` is the whole list, visible and in order, and asks the database nothing by itself;
    `rows` are those of this page. `next` and `previous` are addresses, "" where there is none;
    `more` is that of the page with all filters to be seen, as they are if it `is_open`."""

    page: Which
    filters: ListFilter
    found: QuerySet[Any]
    rows: list[Any]
    words: str
    chosen: list[Chosen]
    next: str
    previous: str
    heads: dict[str, Head]
    is_open: bool
    more: str

    @property
    def url(self) -> str:
        return reverse(NAMES[self.page])


NAMES = {Which.CASES: "cases", Which.PEOPLE: "people"}
WORDS = {Which.CASES: "words", Which.PEOPLE: "people_words"}
NAMED: dict[Which, Callable[[Any, str, User], QuerySet[Any]]] = {
    Which.CASES: cases_named,
    Which.PEOPLE: people_named,
}


def cases_page(request: StaffRequest) -> ListPage:
    """The list of cases that the address and the session of `request` ask for."""
    user = request.user
    filters = CaseFilter(request.GET, Case.objects.visible_to(user), facets_for(user))
    return _page(request, Which.CASES, filters, lambda cases: cases.for_list(user), row)


def people_page(request: StaffRequest) -> ListPage:
    """The list of people: those merged into others are not in it."""
    user = request.user
    visible = Person.objects.visible_to(user).filter(merged_into=None)
    filters = PersonFilter(request.GET, visible, facets_for(user))
    return _page(
        request, Which.PEOPLE, filters, lambda people: people_for_list(people, user), person_row
    )


def typed(request: StaffRequest, page: Which) -> str:
    """The words that narrow the list, "" where the address says that none do."""
    return request.session.get(WORDS[page], "") if MARK in request.GET else ""


def _page(
    request: StaffRequest,
    page: Which,
    filters: ListFilter,
    read: Callable[[Any], QuerySet[Any]],
    shown: Callable[[Any], Any],
) -> ListPage:
    words = typed(request, page)
    found = narrowed(page, filters, words, request.user)
    order = filters.ordering
    here: Slice[Any] = slice_of(read(found), order, Cursor.read(request.GET.get(AT, "")), PER_PAGE)
    return ListPage(
        page=page,
        filters=filters,
        found=order.whole(found),
        rows=[shown(one) for one in here.rows],
        words=words,
        chosen=_chosen(request, filters, words),
        next=_address(request, **{AT: str(here.next)}) if here.next else "",
        previous=_address(request, **{AT: str(here.previous)}) if here.previous else "",
        heads={name: _head(request, name, order) for name in COLUMNS},
        is_open=MORE in request.GET or not filters.is_folded,
        more=_address(request, **{MORE: "all"}),
    )


def narrowed(page: Which, filters: ListFilter, words: str, user: User) -> QuerySet[Any]:
    """What the filters and the words leave, in no order."""
    return NAMED[page](filters.qs, words, user) if words else filters.qs


def _head(request: StaffRequest, name: str, order: Order) -> Head:
    here = order.name == name
    turned = not order.descending if here else name in LATEST
    sort = ("descending" if order.descending else "ascending") if here else ""
    return Head(_address(request, order=f"-{name}" if turned else name), sort)


def _chosen(request: StaffRequest, filters: ListFilter, words: str) -> list[Chosen]:
    chosen = [Chosen(name, said, without(request, name)) for name, said in filters.chosen()]
    return [Chosen(MARK, f"“{words}”", without(request, MARK)), *chosen] if words else chosen


def without(request: StaffRequest, name: str) -> str:
    """The address of the list without this filter, from its first page."""
    query = request.GET.copy()
    query.pop(name, None)
    return _to(request, query)


def _address(request: StaffRequest, **given: str) -> str:
    query = request.GET.copy()
    for name, value in given.items():
        query[name] = value
    return _to(request, query, keep=given)


def _to(request: StaffRequest, query: QueryDict, keep: Collection[str] = ()) -> str:
    for name in {AT, MORE} - {*keep}:
        query.pop(name, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
