"""The one function that may blank history: what it takes, what it refuses. Real commits."""

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.utils import IntegrityError, InternalError

from accounts.models import Team
from core.blobs import store
from core.keys import slug_id, uuid7
from core.models import BlobPart, DataKey, Erasure, PurgedRow, Seal, Sealed
from core.sealed import TamperedError, data_key, seal, unseal
from tests.conftest import owner_connection
from tests.factories import make_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("actor")]
REFUSED = (DatabaseError, IntegrityError, InternalError)


def ask(**fields) -> Erasure:
    erasure = Erasure(
        **{
            "subject": uuid7(), "reference": "P-7F3K9Q-M", "kind": "PURGE", "reason": "ASKED",
            "asked_by": uuid7(), "asked_name": "Ada", **fields,
        }
    )  # fmt: skip
    erasure.save()
    return erasure


def agreed(**fields) -> Erasure:
    erasure = ask(**fields)
    erasure.decided_by, erasure.decided_name, erasure.agreed = uuid7(), "Bea", True
    erasure.save()
    return erasure


def purge(erasure, history=None, subjects=(), blobs=()):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT core_purge(%s, %s, %s::uuid[], %s::uuid[])",
            [erasure.pk, json.dumps(history or {}), list(subjects), list(blobs)],
        )


def named(*rows) -> dict[str, list[str]]:
    return {"accounts_historicalteam": [str(row.history_id) for row in rows]}


def changed_team() -> tuple[Team, list]:
    """A team whose first name must go; two versions, each in a seal of its own."""
    team = make_team("Canary")
    team.name = "Desk"
    team.save()
    return team, list(team.history.order_by("version"))


def stored(history_id) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(h) FROM accounts_historicalteam h WHERE history_id = %s", [history_id]
        )
        return json.loads(cursor.fetchone()[0])


def seals_hold() -> bool:
    """Every seal computed again from the digests that history still has."""
    for one in Seal.objects.filter(pk__in=Team.history.model.objects.values("seal_id")):
        folded = b""
        for row in Team.history.model.objects.filter(seal_id=one.pk).order_by("seal_position"):
            folded = hashlib.sha256(folded + bytes(row.digest)).digest()
        if folded != bytes(one.digest):
            return False
    return True


def test_the_named_row_loses_its_content_and_the_seals_hold():
    team, (first, last) = changed_team()
    purge(agreed(), named(first))
    row = stored(first.history_id)
    assert {row["name"], row["salt"], row["history_change_reason"]} == {None}
    assert row["id"] == str(team.pk)
    assert row["version"] == 1
    assert row["history_user_name"] == "test"
    assert bytes.fromhex(row["digest"][2:]) == bytes(first.digest)
    assert stored(last.history_id)["name"] == "Desk"
    assert seals_hold()


def test_the_purge_says_what_it_took_under_a_seal_of_its_own():
    _team, (first, _last) = changed_team()
    erasure = agreed()
    purge(erasure, named(first))
    purged = PurgedRow.objects.get()
    assert (purged.table, purged.row) == ("accounts_historicalteam", first.history_id)
    assert bytes(purged.old_digest) == bytes(first.digest)
    assert Seal.objects.filter(pk=purged.seal_id).exists()
    erasure.refresh_from_db()
    assert erasure.done_at
    assert erasure.counts == {"accounts_historicalteam": 1}


def test_what_was_blanked_is_no_longer_read_as_history():
    team, (first, last) = changed_team()
    purge(agreed(), named(first))
    assert [row.history_id for row in team.history.all()] == [last.history_id]


def test_keys_values_and_files_are_destroyed():
    subject, blob = uuid7(), store(b"a photo")
    sealed = seal("+7 701 canary", subject=subject)
    kept = seal("somebody else", subject=uuid7())
    purge(agreed(), subjects=[subject], blobs=[blob.pk])
    with pytest.raises(TamperedError):
        unseal(sealed)
    assert unseal(kept) == "somebody else"
    assert not Sealed.objects.filter(pk=sealed.pk).exists()
    assert not BlobPart.objects.exists()
    assert not DataKey.objects.filter(subject__in=[subject, blob.pk]).exists()
    tables = sorted(PurgedRow.objects.values_list("table", flat=True))
    assert tables == ["core_blob", "core_datakey", "core_datakey", "core_sealed"]


@pytest.mark.parametrize("agree", [None, False])
def test_denial_what_nobody_agreed_to(agree):
    _team, (first, _last) = changed_team()
    erasure = ask()
    if agree is False:
        erasure.decided_by, erasure.agreed = uuid7(), False
        erasure.save()
    with pytest.raises(REFUSED, match="two people"):
        purge(erasure, named(first))
    assert stored(first.history_id)["name"] == "Canary"


def test_denial_an_erasure_that_was_done_takes_no_more():
    _team, (first, _last) = changed_team()
    erasure = agreed()
    purge(erasure)
    with pytest.raises(REFUSED, match="two people"):
        purge(erasure, named(first))


def test_denial_the_asker_cannot_agree():
    erasure = ask()
    erasure.decided_by, erasure.agreed = erasure.asked_by, True
    with pytest.raises(IntegrityError):
        erasure.save()


def test_denial_an_erasure_cannot_be_born_agreed():
    with pytest.raises(REFUSED, match="asked once"):
        ask(decided_by=uuid7(), agreed=True)


@pytest.mark.parametrize(
    "fields",
    [{"agreed": False}, {"decided_by": uuid7()}, {"subject": uuid7()}, {"kind": "PSEUDONYMISE"},
     {"done_at": "2026-01-01T00:00Z"}, {"asked_by": uuid7()}],
)  # fmt: skip
def test_denial_a_decision_cannot_be_rewritten(fields):
    erasure = agreed()
    for name, value in fields.items():
        setattr(erasure, name, value)
    with pytest.raises(REFUSED, match="asked once"):
        erasure.save()


def test_denial_the_version_that_is_still_in_use():
    _team, (_first, last) = changed_team()
    with pytest.raises(REFUSED, match="still in use"):
        purge(agreed(), named(last))


def test_denial_a_row_that_does_not_exist():
    with pytest.raises(REFUSED, match="not there"):
        purge(agreed(), {"accounts_historicalteam": [str(uuid7())]})


@pytest.mark.parametrize("table", ["accounts_team", "accounts_auditentry", "core_seal", "pg_class"])
def test_denial_a_table_that_is_no_history(table):
    with pytest.raises(REFUSED, match="not a table of history"):
        purge(agreed(), {table: [str(uuid7())]})


def test_denial_a_protected_value_that_a_record_still_points_to():
    from tests.factories import make_person

    person = make_person()
    person.contact = seal("+7 701", subject=person.pk)
    person.save()
    with pytest.raises(IntegrityError):
        purge(agreed(), subjects=[person.pk])
    assert unseal(person.contact) == "+7 701"


def test_denial_the_key_of_a_member_of_staff(owner):
    from core import drafts

    drafts.save(user=owner, address="/cases/new/", title="x", fields="y")
    with pytest.raises(REFUSED, match="member of staff"):
        purge(agreed(), subjects=[owner.pk])


@pytest.mark.parametrize("way", ["subjects", "blobs"])
def test_denial_a_key_of_the_desk_itself(way):
    desk_key = slug_id("second-factors")
    data_key(desk_key)
    with pytest.raises(REFUSED, match="not the key of a person"):
        purge(agreed(), **{way: [desk_key]})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_historicalteam SET name = NULL, salt = NULL",
        'INSERT INTO core_purgedrow (id, erasure_id, "table", "row", old_digest)'
        " SELECT gen_random_uuid(), id, 'x', id, '' FROM core_erasure",
        "DELETE FROM core_purgedrow",
        "DELETE FROM core_erasure",
        "UPDATE core_erasure SET done_at = now()",
        "DELETE FROM core_datakey",
        "DELETE FROM core_blobpart",
        "SELECT core_purge_history(id, 'accounts_historicalteam',"
        " ARRAY(SELECT history_id FROM accounts_historicalteam)) FROM core_erasure",
    ],
)
def test_denial_the_app_role_cannot_reach_around_the_function(statement):
    changed_team()
    erasure = agreed()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    purge(erasure)


def test_denial_even_the_owner_blanks_no_row_that_is_not_named():
    _team, (first, last) = changed_team()
    purge(agreed(), named(first))
    with owner_connection() as owner, pytest.raises(Exception, match="append-only"):
        owner.execute("UPDATE accounts_historicalteam SET name = NULL, salt = NULL")
    with owner_connection() as owner, pytest.raises(Exception, match="append-only"):
        owner.execute("UPDATE accounts_historicalteam SET name = 'x' WHERE name IS NULL")
    assert stored(last.history_id)["name"] == "Desk"
