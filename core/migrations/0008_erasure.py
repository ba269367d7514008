"""Erasure: who asked, who agreed, and the one function that blanks what they agreed to."""

import core.fields
import core.keys
import core.triggers
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from core import sql, sql_erasure

REFUSE_ALL = sql.REFUSE_CHANGE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0007_trail_and_cache'),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('subject', models.UUIDField(editable=False)),
                ('reference', models.TextField(editable=False)),
                ('kind', core.fields.CodeField(codes=('PSEUDONYMISE', 'PURGE'), max_length=40, verbose_name='what goes')),
                ('reason', core.fields.CodeField(codes=('ASKED', 'CHILD', 'DANGER', 'MISTAKEN', 'LEGAL', 'RETENTION'), max_length=40, verbose_name='why')),
                ('words', models.TextField(blank=True, verbose_name='in words, without names')),
                ('asked_by', models.UUIDField(editable=False)),
                ('asked_name', models.TextField(editable=False)),
                ('asked_at', models.DateTimeField(editable=False, null=True)),
                ('decided_by', models.UUIDField(editable=False, null=True)),
                ('decided_name', models.TextField(blank=True, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('agreed', models.BooleanField(editable=False, null=True)),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('counts', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agreed', None), ('decided_by', None), ('done_at', None)), models.Q(('agreed__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='erasure_decided_whole'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='erasure_decided_by_another'), models.UniqueConstraint(condition=models.Q(('agreed', None)), fields=('subject',), name='erasure_asked_once')],
            },
        ),
        migrations.CreateModel(
            name='PurgedRow',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=80)),
                ('row', models.UUIDField()),
                ('old_digest', models.BinaryField()),
                ('erasure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='core.erasure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('table', 'row', 'old_digest'), name='purged_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purgedrow',
            trigger=pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='c9c6356b3b3aea6e6ebc7e98ad59b123fe7b9784', operation='INSERT', pgid='pgtrigger_stamp_c9a7a', table='core_purgedrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purgedrow',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='5411e37620f3f00a296da97fe63631634ca670cd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46fdf', table='core_purgedrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purgedrow',
            trigger=pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='bacd554c858660862a56265ea3718511f58cc67d', operation='INSERT', pgid='pgtrigger_seal_a3ff9', table='core_purgedrow', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.RunSQL(sql_erasure.KEPT, "DROP FUNCTION core_kept()"),
        migrations.RunSQL(
            sql_erasure.IS_PURGE, "DROP FUNCTION core_is_purge(text, jsonb, jsonb)"
        ),
        migrations.RunSQL(sql_erasure.REFUSE_CHANGE, REFUSE_ALL),
        migrations.RunSQL(
            sql_erasure.GUARD,
            "DROP TRIGGER core_erasure_guard ON core_erasure; DROP FUNCTION core_guard_erasure()",
        ),
        migrations.RunSQL(
            sql_erasure.PURGE_HISTORY, "DROP FUNCTION core_purge_history(uuid, text, uuid[])"
        ),
        migrations.RunSQL(
            sql_erasure.PURGE_KEYS, "DROP FUNCTION core_purge_keys(uuid, uuid[], uuid[])"
        ),
        migrations.RunSQL(
            sql_erasure.PURGE, "DROP FUNCTION core_purge(uuid, jsonb, uuid[], uuid[])"
        ),
    ]
