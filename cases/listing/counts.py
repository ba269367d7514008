"""How many rows each choice of a filter would leave, beside what else narrows the list."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import number_format

from accounts.access import StaffRequest
from accounts.models import User
from cases.listing.pages import ListPage, narrowed

MOST = 1000


def counted(request: StaffRequest, read: Callable[[StaffRequest], ListPage]) -> HttpResponse:
    """The choices of the filters, with their counts.

    A page asks for them once it shows the filters, and again when its address has changed; that
    address says what else narrows the list.
    """
    if request.htmx:
        request.GET = QueryDict(_address(request).partition("?")[2])
    page = read(request)
    fields = _fields(page)
    found = counts(page, fields, request.user)
    for field in fields:
        chooser: Any = field.field.widget
        chooser.choices = [
            (value, _with_count(words, found.get((field.name, str(value)), 0)) if value else words)
            for value, words in chooser.choices
        ]
        chooser.attrs["hx-swap-oob"] = "true"
    return render(request, "cases/_counts.html", {"fields": fields})


def _address(request: StaffRequest) -> str:
    """Of the page that asks; "" where the header holds none."""
    try:
        return request.htmx.current_url_abs_path or ""
    except ValueError:
        return ""


def _fields(page: ListPage) -> list[BoundField]:
    """Those with something to choose from."""
    folded = [field for _legend, fields in page.filters.folded_fields() for field in fields]
    found = [*page.filters.visible_fields(), *folded]
    return [field for field in found if hasattr(field.field.widget, "choices")]


def _with_count(words: str, count: int) -> str:
    shown = number_format(min(count, MOST), force_grouping=True)
    return f"{words} ({shown}{'+' if count > MOST else ''})"


def counts(page: ListPage, fields: list[BoundField], user: User) -> dict[tuple[str, str], int]:
    """By filter and choice; 0 may be left out, and what is beyond `MOST` is some such number.

    What is chosen of a filter does not narrow its own choices. All filters that are not set are
    counted in one query, each that is set in one of its own, and what is no facet (three choices
    of what waits) in one for each choice.
    """
    left = _left(page, user)
    kinds = {name: getattr(one, "kind", "") for name, one in page.filters.filters.items()}
    found: dict[tuple[str, str], int] = {}
    asked: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for field in fields:
        for choice in _choices(field):
            if kind := kinds[field.name]:
                without = field.name if page.filters.data.get(field.name) else ""
                asked[without][f"{kind}:{choice}"] = (field.name, choice)
            else:
                rows = left(**{field.name: choice})
                found[field.name, choice] = rows[: MOST + 1].count()
    for without, facets in asked.items():
        tally = _tally(left(**{without: ""}), list(facets))
        found |= {facets[facet]: count for facet, count in tally}
    return found


def _choices(field: BoundField) -> list[str]:
    chooser: Any = field.field.widget
    return [str(value) for value, _words in chooser.choices if value]


def _left(page: ListPage, user: User) -> Callable[..., QuerySet[Any]]:
    """What is left of the list where some filters are set otherwise; what was typed narrows it."""
    filters_with = type(page.filters)
    rows = narrowed(page.page, filters_with({}, page.filters.queryset), page.words, user)

    def left(**otherwise: str) -> QuerySet[Any]:
        return filters_with({**page.filters.data.dict(), **otherwise}, rows).qs.order_by()

    return left


def _tally(rows: QuerySet[Any], facets: list[str]) -> list[tuple[str, int]]:
    sql, params = rows.values_list("listing__facets").query.sql_with_params()
    query = (
        f"SELECT facet, count(*) FROM ({sql}) AS listed (facets), unnest(facets) AS facet"  # noqa: S608
        " WHERE facet = ANY(%s) GROUP BY facet"
    )
    with connections[rows.db].cursor() as cursor:
        cursor.execute(query, [*params, facets])
        return cursor.fetchall()
