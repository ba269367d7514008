"""The columns of a partial date on a model, and the attribute that joins them."""

from dataclasses import fields as value_fields
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import class_prepared

from core.dates.value import PartialDate, Precision
from core.fields import CodeField

PARTS = tuple(field.name for field in value_fields(PartialDate))


def _columns() -> dict[str, Any]:
    return {
        "text": models.TextField(blank=True),
        "edtf": models.CharField(max_length=64, blank=True),
        "earliest": models.DateField(null=True, blank=True, db_index=True),
        "latest": models.DateField(null=True, blank=True, db_index=True),
        "precision": CodeField(Precision, max_length=20, default=Precision.UNDATED),
        "year_inferred": models.BooleanField(default=False),
        "time": models.TimeField(null=True, blank=True),
        "zone": models.CharField(max_length=64, blank=True),
    }


class PartialDateColumns(property):
    """`when = PartialDateColumns()` gives a model when_text, when_edtf and so on, and `obj.when`.

    It is a property, so `Model(when=...)` works too. The CHECK earliest <= latest goes to each
    table of its own: a concrete model, not a proxy, not a child table, not a history table.
    """

    def __init__(self) -> None:
        super().__init__(self._read, self._write)

    def contribute_to_class(self, owner: type[models.Model], name: str) -> None:
        self.owner, self.name = owner, name
        self.columns = {part: f"{name}_{part}" for part in PARTS}
        for part, column in _columns().items():
            column.contribute_to_class(owner, self.columns[part])
        setattr(owner, name, self)
        class_prepared.connect(self._add_check, weak=False)

    def _read(self, obj: models.Model) -> PartialDate:
        value = {part: getattr(obj, column) for part, column in self.columns.items()}
        return PartialDate(**value | {"precision": Precision(value["precision"])})

    def _write(self, obj: models.Model, value: PartialDate) -> None:
        for part, column in self.columns.items():
            setattr(obj, column, getattr(value, part))

    def _add_check(self, sender: type[models.Model], **kwargs: Any) -> None:
        # Abstract owners hand their columns down but not always their Meta, so the check is added
        # when a model is ready. makemigrations looks at original_attrs.
        meta = sender._meta
        earliest, latest = self.columns["earliest"], self.columns["latest"]
        own = {field.name for field in meta.local_fields}
        if not issubclass(sender, self.owner) or meta.proxy or earliest not in own:
            return
        check = models.CheckConstraint(
            condition=Q(**{f"{earliest}__lte": F(latest)}),
            name=f"{meta.model_name}_{self.name}_in_order",
        )
        meta.constraints = meta.original_attrs["constraints"] = [*meta.constraints, check]
