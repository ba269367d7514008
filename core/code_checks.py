"""Keeps the CHECK of each CodeField in step with its codes.

Django writes the check of a custom field when it makes the column and never looks at it again, so a
migration that changes codes ends with `RunPython(rewrite("app"))`.
"""

from collections.abc import Callable
from typing import Any

from core.fields import CodeField


def rewrite(app_label: str) -> Callable[[Any, Any], None]:
    """For RunPython: makes the checks of all code columns of the app anew, from the state."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        for model in apps.get_app_config(app_label).get_models():
            if model._meta.managed and not model._meta.proxy:
                for field in model._meta.local_fields:
                    if isinstance(field, CodeField):
                        _rewrite_one(schema_editor, model, field)

    return forwards


def _rewrite_one(schema_editor: Any, model: Any, field: CodeField) -> None:
    own = {constraint.name for constraint in model._meta.constraints}
    for name in schema_editor._constraint_names(model, [field.column], check=True, exclude=own):
        schema_editor.execute(schema_editor._delete_check_sql(model, name))
    name = schema_editor._create_index_name(model._meta.db_table, [field.column], suffix="_check")
    check = field.db_check(schema_editor.connection)
    schema_editor.execute(schema_editor._create_check_sql(model, name, check))
