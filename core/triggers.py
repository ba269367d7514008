"""Triggers that prove history, as classes whose SQL lives in migrations.

django-pgtrigger lets a session silence its triggers through the setting `pgtrigger.ignore`; a proof
that the app can switch off is none, so these templates leave that switch out.
"""

from typing import Any

import pgtrigger
from pgtrigger import compiler


class _CallSql(compiler.UpsertTriggerSql):
    """A trigger on one of the functions that core/migrations/0001 creates."""

    def get_template(self) -> str:
        return """
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid} {when} {operation} ON {table} {timing}
                FOR EACH {level} EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class _OwnFunctionSql(compiler.UpsertTriggerSql):
    """A trigger with a function of its own, written for one table."""

    def get_template(self) -> str:
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS TRIGGER AS $$
            BEGIN
                {func}
            END;
            $$ LANGUAGE plpgsql;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid} {when} {operation} ON {table} {timing}
                FOR EACH {level} EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class _Trigger(pgtrigger.Trigger):
    sql_class: type[compiler.UpsertTriggerSql] = _CallSql

    def sql_parts(self, model: Any) -> dict[str, Any]:
        raise AssertionError("each trigger names its parts")

    def compile(self, model: Any) -> compiler.Trigger:
        sql = self.sql_class(
            pgid=self.get_pgid(model),
            table=model._meta.db_table,
            constraint="CONSTRAINT" if self.timing else "",
            when=self.when,
            operation=self.operation,
            timing=f"DEFERRABLE INITIALLY {self.timing}" if self.timing else "",
            level=self.level,
            **self.sql_parts(model),
        )
        return compiler.Trigger(name=self.name, sql=sql)


class Stamp(_Trigger):
    """Sets time, salt, digest and seal of a history row before it is inserted."""

    name = "stamp"
    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def sql_parts(self, model: Any) -> dict[str, Any]:
        return {"func": "", "execute": "core_stamp()"}


class AppendOnly(_Trigger):
    """Refuses every UPDATE and DELETE."""

    name = "append_only"
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete

    def sql_parts(self, model: Any) -> dict[str, Any]:
        return {"func": "", "execute": "core_refuse_change()"}


class SealAtCommit(_Trigger):
    """Writes the transaction's seal when it commits."""

    name = "seal"
    when = pgtrigger.After
    operation = pgtrigger.Insert
    timing = pgtrigger.Deferred

    def sql_parts(self, model: Any) -> dict[str, Any]:
        return {"func": "", "execute": "core_write_seal()"}


class Proof(_Trigger):
    """Refuses a commit in which a tracked row differs from the history row of its version.

    Looks up exactly one history row by (id, version), so no clock and no order decides; a version
    that does not grow by one, a key that changed, a row that vanished unrecorded and a row that
    came back are refused.
    """

    name = "proof"
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    timing = pgtrigger.Deferred
    sql_class = _OwnFunctionSql

    def sql_parts(self, model: Any) -> dict[str, Any]:
        # By name, because migrations compile triggers for models that have no `history`.
        history = f"{model._meta.app_label}_historical{model._meta.model_name}"
        columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
        func = PROOF.format(
            live=f'public."{model._meta.db_table}"',
            history=f'public."{history}"',
            recorded=", ".join(f"h.{column}" for column in columns),
            written=", ".join(f"NEW.{column}" for column in columns),
        )
        return {"func": func, "execute": f"{self.get_pgid(model)}()"}


class Mirror(_Trigger):
    """Refuses a commit with a history row of a change that did not happen.

    Versions follow one another; the newest is the live row's, or the deletion of one that is gone.
    """

    name = "mirror"
    when = pgtrigger.After
    operation = pgtrigger.Insert
    timing = pgtrigger.Deferred
    sql_class = _OwnFunctionSql

    def sql_parts(self, model: Any) -> dict[str, Any]:
        live = model._meta.model_name.removeprefix("historical")
        func = MIRROR.format(
            live=f'public."{model._meta.app_label}_{live}"',
            history=f'public."{model._meta.db_table}"',
        )
        return {"func": func, "execute": f"{self.get_pgid(model)}()"}


MIRROR = """
IF (NEW.version > 1 AND NOT EXISTS (SELECT FROM {history} h
        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> '-'))
   OR NOT EXISTS (SELECT FROM {live} l
        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> '-'
        UNION ALL
        SELECT FROM {history} h
        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = '-'
          AND NOT EXISTS (SELECT FROM {live} l WHERE l.id = NEW.id)) THEN
    RAISE EXCEPTION 'history of a change that did not happen: % %', TG_TABLE_NAME, NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NULL;
"""

PROOF = """
IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM {history} h WHERE h.id = OLD.id
                   AND h.version = OLD.version + 1 AND h.history_type = '-') THEN
        RAISE EXCEPTION 'deleted without history: % %', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END IF;
IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD
        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN
    RAISE EXCEPTION 'changed without a new version: % %', TG_TABLE_NAME, NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
END IF;
IF TG_OP = 'INSERT' AND (NEW.version <> 1 OR (
    EXISTS (SELECT FROM {history} h WHERE h.id = NEW.id AND h.history_type = '-')
    AND EXISTS (SELECT FROM {live} l WHERE l.id = NEW.id))) THEN
    RAISE EXCEPTION 'not a first version: % %', TG_TABLE_NAME, NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
END IF;
IF NOT EXISTS (SELECT FROM {history} h WHERE h.id = NEW.id AND h.version = NEW.version
               AND h.history_type <> '-'
               AND ROW({recorded}) IS NOT DISTINCT FROM ROW({written})) THEN
    RAISE EXCEPTION 'written without history: % %', TG_TABLE_NAME, NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NULL;
"""
