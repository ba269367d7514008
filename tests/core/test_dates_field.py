from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.state import ModelState
from django.test.utils import isolate_apps
from simple_history.models import HistoricalRecords

from core.dates import PartialDate, PartialDateColumns, Precision, read

COLUMNS = ["text", "edtf", "earliest", "latest", "precision", "year_inferred", "time", "zone"]
HEARING = read("13:30 on 26 March 2024", None, zone="Europe/Paris")


@pytest.fixture
def models_with_dates():
    """An abstract owner, a child with a Meta of its own, its proxy and its history."""
    with isolate_apps("core"):

        class Dated(models.Model):
            when = PartialDateColumns()

            class Meta:
                abstract = True
                app_label = "core"

        class Visit(Dated):  # noqa: DJ008
            until = PartialDateColumns()
            history = HistoricalRecords(app="core")

            class Meta:
                app_label = "core"
                constraints = [
                    models.UniqueConstraint(fields=["when_text"], name="visit_own_words")
                ]

        class VisitProxy(Visit):  # noqa: DJ008
            class Meta:
                proxy = True
                app_label = "core"

        yield Visit, VisitProxy


def names(model):
    return [constraint.name for constraint in model._meta.constraints]


def test_a_partial_date_is_set_and_read_as_one(models_with_dates):
    visit = models_with_dates[0](when=HEARING)
    assert (visit.when, visit.until) == (HEARING, PartialDate())
    assert (visit.when_earliest, visit.when_time) == (date(2024, 3, 26), time(13, 30))
    visit.when_precision = "DAY"
    assert visit.when.precision is Precision.DAY


def test_each_concrete_table_has_its_columns_and_its_check(models_with_dates):
    visit, proxy = models_with_dates
    columns = {field.name for field in visit._meta.local_fields}
    assert {f"when_{part}" for part in COLUMNS} | {f"until_{part}" for part in COLUMNS} <= columns
    expected = ["visit_own_words", "visit_when_in_order", "visit_until_in_order"]
    assert sorted(names(visit)) == sorted(expected)
    assert "visitproxy_when_in_order" not in names(proxy)


def test_makemigrations_sees_the_checks(models_with_dates):
    constraints = ModelState.from_model(models_with_dates[0]).options["constraints"]
    assert "visit_when_in_order" in [constraint.name for constraint in constraints]


def test_history_copies_the_columns_without_the_check(models_with_dates):
    history = models_with_dates[0].history.model
    assert {f"when_{part}" for part in COLUMNS} <= {f.name for f in history._meta.local_fields}
    assert names(history) == []


def test_a_form_may_leave_the_date_open_but_not_name_another_precision(models_with_dates):
    visit = models_with_dates[0]()
    visit.clean_fields()
    visit.when_precision = "SOON"
    with pytest.raises(ValidationError):
        visit.clean_fields()
