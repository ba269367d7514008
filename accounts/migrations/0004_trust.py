"""Roles, the house, invitations, notices, large exports and the audit trail."""

import core.fields
import core.keys
import core.triggers
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from core.code_checks import rewrite


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_saved_lists'),
        ('core', '0007_trail_and_cache'),
    ]

    # allauth's own migrations read User.email.
    run_before = [('account', '0001_initial')]

    operations = [
        migrations.CreateModel(
            name='ExportRequest',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('address', models.TextField()),
                ('rows', models.PositiveIntegerField()),
                ('reason', models.TextField(verbose_name='reason')),
                ('decided_at', models.DateTimeField(null=True)),
                ('agreed', models.BooleanField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='FactorReset',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField(verbose_name='reason')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('with_sheet', models.BooleanField(default=False)),
                ('decided_at', models.DateTimeField(null=True)),
                ('agreed', models.BooleanField(null=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalHouse',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('name', models.CharField(blank=True, max_length=200, null=True, verbose_name='legal name')),
                ('short_name', models.CharField(blank=True, max_length=60, null=True, verbose_name='short name')),
                ('address', models.TextField(blank=True, null=True, verbose_name='postal address')),
                ('telephone', models.CharField(blank=True, max_length=60, null=True, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, max_length=254, null=True, verbose_name='e-mail')),
                ('website', models.CharField(blank=True, max_length=200, null=True, verbose_name='website')),
                ('registration', models.CharField(blank=True, max_length=120, null=True, verbose_name='registration number')),
                ('transparency_register', models.CharField(blank=True, max_length=40, null=True, verbose_name='EU Transparency Register number')),
                ('who_we_are', core.fields.LocalTextField(blank=True, default=core.fields.LocalText, null=True, verbose_name='who we are')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, null=True, size=None, verbose_name='languages')),
                ('time_zone', models.CharField(blank=True, max_length=60, null=True, verbose_name='time zone')),
                ('check_days', models.PositiveSmallIntegerField(null=True, verbose_name='check open cases every … days')),
                ('recovery_confirmed_at', models.DateTimeField(editable=False, null=True)),
                ('recovery_confirmed_by', models.CharField(blank=True, editable=False, max_length=200, null=True)),
                ('recovery_fingerprint', models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
            ],
            options={
                'verbose_name': 'historical house',
                'verbose_name_plural': 'historical houses',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='House',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='legal name')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='short name')),
                ('address', models.TextField(blank=True, verbose_name='postal address')),
                ('telephone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('website', models.CharField(blank=True, max_length=200, verbose_name='website')),
                ('registration', models.CharField(blank=True, max_length=120, verbose_name='registration number')),
                ('transparency_register', models.CharField(blank=True, max_length=40, verbose_name='EU Transparency Register number')),
                ('who_we_are', core.fields.LocalTextField(blank=True, default=core.fields.LocalText, verbose_name='who we are')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None, verbose_name='languages')),
                ('time_zone', models.CharField(blank=True, max_length=60, verbose_name='time zone')),
                ('check_days', models.PositiveSmallIntegerField(default=30, verbose_name='check open cases every … days')),
                ('recovery_confirmed_at', models.DateTimeField(editable=False, null=True)),
                ('recovery_confirmed_by', models.CharField(blank=True, editable=False, max_length=200)),
                ('recovery_fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('full_name', models.CharField(max_length=200, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('role', core.fields.CodeField(codes=('CASEWORKER', 'SENIOR_CASEWORKER', 'COORDINATOR', 'ADMIN', 'AUDITOR'), default='CASEWORKER', max_length=40, verbose_name='role')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('used_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', core.fields.CodeField(codes=('FACTOR_RESET', 'JOINED', 'LEFT', 'ROLE_CHANGED', 'EXPORT_ASKED', 'EXPORT_DECIDED', 'ERASURE_ASKED', 'ERASURE_DONE', 'SHEET_SHOWN', 'SHUT_OUT'), max_length=40)),
                ('about', models.CharField(blank=True, max_length=200)),
                ('by', models.CharField(blank=True, max_length=200)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='e-mail'),
        ),
        migrations.AlterField(
            model_name='user',
            name='role',
            field=core.fields.CodeField(codes=('CASEWORKER', 'SENIOR_CASEWORKER', 'COORDINATOR', 'ADMIN', 'AUDITOR'), default='CASEWORKER', max_length=40, verbose_name='role'),
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(editable=False, null=True)),
                ('act', core.fields.CodeField(codes=('SIGNED_IN', 'SIGN_IN_FAILED', 'SIGNED_OUT', 'SESSION_ENDED', 'PASSWORD_CHANGED', 'FACTOR_ADDED', 'FACTOR_REMOVED', 'FACTOR_RESET_ASKED', 'FACTOR_RESET', 'CONFIRMED_AGAIN', 'READ', 'SEARCHED', 'DOWNLOADED', 'EXPORTED', 'EXPORT_ASKED', 'EXPORT_DECIDED', 'PROTECTED_READ', 'LETTER_WRITTEN', 'LETTER_CHANGED', 'SHARING_CHANGED', 'NAMING_CHANGED', 'INVITED', 'INVITATION_WITHDRAWN', 'JOINED', 'ROLE_CHANGED', 'TEAM_CHANGED', 'LEFT', 'OFFICE_CHANGED', 'RECOVERY_CONFIRMED', 'KEY_ROTATED', 'MERGED', 'ERASURE_ASKED', 'ERASURE_DECIDED', 'ERASED', 'TRAIL_READ', 'TRAIL_VERIFIED'), max_length=40, verbose_name='act')),
                ('outcome', core.fields.CodeField(codes=('OK', 'DENIED', 'FAILED'), default='OK', max_length=40, verbose_name='outcome')),
                ('user', models.UUIDField(null=True)),
                ('user_name', models.TextField(blank=True)),
                ('role', models.CharField(blank=True, max_length=40)),
                ('subject', models.TextField(blank=True)),
                ('case', models.UUIDField(null=True)),
                ('details', models.JSONField(blank=True, default=dict)),
                ('reason', models.TextField(blank=True)),
                ('session', models.CharField(blank=True, max_length=16)),
                ('ip', models.GenericIPAddressField(null=True)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['case', '-id'], name='audit_case'), models.Index(fields=['user', '-id'], name='audit_user'), models.Index(fields=['act', '-id'], name='audit_act'), models.Index(fields=['subject', '-id'], name='audit_subject')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='7a0ca7a5e0b315906904098a22d78fc9103d6dea', operation='INSERT', pgid='pgtrigger_stamp_a65c2', table='accounts_auditentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='f1b726a7ea989937b2308bb679e0dede7f9b1381', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6c89', table='accounts_auditentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='a46c917dff5e77a561a4daec123ae0fec83ab0f9', operation='INSERT', pgid='pgtrigger_seal_afb37', table='accounts_auditentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddField(
            model_name='exportrequest',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='export_requests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exportrequest',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='factorreset',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='factorreset',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='factorreset',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='factor_resets', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalhouse',
            name='logo',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='core.blob', verbose_name='logo'),
        ),
        migrations.AddField(
            model_name='house',
            name='logo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.blob', verbose_name='logo'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team', verbose_name='team'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='used_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notice',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='exportrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed', None), ('decided_at', None), ('decided_by', None)), models.Q(('agreed__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='export_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='exportrequest',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='export_decided_by_another'),
        ),
        migrations.AddConstraint(
            model_name='factorreset',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed', None), ('decided_at', None), ('decided_by', None)), models.Q(('agreed__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='factor_reset_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='historicalhouse',
            constraint=models.UniqueConstraint(fields=('id', 'version'), name='historicalhouse_version'),
        ),
        migrations.AddConstraint(
            model_name='historicalhouse',
            constraint=models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalhouse_has_actor'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalhouse',
            trigger=pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='0488185d24fa9e3d4196097bddc7a717e24f6679', operation='INSERT', pgid='pgtrigger_stamp_fb4f6', table='accounts_historicalhouse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalhouse',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='574d37829e9991e19529bdfddfaf94e6fd599936', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3bef7', table='accounts_historicalhouse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalhouse',
            trigger=pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalhouse" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_house" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalhouse" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_house" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='3342bf98bfc0aa0fb00cc160d09898eba5c30284', operation='INSERT', pgid='pgtrigger_mirror_a4cd0', table='accounts_historicalhouse', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalhouse',
            trigger=pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='8e030283ab4b13f17f87757a78a3e47a4822b0b4', operation='INSERT', pgid='pgtrigger_seal_dd3ee', table='accounts_historicalhouse', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='house',
            trigger=pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalhouse" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalhouse" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_house" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalhouse" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."name", h."short_name", h."address", h."telephone", h."email", h."website", h."registration", h."transparency_register", h."logo_id", h."who_we_are", h."languages", h."time_zone", h."check_days", h."recovery_confirmed_at", h."recovery_confirmed_by", h."recovery_fingerprint") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."name", NEW."short_name", NEW."address", NEW."telephone", NEW."email", NEW."website", NEW."registration", NEW."transparency_register", NEW."logo_id", NEW."who_we_are", NEW."languages", NEW."time_zone", NEW."check_days", NEW."recovery_confirmed_at", NEW."recovery_confirmed_by", NEW."recovery_fingerprint")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='6e1443260ef5d9e52310f8516067e6e2210f9e4c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_ab38b', table='accounts_house', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.RunPython(rewrite("accounts"), migrations.RunPython.noop),
    ]
