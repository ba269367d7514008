"""The functions behind history's triggers; their text and reasons are in core/sql.py."""

from django.db import migrations

from core import sql


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(sql.KEY_TABLE, "DROP TABLE core_seal_secret"),
        migrations.RunSQL(
            sql.STATE,
            "DROP FUNCTION core_state(bytea); DROP FUNCTION core_state_proof(bytea, text, text, text)",
        ),
        migrations.RunSQL(sql.CONTENT, "DROP FUNCTION core_content(jsonb)"),
        migrations.RunSQL(sql.STAMP, "DROP FUNCTION core_stamp()"),
        migrations.RunSQL(sql.REFUSE_CHANGE, "DROP FUNCTION core_refuse_change()"),
        migrations.RunSQL(sql.WRITE_SEAL, "DROP FUNCTION core_write_seal()"),
    ]
