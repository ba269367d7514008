"""Which values a filter offers: those that occur in what the reader sees, and no others."""

from collections.abc import Collection
from typing import Any

from django.db import connections
from django.db.models import Count, QuerySet

from cases.codes import StandingCode
from cases.models import PartyStanding
from cases.pages.marks import mark_of_standing

HELD = [code for code in StandingCode if mark_of_standing(code) == "held"]
FACILITIES = 300
LATEST = 1000


# Common values are seen in a few rows, taken from two ends; each of the others is looked up in the
# index of facets. OFFSET 0 keeps the planner to that index: it cannot know that most of what is
# asked occurs nowhere, and would read all rows for one that is not there.
OCCURRING = """
    WITH asked AS (SELECT unnest(%s::text[]) AS facet), seen AS MATERIALIZED (
        SELECT DISTINCT unnest(facets) AS facet FROM (
            (SELECT {key}, facets FROM {listing} ORDER BY changed_at DESC LIMIT 50)
            UNION ALL (SELECT {key}, facets FROM {listing} ORDER BY sort_name LIMIT 50)
        ) AS few WHERE {key} IN ({visible})
    )
    SELECT facet FROM asked, LATERAL (
        SELECT FROM (
            SELECT {key} FROM {listing}
            WHERE facets @> ARRAY[asked.facet] AND facets && %s::text[] OFFSET 0
        ) AS likely
        WHERE {key} IN ({visible}) LIMIT 1
    ) AS one
    WHERE facet NOT IN (SELECT facet FROM seen)
    UNION ALL
    SELECT facet FROM seen JOIN asked USING (facet)
"""


def occurring(
    rows: QuerySet[Any], facets: Collection[str], likely: Collection[str] = ()
) -> set[str]:
    """Those of the facets that any of `rows` (cases or people that the reader sees) has.

    One query. `likely` are facets of which each of the rows has one, too.
    """
    asked = list(facets)
    visible, params = rows.order_by().values("pk").query.sql_with_params()
    listing = rows.model._meta.get_field("listing").related_model._meta
    query = OCCURRING.format(visible=visible, listing=listing.db_table, key=listing.pk.column)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(query, [asked, *params, list(likely) or asked, *params])
        return {found for (found,) in cursor.fetchall()}


def facilities(cases: QuerySet[Any]) -> list[str]:
    """The places in which somebody of these cases is held, the most common first.

    Of the cases that were changed last: all are too many to count whenever somebody types.
    """
    latest = cases.order_by("-listing__changed_at").values("pk")[:LATEST]
    held = PartyStanding.objects.filter(code__in=HELD, party__withdrawn_at=None)
    held = held.filter(party__case__in=latest).exclude(place="")
    found = held.order_by().values_list("place").annotate(n=Count("pk")).order_by("-n", "place")
    return [place for place, _ in found[:FACILITIES]]
