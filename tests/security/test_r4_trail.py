"""R4: history and trail cannot be changed unseen, by anybody. Real commits.

1,000 alterations by the owner of the database (change, delete, insert, swap), half of them with the
digests made to fit: all found. 100 cut tails: found with the kept head, and without it none, which
is the control. Statements of the app's own role: refused.
"""

import random
from collections import Counter

import pytest
from django.db import DatabaseError, connection, transaction

from core.verifying import Kind
from core.verifying_head import head_now
from tests import sealing

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.usefixtures("actor"),
]
# A representative part runs always, the whole with `make test-security`.
PART = 25, 3
WHOLE = pytest.param(1000, 100, marks=pytest.mark.security)


@pytest.mark.parametrize(("alterations", "tails"), [PART, WHOLE])
def test_every_alteration_and_every_cut_tail_is_found(alterations: int, tails: int) -> None:
    sealing.begin_chain()
    sealing.grow_chain()
    assert sealing.findings() == []
    chances = [random.Random(number) for number in range(alterations)]  # noqa: S311
    missed = Counter(name for chance in chances if (name := unnoticed(chance)))
    assert missed == Counter()
    kept = head_now()
    assert kept is not None
    for number in range(tails):
        last = kept.number - 1 - number % 10
        with sealing.altered_by_the_owner("core_seal", head=kept) as found:
            sealing.cut_after(last)
        assert Kind.CUT in {finding.kind for finding in found}
        with sealing.altered_by_the_owner("core_seal") as found:
            sealing.cut_after(last)
        assert Kind.CUT not in {finding.kind for finding in found}, "no head, no proof"
    assert sealing.findings() == []
    print(f"R4: {alterations} alterations and {tails} cut tails, all found")  # noqa: T201


def unnoticed(chance: random.Random) -> str:
    """The name of an alteration that the verifier did not find; "" if it did."""
    alter, table = chance.choice(sealing.ALTERATIONS), chance.choice(sealing.TABLES)
    with sealing.altered_by_the_owner(table) as found:
        alter(table, chance)
    return "" if found else f"{alter.__name__} {table}"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_auditentry SET user_name = 'x'",
        "DELETE FROM accounts_auditentry",
        "TRUNCATE accounts_auditentry",
        "ALTER TABLE accounts_auditentry DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
        "DROP TABLE accounts_auditentry",
        "ALTER TABLE accounts_auditentry OWNER TO CURRENT_USER",
        "INSERT INTO accounts_auditentry SELECT * FROM accounts_auditentry",
    ],
)
def test_denial_the_app_role_cannot_alter_the_trail(statement: str) -> None:
    sealing.grow_chain(1)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
