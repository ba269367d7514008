"""The content of every table as one checksum, to prove that an undo restores it exactly."""

from django.apps import apps
from django.db import connection, models
from procrastinate.contrib.django.models import ProcrastinateJob
from simple_history.models import HistoricalChanges

from accounts.models import AuditEntry
from core.models import Seal, Submission
from people.models import Merge, NamePart

# What records what was done, or counts it; the vocabulary of names only grows.
LEFT_OUT = (AuditEntry, Merge, NamePart, Seal, Submission)
# A count of the writes, and when the last of them was.
COUNTS = {"version", "changed_at"}


def content() -> dict[str, str]:
    """By table: a checksum over its rows, but for histories, jobs and counts of writes."""
    return {model._meta.db_table: _checksum(model) for model in _stored()}


def _stored() -> list[type[models.Model]]:
    queue = ProcrastinateJob._meta.app_label
    return [
        model
        for model in apps.get_models()
        if model not in LEFT_OUT
        and not issubclass(model, HistoricalChanges)
        and model._meta.app_label not in (queue, "sessions")
        and not model._meta.proxy
    ]


def _checksum(model: type[models.Model]) -> str:
    columns = [f'"{f.column}"' for f in model._meta.concrete_fields if f.name not in COUNTS]
    row = f"md5(ROW({', '.join(columns)})::text)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg({row}, '' ORDER BY {row})) FROM {model._meta.db_table}"
        )
        return cursor.fetchone()[0] or ""
