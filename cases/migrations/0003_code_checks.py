from django.db import migrations

from core.code_checks import rewrite


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_case_desk'),
    ]

    operations = [
        migrations.RunPython(rewrite('cases'), migrations.RunPython.noop, elidable=True),
    ]
