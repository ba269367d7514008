"""Every way to write, on every tracked model, real commits: recorded or refused, never lost."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from core.actor import NoActorError
from core.grants import rights_on
from core.history import StaleError, Tracked, UnrecordedWriteError, tracked_models
from core.keys import uuid7
from tests.conftest import owner_connection
from tests.every_model import build, change, changeable, other_value, saved

REFUSALS = (DatabaseError, UnrecordedWriteError, StaleError, NoActorError, ValueError, TypeError)
Model = type[Tracked]


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def column_and_value(row: Tracked) -> tuple[str, Any]:
    field = changeable(type(row))
    value = other_value(row)
    value = value.pk if field.is_relation else value
    return f'"{field.column}"', field.get_db_prep_save(value, connection)


def sql_copy(model: Model, row: Tracked) -> None:
    """Insert the row once more under another key, past every signal."""
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    table = model._meta.db_table
    taken = ", ".join("%s" if column == '"id"' else column for column in columns)
    source = f'SELECT {taken} FROM "{table}" WHERE id = %s'
    run(f'INSERT INTO "{table}" ({", ".join(columns)}) {source}', uuid7(), row.pk)


def sql_update(model: Model, row: Tracked, extra: str = "") -> None:
    column, value = column_and_value(row)
    run(f'UPDATE "{model._meta.db_table}" SET {column} = %s{extra} WHERE id = %s', value, row.pk)


def copy_in(model: Model, row: Tracked) -> None:
    columns = [field.column for field in model._meta.concrete_fields]
    new = build(model)
    new.version = 1
    values = [
        f.get_db_prep_save(getattr(new, f.attname), connection) for f in model._meta.concrete_fields
    ]
    listed = ", ".join(f'"{column}"' for column in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({listed}) FROM STDIN') as copy,
    ):
        copy.write_row(values)


def stale(model: Model, row: Tracked) -> None:
    """Two copies of one version are changed; the second must not win silently."""
    first, second = model._base_manager.get(pk=row.pk), model._base_manager.get(pk=row.pk)
    change(first).save()
    change(second).save()


def turn_back(model: Model, row: Tracked) -> None:
    """The values and the version of an earlier version, whose history row exists."""
    change(row).save()
    sql_update(model, row, ", version = 1")


def without_actor(model: Model, row: Tracked) -> None:
    from core import actor

    token = actor._actor.set(None)
    try:
        change(row).save()
    finally:
        actor._actor.reset(token)


def plain_update(model: Model, row: Tracked) -> None:
    field = changeable(model)
    model._base_manager.filter(pk=row.pk).update(**{field.name: other_value(row)})


PATHS: dict[str, Callable[[Model, Tracked], Any]] = {
    "create": lambda model, row: saved(model),
    "save": lambda model, row: change(row).save(),
    "save one field": lambda model, row: change(row).save(update_fields=[changeable(model).name]),
    "get or create": lambda model, row: model.objects.get_or_create(pk=row.pk),
    "update or create": lambda model, row: model.objects.update_or_create(
        pk=row.pk, defaults={changeable(model).name: other_value(row)}
    ),
    "queryset update": lambda model, row: model.objects.filter(pk=row.pk).update(version=9),
    "base manager update": plain_update,
    "F expression": lambda model, row: model._base_manager.filter(pk=row.pk).update(
        version=F("version") + 1
    ),
    "bulk create": lambda model, row: model.objects.bulk_create([build(model)]),
    "base bulk create": lambda model, row: model._base_manager.bulk_create([build(model)]),
    "bulk update": lambda model, row: model.objects.bulk_update(
        [change(row)], [changeable(model).name]
    ),
    "base bulk update": lambda model, row: model._base_manager.bulk_update(
        [change(row)], [changeable(model).name]
    ),
    "upsert": lambda model, row: model._base_manager.bulk_create(
        [change(row)], update_conflicts=True, unique_fields=["id"],
        update_fields=[changeable(model).name],
    ),
    "SQL insert": sql_copy,
    "SQL update": sql_update,
    "SQL next version": lambda model, row: sql_update(model, row, ", version = version + 1"),
    "SQL turn back": turn_back,
    "SQL new key": lambda model, row: run(
        f'UPDATE "{model._meta.db_table}" SET id = %s, version = version + 1 WHERE id = %s',
        uuid7(), row.pk,
    ),
    "SQL delete": lambda model, row: run(
        f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', row.pk
    ),
    "COPY": copy_in,
    "fixture (raw save)": lambda model, row: build(model).save_base(raw=True, force_insert=True),
    "history switched off": lambda model, row: change(row).save_without_historical_record(),
    "raw delete": lambda model, row: model._base_manager.filter(pk=row.pk)._raw_delete("default"),
    "delete": lambda model, row: row.delete(),
    "queryset delete": lambda model, row: model._base_manager.filter(pk=row.pk).delete(),
    "stale save": stale,
    "without actor": without_actor,
    "silenced": lambda model, row: (
        run("SELECT set_config('pgtrigger.ignore', '{pgtrigger_proof}', true)"),
        sql_update(model, row),
    ),
}  # fmt: skip


def unrecorded(model: Model, owner: psycopg.Connection) -> list[Any]:
    """Keys of rows that differ from the history row of their version, or left without one."""
    live, history = model._meta.db_table, model.history.model._meta.db_table
    columns = [f'"{f.column}"' for f in model._meta.concrete_fields]
    columns = [column for column in columns if column not in ('"id"', '"version"')]
    ours, theirs = (", ".join(f"{side}.{c}" for c in columns) for side in "lh")
    query = f"""
        SELECT id FROM "{live}" l LEFT JOIN "{history}" h USING (id, version)
         WHERE h.history_id IS NULL OR ROW({ours}) IS DISTINCT FROM ROW({theirs})
        UNION ALL
        SELECT h.id FROM "{history}" h LEFT JOIN "{live}" l USING (id)
         WHERE l.id IS NULL GROUP BY h.id HAVING count(*) FILTER (WHERE h.history_type = '-') <> 1
        UNION ALL
        SELECT id FROM "{history}" GROUP BY id HAVING max(version) <> count(*)
    """
    return [key for (key,) in owner.execute(query)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model.__name__)
def test_every_path_is_recorded_or_refused(model, actor):
    with owner_connection() as owner:
        for name, path in PATHS.items():
            row = saved(model)
            before = model.history.count()
            try:
                with transaction.atomic():
                    path(model, row)
            except REFUSALS:
                assert model.history.count() == before, f"{name}: refused, yet left a history row"
            assert unrecorded(model, owner) == [], name


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model.__name__)
def test_control_without_the_trigger_a_write_is_lost(model, actor):
    """Of what is written once the app role changes nothing at all: there the owner writes."""
    row = saved(model)
    table = f'"{model._meta.db_table}"'
    with owner_connection() as owner:
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            if "UPDATE" in rights_on(model):
                sql_update(model, row)
            else:
                with pytest.raises(DatabaseError), transaction.atomic():
                    sql_update(model, row)
                column, value = column_and_value(row)
                owner.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", (value, row.pk))
            assert unrecorded(model, owner) == [row.pk]
        finally:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_every_model_that_should_be_tracked_is():
    from django.apps import apps

    ours = {"core", "accounts", "people", "cases", "advocacy"}
    untracked = {
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label in ours
        and not issubclass(model, Tracked)
        and not model.__name__.startswith("Historical")
    }
    # Seals, purged rows and protected values are written once; standing is computed; what changes
    # of accounts, invitations, resets and large exports is in the trail.
    # Drafts and submissions are no facts yet; the bytes of a file are written once. What names are
    # found by, lists are made of and a job suggests is computed.
    assert untracked == {
        "Seal", "Sealed", "DataKey", "Blob", "BlobPart", "Draft", "Submission", "User", "SavedList",
        "NameKey", "NamePart", "OrganisationKey", "LikelySame", "Progress", "ContactKey",
        "AuditEntry", "Erasure", "ExportRequest", "PurgedRow", "FactorReset", "Invitation",
        "Notice", "PartyStanding", "PersonStanding", "CaseListing", "PersonListing",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model.__name__)
def test_every_tracked_table_has_its_triggers(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c"
            " ON c.oid = t.tgrelid WHERE c.relname IN (%s, %s) AND NOT t.tgisinternal",
            [model._meta.db_table, model.history.model._meta.db_table],
        )
        found = {(table, name.split("_")[1], state) for table, name, state in cursor.fetchall()}
    history = model.history.model._meta.db_table
    assert found == {
        (model._meta.db_table, "proof", "O"),
        *((history, name, "O") for name in ("stamp", "append", "mirror", "seal")),
    }


def test_facts_are_held_by_protect_and_linked_through_tracked_models_only():
    for model in tracked_models():
        for field in model._meta.get_fields():
            assert not (field.many_to_many and field.concrete), field
            if field.concrete and field.is_relation:
                assert field.remote_field.on_delete.__name__ == "PROTECT", field
