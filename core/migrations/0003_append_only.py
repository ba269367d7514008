"""Seals and protected values cannot be changed, not even by a mistake of ours."""

from django.db import migrations

from core import sql


class Migration(migrations.Migration):
    dependencies = [("core", "0002_tables")]
    operations = [
        migrations.RunSQL(
            sql.SEAL_IS_APPEND_ONLY, "DROP TRIGGER core_seal_append_only ON core_seal"
        ),
        migrations.RunSQL(
            sql.SEALED_IS_WRITTEN_ONCE, "DROP TRIGGER core_sealed_written_once ON core_sealed"
        ),
    ]
