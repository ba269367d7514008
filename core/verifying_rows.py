"""What the verifier asks the database: every sealed row with its digest made again, in the order of

the chain, and what lives but differs from its history. The SQL is written out here: functions of
the database may have been replaced by whoever altered its rows.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections

from core.history import Sealable, Tracked, tracked_models

AT_ONCE = 5_000
# As the function that stamps has them: a digest must not depend on how a session prints.
SETTINGS = (
    "SET LOCAL TIME ZONE 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1"
)
# What a purge leaves of a row (core/sql_erasure.py).
LEFT_BY_PURGE = (
    "id", "version", "history_id", "history_type", "history_date", "history_user_id",
    "history_user_name", "digest", "seal_id", "seal_position",
)  # fmt: skip
SEALED_BY = {"core_stamp", "core_refuse_change", "core_write_seal"}

ROWS = """
SELECT h.seal_id, h.seal_position, h.digest, {name} AS name, h.{key} AS row,
    CASE
        WHEN h.digest = sha256(h.salt || convert_to(
            jsonb_strip_nulls(to_jsonb(h) - '{{salt,digest}}'::text[])::text, 'UTF8')) THEN 'whole'
        WHEN h.salt IS NULL AND jsonb_strip_nulls(to_jsonb(h) - {left}::text[]) = '{{}}'
            AND EXISTS (SELECT FROM public.core_purgedrow p WHERE p."table" = {name}
                AND p."row" = h.{key} AND p.old_digest = h.digest) THEN 'purged'
        ELSE 'altered'
    END AS state
FROM public.{table} h
"""
IN_ORDER = """
SELECT s.number, r.seal_position, r.digest, r.name, r.row::text, r.state
FROM ({rows}) r LEFT JOIN public.core_seal s ON s.id = r.seal_id
ORDER BY s.number NULLS FIRST, r.seal_position, r.row
"""
SEALS = "SELECT number, previous, digest, rows, hash FROM public.core_seal ORDER BY number"
WITH_SEALS = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
    AND a.attname IN ('seal_id', 'seal_position', 'salt', 'digest')
GROUP BY c.relname HAVING count(*) = 4 ORDER BY c.relname
"""
TRIGGERS = """
SELECT c.relname, p.proname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
"""
DIFFERS = """
SELECT l.id::text FROM public.{live} l LEFT JOIN public.{history} h
    ON h.id = l.id AND h.version = l.version AND h.history_type <> '-'
WHERE h.id IS NULL OR ROW({recorded}) IS DISTINCT FROM ROW({lives})
UNION
SELECT h.id::text FROM public.{history} h WHERE h.history_type <> '-'
    AND NOT EXISTS (SELECT FROM public.{history} n
        WHERE n.id = h.id AND n.version = h.version + 1)
    AND NOT EXISTS (SELECT FROM public.{live} l WHERE l.id = h.id AND l.version = h.version)
UNION
SELECT h.id::text FROM public.{history} h WHERE h.version < 1
"""


class SealedRow(NamedTuple):
    """A row with a place in the chain; `number` is None where its seal is not there.

    `state` is whole, purged (blanked as a row of core_purgedrow says) or altered.
    """

    number: int | None
    position: int | None
    digest: bytes | None
    table: str
    key: str
    state: str


class SealRow(NamedTuple):
    number: int
    previous: bytes | None
    digest: bytes
    rows: int
    hash: bytes


def sealed_tables(using: str) -> list[str]:
    """Found in the database, since the history of a model that is no more is sealed, too."""
    with connections[using].cursor() as cursor:
        cursor.execute(WITH_SEALS)
        return [name for (name,) in cursor.fetchall()]


def tables_gone(found: Iterable[str]) -> list[str]:
    models = apps.get_models(include_auto_created=True)
    wanted = {model._meta.db_table for model in models if issubclass(model, Sealable)}
    return sorted(wanted - set(found))


def unguarded(using: str, tables: Iterable[str]) -> list[str]:
    """Tables of which a trigger that seals and refuses was dropped or switched off."""
    with connections[using].cursor() as cursor:
        cursor.execute(TRIGGERS)
        guards = set(cursor.fetchall())
    wanted = {(table, guard) for table in tables for guard in SEALED_BY}
    wanted.add(("core_seal", "core_refuse_change"))
    return sorted({table for table, _guard in wanted - guards})


def rows_in_order(using: str, tables: Iterable[str]) -> Iterator[SealedRow]:
    left = "'{" + ",".join(LEFT_BY_PURGE) + "}'"
    quote = connections[using].ops.quote_name
    parts = [
        ROWS.format(name=f"'{name}'", key=_key_of(name), left=left, table=quote(name))
        for name in tables
    ]
    for number, position, digest, *rest in _stream(
        using, IN_ORDER.format(rows=" UNION ALL ".join(parts))
    ):
        yield SealedRow(number, position, digest and bytes(digest), *rest)


def seals_in_order(using: str) -> Iterator[SealRow]:
    for number, previous, digest, rows, hashed in _stream(using, SEALS):
        yield SealRow(number, previous and bytes(previous), bytes(digest), rows, bytes(hashed))


def live_that_differ(using: str, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(table, key) of what lives otherwise than its newest history row says, where there is any."""
    recorded = set(tables)
    for model in tracked_models():
        if model.history.model._meta.db_table not in recorded:
            continue
        with connections[using].cursor() as cursor:
            cursor.execute(_differs_sql(model))
            for (key,) in cursor.fetchall():
                yield model._meta.db_table, key


def _differs_sql(model: type[Tracked]) -> str:
    history = model.history.model
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    return DIFFERS.format(
        live=f'"{model._meta.db_table}"',
        history=f'"{history._meta.db_table}"',
        recorded=", ".join(f"h.{column}" for column in columns),
        lives=", ".join(f"l.{column}" for column in columns),
    )


def _key_of(table: str) -> str:
    return "history_id" if "_historical" in table else "id"


def _stream(using: str, sql: str) -> Iterator[tuple[Any, ...]]:
    """By a cursor of the server, so that a million rows need no room here."""
    with connections[using].chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows
