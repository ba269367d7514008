"""Which values a filter offers: those that occur in what the reader sees, and no others."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import Count, QuerySet, TextField
from django.db.models.expressions import RawSQL

from cases.codes import StandingCode
from cases.models import PartyStanding
from cases.pages.marks import mark_of_standing

HELD = [code for code in StandingCode if mark_of_standing(code) == "held"]
FACILITIES = 300


def occurring(rows: QuerySet[Any], facets: Iterable[str]) -> set[str]:
    """Those of the facets that any of `rows` (cases or people that the reader sees) has.

    One query: a look into the index of facets for each.
    """
    facet = RawSQL("ARRAY[asked.facet]", (), ArrayField(TextField()))
    with_it = rows.order_by().filter(listing__facets__contains=facet).values("pk")
    sql, params = with_it.query.sql_with_params()
    query = f"SELECT facet FROM unnest(%s::text[]) AS asked(facet) WHERE EXISTS ({sql})"  # noqa: S608
    with connections[rows.db].cursor() as cursor:
        cursor.execute(query, [list(facets), *params])
        return {found for (found,) in cursor.fetchall()}


def facilities(cases: QuerySet[Any]) -> list[str]:
    """The places in which somebody of these cases is held, the most common first."""
    held = PartyStanding.objects.filter(code__in=HELD, party__withdrawn_at=None)
    held = held.filter(party__case__in=cases.order_by().values("pk")).exclude(place="")
    found = held.order_by().values_list("place").annotate(n=Count("pk")).order_by("-n", "place")
    return [place for place, _ in found[:FACILITIES]]
