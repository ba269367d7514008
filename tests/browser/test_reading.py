"""A whole statement becomes facts beside its text, in few fields and decisions.

The statement is our own, about an invented person; in structure it is that of a real one: a chain
of detentions and removals through four countries, three charges, two asks.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from advocacy.models import Ask
from cases.codes import EventType
from cases.models import Charge, Citation, Event, Order
from tests.browser.conftest import sign_in
from tests.browser.counting import Count

T = EventType
STATEMENT = (Path(__file__).parent / "statement.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Passage:
    """A sentence by its first words, the types that it tells in order, and what is put right.

    `corrected` gives, for a type, the fields that a person types or chooses otherwise.
    """

    starts: str
    facts: tuple[str, ...]
    corrected: dict[str, dict[str, str]] = field(default_factory=dict)


PASSAGES = (
    Passage("On 15 November", (T.DEPORTED,)),
    Passage("Border officers", (T.DETAINED,)),
    Passage("Because of the risk", (T.INTERIM_MEASURE,)),
    Passage("The Supreme", (T.JUDGMENT,), {T.JUDGMENT: {"country": "Poland"}}),
    Passage("It also ordered", ("order",), {"order": {"date_words": "7 December"}}),
    Passage("When he landed", (T.DETAINED,)),
    Passage(
        "Uzbekistani authorities",
        (T.CHARGES_ADDED, "charge", "charge"),
        {T.CHARGES_ADDED: {"date_words": "after 15 November 2023"}},
    ),
    Passage("At the time", (T.ACCESS,)),
    Passage("It began", (T.SEARCH,)),
    Passage(
        "That year police",
        (T.DETAINED, T.ILL_TREATED),
        {T.DETAINED: {"date_words": "2015"}, T.ILL_TREATED: {"date_words": "2015"}},
    ),
    Passage("When he was released", (T.RELEASE, T.MEDICAL_EXAM, T.COMPLAINT_FILED)),
    Passage("He fled", (T.LEFT_COUNTRY,)),
    Passage("There he heard", (T.WANTED_NOTICE, "charge")),
    Passage("From 2017", (T.DETAINED,)),
    Passage(
        "His asylum",
        (T.ASYLUM_DECISION, T.LEFT_COUNTRY),
        {T.ASYLUM_DECISION: {"country": "Latvia"}},
    ),
    Passage("We call on", ("ask", "ask")),
)


def open_the_text(page: Page, count: Count) -> None:
    page.goto("/sources/read/")
    count.type(page.locator("#id_names"), "Daniyar Sinov")
    count.select(page.locator("#id_country"), "Uzbekistan")
    count.type(page.locator("#id_text"), STATEMENT)
    count.type(page.locator("#id_publisher"), "Test Partnership")
    count.type(page.locator("#id_published"), "14 December 2023")
    page.get_by_role("button", name="Start reading").click()
    page.locator("[data-reading]").wait_for()


def log(page: Page, count: Count, passage: Passage) -> None:
    """The first fact is proposed by itself; one more from the same words is one more decision."""
    count.choose(page.locator(".sentence", has_text=passage.starts).first)
    for place, fact in enumerate(passage.facts):
        form = page.locator("#fact")
        kind = fact if fact in ("charge", "order", "ask") else "event"
        expect(form.locator("[name=fact]")).to_have_value(kind)
        if kind == "event":
            expect(form.locator("#id_type")).to_have_value(fact)
        for name, value in passage.corrected.get(fact, {}).items():
            correct(page, count, name, value)
        with page.expect_navigation():
            if place + 1 == len(passage.facts) or kind == "ask":
                form.get_by_role("button", name="Save", exact=True).click()
            else:
                count.choose(form.get_by_role("button", name="one more"))
        expect(page.get_by_text("Logged. Choose the next passage.").first).to_be_visible()
        if kind == "ask" and place + 1 < len(passage.facts):
            count.choose(page.locator(".sentence", has_text=passage.starts).first)
            other = page.locator("[name=found]").nth(place + 1)
            count.choose(other)
            expect(other).to_have_attribute("aria-pressed", "true")


def correct(page: Page, count: Count, name: str, value: str) -> None:
    box = page.locator(f"#fact #id_{name}")
    if box.evaluate("e => e.tagName") == "SELECT":
        count.select(box, value)
    else:
        count.type(box, value)


@pytest.mark.django_db(transaction=True)
def test_a_whole_statement_takes_at_most_90_fields_and_40_decisions(page: Page) -> None:
    sign_in(page, "caseworker")
    count = Count()
    open_the_text(page, count)
    for passage in PASSAGES:
        log(page, count, passage)
    # Measured when written: 11 fields and 28 decisions.
    assert (count.fields <= 90, count.decisions <= 40) == (True, True), count

    told = [fact for passage in PASSAGES for fact in passage.facts]
    about = {"concerned__party__person__display_name": "Daniyar Sinov"}
    events = Event.objects.filter(**about)
    assert sorted(events.values_list("type", flat=True)) == sorted(
        fact for fact in told if fact in EventType.values
    )
    person = {"party__person__display_name": "Daniyar Sinov"}
    charges = Charge.objects.filter(**person)
    assert sorted(charge.provision.article for charge in charges) == ["159", "244-1", "246"]
    assert Order.objects.filter(**person).count() == told.count("order")
    asks = Ask.objects.filter(case__parties__person__display_name="Daniyar Sinov")
    assert {ask.kind.code for ask in asks} == {"SAFE_RETURN", "NON_REFOULEMENT"}
    assert all(Citation.objects.filter(event=event).exclude(quote="").exists() for event in events)
    taken = events.get(type=T.DEPORTED)
    assert (taken.from_country, taken.to_country) == ("PL", "UZ")
    assert events.get(type=T.INTERIM_MEASURE).date.edtf == "2023-03"
    assert events.get(type=T.ACCESS).polarity == "NOT_ALLOWED"
