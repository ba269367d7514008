"""The database sets the time of lines of the trail too; limits of attempts live in a cache table."""

from django.db import migrations

from core import sql

STAMP = sql.STAMP.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
STAMP_ENTRIES = STAMP.replace(
    "    IF state IS NULL THEN",
    """    IF to_jsonb(NEW) ? 'recorded_at' THEN
        NEW.recorded_at := clock_timestamp();
    END IF;
    IF state IS NULL THEN""",
)

CACHE = """
CREATE TABLE core_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX core_cache_expires ON core_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0006_progress")]
    operations = [
        migrations.RunSQL(STAMP_ENTRIES, STAMP),
        migrations.RunSQL(CACHE, "DROP TABLE core_cache"),
    ]
