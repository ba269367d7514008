"""The comparison reads the database: what is missing or different there shows."""

import json
from copy import deepcopy
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.models import Event
from core.actor import acting
from desk.compare import compare
from desk.compare.words import date_words, shortened
from desk.demo.shelf import key_of

STATEMENT = "2023-12-14-france-deports-refugee-to-uzbekistan"
SENTENCED = "2023-06-26-justice-for-torture-victims"
FACTS = {
    "events": [
        {
            "id": "E042", "persons": ["P09"], "doc": STATEMENT, "type": "IMMIGRATION_DETENTION",
            "date_text": "October 20", "edtf": "2023-10-20", "earliest": "2023-10-20",
            "latest": "2023-10-20", "precision": "DAY_INFERRED_YEAR", "quote": "on October 20",
        },
        {
            "id": "E057", "persons": ["(group: Kempir-Abad)"], "doc": SENTENCED, "type": "ARREST",
            "date_text": "in October 2022", "edtf": "2022-10", "earliest": "2022-10-01",
            "latest": "2022-10-31", "precision": "MONTH", "quote": "arrested in October 2022",
        },
    ],
    "officials": [
        {"name": "Emmanuel Macron", "office": "President of France", "country": "FR", "docs": []}
    ],
    "organisations": [
        {
            "name": "International Partnership for Human Rights", "abbr": "IPHR", "docs": [],
            "kind": "NGO_INTL", "country": "BE",
        }
    ],
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("demonstration")


def changed(kind, **fields):
    facts = deepcopy(FACTS)
    facts[kind][0] |= fields
    return compare(facts).differences


def test_facts_held_whole_are_counted_and_nothing_differs():
    report = compare(FACTS)
    assert report.differences == []
    assert report.whole["events"] == (2, 2)
    assert report.whole["officials"] == (1, 1)
    assert report.whole["charges"] == (0, 0)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"persons": ["P01"]}, "persons"),
        ({"doc": SENTENCED}, "not cited from"),
        ({"type": "RELEASE"}, "'RELEASE'"),
        ({"type": "NO_SUCH_CODE"}, "no home"),
        ({"type": "DETENTION"}, None),
        ({"date_text": "October 21"}, "October 21"),
        ({"edtf": "2023-10-21"}, "edtf"),
        ({"earliest": "2023-10-19"}, "earliest"),
        ({"latest": ""}, "latest"),
        ({"precision": "DAY"}, "precision"),
        ({"precision": "NO_SUCH_CODE"}, "no home"),
        ({"quote": "on another day"}, "quote"),
        ({"id": "E999"}, "nothing is recorded"),
    ],
)
def test_each_field_of_an_event_is_compared(fields, said):
    differences = changed("events", **fields)
    if said is None:
        assert differences == []
    else:
        assert len(differences) == 1
        assert said in differences[0]


def test_fields_of_other_kinds_are_compared():
    assert "office" in changed("officials", office="President of Nowhere")[0]
    assert "name" in changed("officials", name="Nobody")[0]
    assert "abbr" in changed("organisations", abbr="XYZ")[0]
    assert "country" in changed("organisations", country="BE (KZ, in exile)")[0]


def test_a_row_that_was_changed_in_the_database_shows():
    with transaction.atomic(), acting("test"):
        event = Event.objects.get(pk=key_of(Event, "detained-in-france"))
        event.date_latest, event.custody = event.date_earliest.replace(day=22), "REMAND"
        event.save()
        differences = compare(FACTS).differences
        transaction.set_rollback(True)
    assert [line.partition(":")[0] for line in differences] == ["events E042"] * 2
    assert "custody" in differences[0]
    assert "latest" in differences[1]


def test_the_command_prints_counts_and_ends_with_1_where_something_differs(tmp_path):
    path, out = tmp_path / "facts.json", StringIO()
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    call_command("compare_facts", path, stdout=out)
    assert "events: 2 of 2" in out.getvalue()
    path.write_text(json.dumps({"events": [{**FACTS["events"][0], "id": "E999"}]}))
    with pytest.raises(CommandError) as failed:
        call_command("compare_facts", path, stdout=out)
    assert failed.value.returncode == 1
    assert "events: 0 of 1" in out.getvalue()


@pytest.mark.parametrize("content", [None, "not JSON"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "facts.json"
    if content:
        path.write_text(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("compare_facts", path)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("(undated)", ""),
        ("Today [23 November 2016]", "Today"),
        ('"This week"', "This week"),
        ("2015 […] almost three days", "2015"),
        ("26 June (year inferred)", "26 June"),
    ],
)
def test_words_of_the_reader_are_not_words_of_the_source(theirs, ours):
    assert ours in date_words(theirs)


def test_a_long_wording_is_kept_by_its_beginning():
    assert shortened("one two – three four five six seven eight nine") == (
        "one two – three four five six seven eight"
    )
