"""A chain of seals to alter, and the alterations of somebody who owns the database."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from accounts.models import Act
from accounts.trail import done
from core.verifying import Finding, Tally, fold, hash_of, verify
from core.verifying_head import Head
from core.verifying_rows import sealed_tables
from tests.conftest import owner_connection
from tests.factories import make_event, make_party, make_team

TABLES = (
    "accounts_auditentry", "accounts_historicalteam", "cases_historicalcase",
    "cases_historicalevent", "people_historicalperson",
)  # fmt: skip


def begin_chain() -> None:
    """Tests empty tables and leave their seals: chain what is left anew, as only the owner can."""
    with owner_connection() as owner:
        owner.execute("ALTER TABLE core_seal DISABLE TRIGGER USER")
        owner.execute(
            "DELETE FROM core_seal WHERE id NOT IN (SELECT seal_id FROM core_historicalterm)"
        )
        seals = owner.execute(
            "SELECT s.id, array_agg(h.digest ORDER BY h.seal_position) FROM core_seal s"
            " JOIN core_historicalterm h ON h.seal_id = s.id GROUP BY s.id, s.number"
            " ORDER BY s.number"
        ).fetchall()
        previous = None
        for number, (key, digests) in enumerate(seals, start=1):
            folded = fold(digests)
            hashed = hash_of(previous, folded, len(digests), number)
            owner.execute(
                "UPDATE core_seal SET number = %s, previous = %s, digest = %s, rows = %s,"
                " hash = %s WHERE id = %s",
                [number, previous, folded, len(digests), hashed, key],
            )
            previous = hashed
        owner.execute("ALTER TABLE core_seal ENABLE TRIGGER USER")


def grow_chain(times: int = 12) -> None:
    """Some history of several tables and lines of the trail, several rows a transaction."""
    for number in range(times):
        with transaction.atomic():
            party = make_party()
            make_event(party)
        with transaction.atomic():
            make_team(f"Team {number}")
            done(Act.SHARING_CHANGED, subject=party.case.reference, number=number)
        done(Act.EXPORTED, subject=party.case.reference, rows=number)


def findings(using: str = "owner", head: Head | None = None) -> list[Finding]:
    return list(verify(Tally(), using=using, head=head))


@contextmanager
def altered_by_the_owner(*tables: str, head: Head | None = None) -> Iterator[list[Finding]]:
    """What the verifier finds once the block has altered `tables`; then all is as it was."""
    found: list[Finding] = []
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield found
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        found += findings(head=head)
        transaction.set_rollback(True, using="owner")


def cut_after(number: int) -> None:
    """Take out the newest seals with all their rows, as somebody does who hides what came last."""
    cut = "SELECT id FROM core_seal WHERE number > %s"
    with connections["owner"].cursor() as cursor:
        for table in sealed_tables("owner"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"DELETE FROM {table} WHERE seal_id IN ({cut})", [number])
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("DELETE FROM core_seal WHERE number > %s", [number])


def run(sql: str, *params: object) -> list[tuple]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def key_of(table: str) -> str:
    return "history_id" if "_historical" in table else "id"


def change(table: str, chance: random.Random) -> str:
    """One column of one row, as it is or with the digest made to fit."""
    key = _any_row(table, chance)
    column = chance.choice(_text_columns(table))
    run(
        f"UPDATE {table} SET {column} = coalesce({column}, '') || 'x' WHERE {key_of(table)} = %s",
        key,
    )
    if chance.random() < 0.5:
        _make_digest_fit(table, key)
    return str(key)


def delete(table: str, chance: random.Random) -> str:
    key = _any_row(table, chance)
    run(f"DELETE FROM {table} WHERE {key_of(table)} = %s", key)
    return str(key)


def insert(table: str, chance: random.Random) -> str:
    """A copy of a row under a key of its own, in the place of the first or in one after it."""
    key, column = _any_row(table, chance), key_of(table)
    extra = ', "version": 99' if "_historical" in table else ""
    place = chance.choice(["seal_position", "seal_position + 40"])
    (new,) = run(
        f"INSERT INTO {table} SELECT (jsonb_populate_record(h, to_jsonb(h) || jsonb_build_object("
        f"'{column}', gen_random_uuid(), 'seal_position', {place}) || '{{{extra[2:]}}}'::jsonb)).*"
        f" FROM {table} h WHERE {column} = %s RETURNING {column}",
        key,
    )
    _make_digest_fit(table, new[0])
    return str(new[0])


def swap(table: str, chance: random.Random) -> str:
    """The contents of two rows, or their places in the chain, each with its digest made to fit."""
    one, other = _any_row(table, chance), _any_row(table, chance)
    while other == one:
        other = _any_row(table, chance)
    columns = chance.choice([("seal_id", "seal_position"), ("salt", "digest")])
    sets = ", ".join(f"{column} = o.{column}" for column in columns)
    key = key_of(table)
    run(
        f"UPDATE {table} h SET {sets} FROM {table} o WHERE (h.{key}, o.{key}) IN"
        " ((%s, %s), (%s, %s))",
        one, other, other, one,
    )  # fmt: skip
    if "seal_id" in columns:
        _make_digest_fit(table, one)
        _make_digest_fit(table, other)
    return str(one)


ALTERATIONS = (change, delete, insert, swap)


def _any_row(table: str, chance: random.Random) -> object:
    keys = run(f"SELECT {key_of(table)} FROM {table} ORDER BY 1")
    return chance.choice(keys)[0]


def _text_columns(table: str) -> list[str]:
    rows = run(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
        " AND data_type = 'text'",
        table,
    )
    return [column for (column,) in rows]


def _make_digest_fit(table: str, key: object) -> None:
    """What a careful forger does: only the seal can tell."""
    run(
        f"UPDATE {table} h SET digest = sha256(salt || convert_to(core_content(to_jsonb(h)),"
        f" 'UTF8')) WHERE {key_of(table)} = %s",
        key,
    )
