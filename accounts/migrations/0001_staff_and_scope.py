import core.fields
import core.keys
import core.triggers
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=150, unique=True, verbose_name='user name')),
                ('full_name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('role', core.fields.CodeField(codes=('CASEWORKER', 'COORDINATOR', 'ADMIN'), default='CASEWORKER', max_length=40, verbose_name='role')),
                ('is_active', models.BooleanField(default=True)),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['username'],
            },
        ),
        migrations.CreateModel(
            name='Scope',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('level', core.fields.CodeField(codes=('OFFICE', 'TEAMS', 'NAMED'), default='TEAMS', max_length=40, verbose_name='who sees it')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalscope" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalscope" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_scope" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalscope" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."level") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."level")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='62d8d84602a1d7bc64ff682fd6cac5ee66dc3f9b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_1a6c0', table='accounts_scope', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='name')),
            ],
            options={
                'ordering': ['name'],
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalteam" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalteam" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_team" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalteam" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."name") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."name")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='2b3ed818a7678d503dbff036fdb128b9c4a7fb3b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_4095b', table='accounts_team', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HistoricalScopeTeam',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
                ('scope', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.scope')),
                ('team', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.team')),
            ],
            options={
                'verbose_name': 'historical scope team',
                'verbose_name_plural': 'historical scope teams',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalscopeteam_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalscopeteam_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='550b641284973d451ade53b9b59afe8a8ede0708', operation='INSERT', pgid='pgtrigger_stamp_a58e9', table='accounts_historicalscopeteam', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='3289e9f01b1c820c9aca2bca005b80624d901a13', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_140b0', table='accounts_historicalscopeteam', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalscopeteam" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_scopeteam" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalscopeteam" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_scopeteam" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='b957fa09df672bd75c255483ec5a2d2228302625', operation='INSERT', pgid='pgtrigger_mirror_85b81', table='accounts_historicalscopeteam', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='702fe9b7a9d373fd1fb81ef191b9e8536f9aada7', operation='INSERT', pgid='pgtrigger_seal_4ef2f', table='accounts_historicalscopeteam', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalScopeUser',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
                ('user', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scope', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.scope')),
            ],
            options={
                'verbose_name': 'historical scope user',
                'verbose_name_plural': 'historical scope users',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalscopeuser_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalscopeuser_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='7068b9132132fd5fec0991393e28d501f56d493d', operation='INSERT', pgid='pgtrigger_stamp_cab8b', table='accounts_historicalscopeuser', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='4435f63e24b0f7233f71531dc3516b40bab38f1d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3fb96', table='accounts_historicalscopeuser', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalscopeuser" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_scopeuser" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalscopeuser" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_scopeuser" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='4704abe422a549d3775e4fc0dba152398901b074', operation='INSERT', pgid='pgtrigger_mirror_ae6c5', table='accounts_historicalscopeuser', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='f2c22f75f51941de34d4ed6f98e5c820ddf3942a', operation='INSERT', pgid='pgtrigger_seal_2843e', table='accounts_historicalscopeuser', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTeam',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('name', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
            ],
            options={
                'verbose_name': 'historical team',
                'verbose_name_plural': 'historical teams',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalteam_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalteam_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='ce5a6fc7f461975feb0caaf984cdd5afd6e95abb', operation='INSERT', pgid='pgtrigger_stamp_29da1', table='accounts_historicalteam', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='e9339becd523029f0a066c30f2c5644821fb12db', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9e8d', table='accounts_historicalteam', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalteam" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_team" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalteam" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_team" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='853d9d327065bc6c7cc2e47dcc84da098e968b89', operation='INSERT', pgid='pgtrigger_mirror_e6229', table='accounts_historicalteam', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='0714f55ef39f2d898d3eca13e3e8a3dcdaf7044d', operation='INSERT', pgid='pgtrigger_seal_cd1ea', table='accounts_historicalteam', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'user'), name='member_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalmembership" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalmembership" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_membership" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalmembership" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."team_id", h."user_id") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."team_id", NEW."user_id")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='7c677d062767f1aa8ad572720737eeabb7ec889f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_42b35', table='accounts_membership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ScopeTeam',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='accounts.scope')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='accounts.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scope', 'team'), name='scope_team_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalscopeteam" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalscopeteam" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_scopeteam" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalscopeteam" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."scope_id", h."team_id") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."scope_id", NEW."team_id")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='f55604efb72554601399aa3c8b320d3c6b9d3043', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_85304', table='accounts_scopeteam', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ScopeUser',
            fields=[
                ('id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='users', to='accounts.scope')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scope', 'user'), name='scope_user_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='proof', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF TG_OP = \'DELETE\' THEN\n    IF NOT EXISTS (SELECT FROM public."accounts_historicalscopeuser" h WHERE h.id = OLD.id\n                   AND h.version = OLD.version + 1 AND h.history_type = \'-\') THEN\n        RAISE EXCEPTION \'deleted without history: % %\', TG_TABLE_NAME, OLD.id\n            USING ERRCODE = \'integrity_constraint_violation\';\n    END IF;\n    RETURN NULL;\nEND IF;\nIF TG_OP = \'UPDATE\' AND NEW IS DISTINCT FROM OLD\n        AND (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id) THEN\n    RAISE EXCEPTION \'changed without a new version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF TG_OP = \'INSERT\' AND (NEW.version <> 1 OR (\n    EXISTS (SELECT FROM public."accounts_historicalscopeuser" h WHERE h.id = NEW.id AND h.history_type = \'-\')\n    AND EXISTS (SELECT FROM public."accounts_scopeuser" l WHERE l.id = NEW.id))) THEN\n    RAISE EXCEPTION \'not a first version: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nIF NOT EXISTS (SELECT FROM public."accounts_historicalscopeuser" h WHERE h.id = NEW.id AND h.version = NEW.version\n               AND h.history_type <> \'-\'\n               AND ROW(h."id", h."version", h."scope_id", h."user_id") IS NOT DISTINCT FROM ROW(NEW."id", NEW."version", NEW."scope_id", NEW."user_id")) THEN\n    RAISE EXCEPTION \'written without history: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='74cf495d5982d0b8451042433d60219629b2e979', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proof_23154', table='accounts_scopeuser', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
                ('user', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.team')),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalmembership_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalmembership_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='b492cfd6b6a5d4f699890ad821e6a329b35cf7df', operation='INSERT', pgid='pgtrigger_stamp_2824e', table='accounts_historicalmembership', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='3435e20e359e130e13d167d71498b68de7574fa1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_73f7f', table='accounts_historicalmembership', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalmembership" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_membership" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalmembership" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_membership" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='198d06fb2995c3082c3d29df86400d55b042e73c', operation='INSERT', pgid='pgtrigger_mirror_9ba70', table='accounts_historicalmembership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='08c1af67f72b6b06587c72f7d7e944944993840a', operation='INSERT', pgid='pgtrigger_seal_6d1c9', table='accounts_historicalmembership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalScope',
            fields=[
                ('salt', models.BinaryField(null=True)),
                ('digest', models.BinaryField(null=True)),
                ('seal_id', models.UUIDField(editable=False, null=True)),
                ('seal_position', models.IntegerField(editable=False, null=True)),
                ('id', models.UUIDField(db_index=True, default=core.keys.uuid7, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                ('history_user_id', models.UUIDField(null=True)),
                ('level', core.fields.CodeField(codes=('OFFICE', 'TEAMS', 'NAMED'), max_length=40, null=True, verbose_name='who sees it')),
                ('history_id', models.UUIDField(default=core.keys.uuid7, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user_name', models.TextField()),
            ],
            options={
                'verbose_name': 'historical scope',
                'verbose_name_plural': 'historical scopes',
                'ordering': ('-history_date', '-version'),
                'get_latest_by': ('history_date', 'version'),
                'constraints': [models.UniqueConstraint(fields=('id', 'version'), name='historicalscope_version'), models.CheckConstraint(condition=models.Q(('history_user_name', ''), _negated=True), name='historicalscope_has_actor')],
                'triggers': [pgtrigger.compiler.Trigger(name='stamp', sql=core.triggers._CallSql(execute='core_stamp()', func='', hash='b5f1a44586b058426a9c908905cf03115507347e', operation='INSERT', pgid='pgtrigger_stamp_7d19c', table='accounts_historicalscope', when='BEFORE')), pgtrigger.compiler.Trigger(name='append_only', sql=core.triggers._CallSql(execute='core_refuse_change()', func='', hash='c796cb34e63cf52771d81b131bbd2c5b9fa358a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_780af', table='accounts_historicalscope', when='BEFORE')), pgtrigger.compiler.Trigger(name='mirror', sql=core.triggers._OwnFunctionSql(constraint='CONSTRAINT', func='\nIF (NEW.version > 1 AND NOT EXISTS (SELECT FROM public."accounts_historicalscope" h\n        WHERE h.id = NEW.id AND h.version = NEW.version - 1 AND h.history_type <> \'-\'))\n   OR NOT EXISTS (SELECT FROM public."accounts_scope" l\n        WHERE l.id = NEW.id AND l.version >= NEW.version AND NEW.history_type <> \'-\'\n        UNION ALL\n        SELECT FROM public."accounts_historicalscope" h\n        WHERE h.id = NEW.id AND h.version >= NEW.version AND h.history_type = \'-\'\n          AND NOT EXISTS (SELECT FROM public."accounts_scope" l WHERE l.id = NEW.id)) THEN\n    RAISE EXCEPTION \'history of a change that did not happen: % %\', TG_TABLE_NAME, NEW.id\n        USING ERRCODE = \'integrity_constraint_violation\';\nEND IF;\nRETURN NULL;\n', hash='fc6bfe017c1f31df4813b7214d4868d40ac736ea', operation='INSERT', pgid='pgtrigger_mirror_f50fb', table='accounts_historicalscope', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='seal', sql=core.triggers._CallSql(constraint='CONSTRAINT', execute='core_write_seal()', func='', hash='da6af5d4095f226fd0140f9b1d92d59377435647', operation='INSERT', pgid='pgtrigger_seal_bd74b', table='accounts_historicalscope', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
