"""When something of a case or a person was last recorded, from history.

In SQL, not in querysets: this is asked after every save, and to build such queries anew each time
took longer than all else that a save asks.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection

# Also of what was withdrawn since: that too was recorded. A generated spelling says nothing.
OF_CASES = """
    WITH party AS (SELECT id, case_id FROM cases_party WHERE case_id = ANY(%(keys)s::uuid[])),
    link AS (
        SELECT link.id, link.event_id, party.case_id
        FROM cases_eventparty AS link JOIN party ON party.id = link.party_id
    )
    SELECT case_id, max(history_date) FROM (
        SELECT id AS case_id, history_date FROM cases_historicalcase
        WHERE id = ANY(%(keys)s::uuid[])
        UNION ALL
        SELECT party.case_id, history_date FROM cases_historicalparty JOIN party USING (id)
        UNION ALL
        SELECT link.case_id, history_date FROM cases_historicaleventparty JOIN link USING (id)
        UNION ALL
        SELECT link.case_id, history_date
        FROM cases_historicalevent AS event JOIN link ON link.event_id = event.id
        UNION ALL
        SELECT party.case_id, history_date
        FROM cases_historicalcharge JOIN cases_charge AS fact USING (id)
        JOIN party ON party.id = fact.party_id
        UNION ALL
        SELECT party.case_id, history_date
        FROM cases_historicalorder JOIN cases_order AS fact USING (id)
        JOIN party ON party.id = fact.party_id
    ) AS version GROUP BY case_id
"""
OF_PEOPLE = """
    SELECT person_id, max(history_date) FROM (
        SELECT id AS person_id, history_date FROM people_historicalperson
        WHERE id = ANY(%(keys)s::uuid[])
        UNION ALL
        SELECT fact.person_id, history_date
        FROM people_historicalname JOIN people_name AS fact USING (id)
        WHERE fact.person_id = ANY(%(keys)s::uuid[]) AND NOT fact.generated
        UNION ALL
        SELECT fact.person_id, history_date
        FROM people_historicalattribute JOIN people_attribute AS fact USING (id)
        WHERE fact.person_id = ANY(%(keys)s::uuid[])
        UNION ALL
        SELECT fact.person_id, history_date
        FROM cases_historicalconsent JOIN cases_consent AS fact USING (id)
        WHERE fact.person_id = ANY(%(keys)s::uuid[])
    ) AS version GROUP BY person_id
"""


def cases_changed(keys: Collection[UUID]) -> dict[UUID, datetime]:
    """When each case, a party, an event, a charge or a decision of it was. One query."""
    return _latest(OF_CASES, keys)


def people_changed(keys: Collection[UUID]) -> dict[UUID, datetime]:
    """When each person or what is said of one was. One query."""
    return _latest(OF_PEOPLE, keys)


def _latest(query: str, keys: Collection[UUID]) -> dict[UUID, datetime]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"keys": list(keys)})
        return dict(cursor.fetchall())
