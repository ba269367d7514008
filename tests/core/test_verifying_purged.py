"""A row that an erasure blanked is told from one that somebody altered. Real commits."""

import json
import uuid

import pytest
from django.db import connection, transaction

from accounts.models import Team
from core.keys import uuid7
from core.models import Erasure, ErasureKind, ErasureReason
from core.verifying import Kind, Tally, verify
from tests import sealing
from tests.factories import make_team

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.usefixtures("actor"),
]
BLANK = "UPDATE accounts_historicalteam SET name = NULL, salt = NULL WHERE version = 1"


@pytest.fixture
def team(actor: None) -> Team:
    """Twice named, so that a row of its history is no longer in use."""
    sealing.begin_chain()
    team = make_team("Before")
    team.name = "After"
    team.save()
    return team


def first_version(team: Team) -> uuid.UUID:
    key: uuid.UUID = team.history.get(version=1).history_id
    return key


def purge(key: uuid.UUID) -> None:
    erasure = Erasure(
        subject=uuid7(), reference="P-000000-0", kind=ErasureKind.PURGE,
        reason=ErasureReason.ASKED, asked_by=uuid7(), asked_name="One",
    )  # fmt: skip
    erasure.save()
    erasure.agreed, erasure.decided_by, erasure.decided_name = True, uuid7(), "Another"
    erasure.save()
    rows = json.dumps({"accounts_historicalteam": [str(key)]})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT core_purge(%s, %s, '{}', '{}')", [erasure.pk, rows])


def test_what_was_purged_is_counted_and_no_finding(team):
    purge(first_version(team))
    tally = Tally()
    assert list(verify(tally)) == []
    assert tally.purged == 1


def test_what_was_blanked_without_an_erasure_is_altered(team):
    with sealing.altered_by_the_owner("accounts_historicalteam") as found:
        sealing.run(BLANK)
    assert {finding.kind for finding in found} == {Kind.ALTERED}


def test_what_was_purged_and_then_filled_with_something_else_is_altered(team):
    purge(first_version(team))
    with sealing.altered_by_the_owner("accounts_historicalteam") as found:
        sealing.run("UPDATE accounts_historicalteam SET name = 'Forged' WHERE version = 1")
    assert {finding.kind for finding in found} == {Kind.ALTERED}


def test_a_row_of_purges_that_was_put_in_is_found(team):
    """Whoever blanks a row and says himself that it was purged has to get that past the seals."""
    purge(first_version(team))
    columns = '"id", "erasure_id", "table", "row", "old_digest"'
    with sealing.altered_by_the_owner("accounts_historicalteam", "core_purgedrow") as found:
        sealing.run("UPDATE accounts_historicalteam SET name = NULL, salt = NULL,"
                    " history_change_reason = NULL WHERE version = 2")  # fmt: skip
        sealing.run(
            f"INSERT INTO core_purgedrow ({columns}) SELECT gen_random_uuid(), erasure_id,"
            ' "table", h.history_id, h.digest FROM core_purgedrow, accounts_historicalteam h'
            " WHERE h.version = 2"
        )
    assert Kind.PUT_IN in {finding.kind for finding in found}
