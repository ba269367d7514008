"""Words of a text in every language at once, without accents (core/search.py).

Of the first 100,000 letters: an index holds no more words of one text, and would refuse the text.
"""

from django.db import migrations

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION core_english_russian (COPY = russian);
ALTER TEXT SEARCH CONFIGURATION core_english_russian
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, russian_stem;
CREATE TEXT SEARCH CONFIGURATION core_french (COPY = french);
ALTER TEXT SEARCH CONFIGURATION core_french
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
"""

DROP_CONFIGURATIONS = """
DROP TEXT SEARCH CONFIGURATION core_english_russian;
DROP TEXT SEARCH CONFIGURATION core_french;
"""

FUNCTIONS = """
CREATE FUNCTION core_words(body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector('core_english_russian'::regconfig, left(coalesce(body, ''), 100000))
        || to_tsvector('core_french'::regconfig, left(coalesce(body, ''), 100000));

CREATE FUNCTION core_local_words(content jsonb) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN core_words((SELECT string_agg(value, ' ') FROM jsonb_each_text(content)));

CREATE FUNCTION core_sought(typed text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN websearch_to_tsquery('core_english_russian'::regconfig, typed)
        || websearch_to_tsquery('core_french'::regconfig, typed);
"""

DROP_FUNCTIONS = """
DROP FUNCTION core_sought(text);
DROP FUNCTION core_local_words(jsonb);
DROP FUNCTION core_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0004_files_and_drafts")]

    operations = [
        migrations.RunSQL(CONFIGURATIONS, DROP_CONFIGURATIONS),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
    ]
