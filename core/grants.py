"""What the app role may do, from one list, applied after every migrate.

The web and the worker log in as the app role. History, the trail and seals they may only read and
add to (seals and what was purged not even that: the database writes them), as protected values and
their keys; other models they may read and write. A table without a model (the key of the seals) is
closed to them.
Only the owner may change a table, empty one or switch a trigger off.
"""

from django.conf import settings
from django.db import connections, models
from psycopg import sql

NOTHING: tuple[str, ...] = ()
READ = ("SELECT",)
ADD = ("SELECT", "INSERT")
DECIDE = ("SELECT", "INSERT", "UPDATE")
USE = ("SELECT", "INSERT", "UPDATE", "DELETE")


def rights_on(model: type[models.Model]) -> tuple[str, ...]:
    """The app role's rights on the table of `model`."""
    from core.history import Sealable
    from core.models import Blob, BlobPart, DataKey, Erasure, PurgedRow, Seal, Sealed

    if model in (Seal, PurgedRow):
        return READ
    if model is Erasure:
        return DECIDE
    once = issubclass(model, Sealable) or getattr(model, "written_once", False)
    if once or model in (Sealed, DataKey, Blob, BlobPart):
        return ADD
    return USE


def apply(using: str) -> None:
    """Grant the app role its rights on every table of the database behind alias `using`."""
    app_role: str = settings.DATABASES["default"]["USER"]
    connection = connections[using]
    if app_role == connection.settings_dict["USER"]:
        return  # one role for both: accounts.checks warns of it
    with connection.cursor() as cursor:
        for statement in _statements(connection.introspection.table_names()):
            cursor.execute(statement.format(app=sql.Identifier(app_role)))


def _statements(tables: list[str]) -> list[sql.SQL]:
    from django.apps import apps

    rights = {model._meta.db_table: rights_on(model) for model in apps.get_models()}
    rights["django_migrations"] = READ
    rights[str(settings.CACHES["default"]["LOCATION"])] = USE
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {app}"),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}"),
        sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {app}"),
        sql.SQL("REVOKE EXECUTE ON FUNCTION core_write_seal() FROM {app}, PUBLIC"),
    ]
    for table in tables:
        statements.append(sql.SQL(f'REVOKE ALL ON public."{table}" FROM {{app}}'))
        if granted := ", ".join(rights.get(table, NOTHING)):
            statements.append(sql.SQL(f'GRANT {granted} ON public."{table}" TO {{app}}'))
    return statements
