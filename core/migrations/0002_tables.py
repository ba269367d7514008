import core.fields
import core.keys
import core.triggers
import pgtrigger.compiler
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_history_functions'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('subject', models.UUIDField(primary_key=True, serialize=False)),
                ('wrapped', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(unique=True)),
                ('previous', models.BinaryField(null=True)),
                ('digest', models.BinaryField()),
                ('rows', models.IntegerField()),
                ('hash', models.BinaryField()),
                ('sealed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('subject', models.UUIDField()),
                ('ciphertext', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('vocabulary', models.CharField(choices=[('ASSESSMENT', 'assessment'), ('ASK', 'ask'), ('OCCUPATION', 'occupation'), ('ORGANISATION', 'kind of organisation'), ('RATING', 'rating'), ('RELATION', 'relation'), ('ROLE', 'role'), ('SOURCE', 'kind of source'), ('VISIT', 'kind of visit or event')], max_length=40)),
                ('code', models.CharField(max_length=60)),
                ('labels', core.fields.LocalTextField(blank=True, default=core.fields.LocalText)),
                ('source', models.TextField(blank=True)),
                ('active', models.BooleanField(default=True)),
                ('order', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['vocabulary', 'order', 'code'],
                'constraints': [models.UniqueConstraint(fields=('vocabulary', 'code'), name='term_code_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."core_historicalterm" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."core_historicalterm" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."core_term" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."core_historicalterm" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."vocabulary", h."code", h."labels", h."source", h."active", h."order") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."vocabulary", NEW."code", NEW."labels", NEW."source", NEW."active", NEW."order")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='92620a727f4402cfc1da9b1184eefd857736df55', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_40aab', table='core_term', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HistoricalTerm',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('vocabulary', models.CharField(choices=[('ASSESSMENT', 'assessment'), ('ASK', 'ask'), ('OCCUPATION', 'occupation'), ('ORGANISATION', 'kind of organisation'), ('RATING', 'rating'), ('RELATION', 'relation'), ('ROLE', 'role'), ('SOURCE', 'kind of source'), ('VISIT', 'kind of visit or event')], max_length=40, null=True)),
                ('code', models.CharField(max_length=60, null=True)),
                ('labels', core.fields.LocalTextField(blank=True, default=core.fields.LocalText, null=True)),
                ('source', models.TextField(blank=True, null=True)),
                ('active', models.BooleanField(null=True)),
                ('order', models.PositiveIntegerField(null=True)),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
            ],
            options={
                'verbose_name': 'historical term',
                'verbose_name_plural': 'historical terms',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalterm_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalterm_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='387598d7568eaaead98d9b4a66ec619e9079fc03', operation='INSERT', pgid='pgtrigger_stamp_95e74', table='core_historicalterm', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='7d338c294b798dc38de7e3771845ed68cea8e7d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bf992', table='core_historicalterm', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."core_historicalterm" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."core_term" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."core_historicalterm" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."core_term" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='5a4d8e280777641af9dc728486da3668cb0375b1', operation='INSERT', pgid='pgtrigger_mirror_4d0fc', table='core_historicalterm', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='230f079d2afadd0610989039acea62fd35b0ea3e', operation='INSERT', pgid='pgtrigger_seal_a0460', table='core_historicalterm', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
