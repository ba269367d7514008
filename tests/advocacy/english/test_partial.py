"""Whatever is missing, a sentence says no more than is known, and stays a sentence."""

import re
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import House
from advocacy.attribution import Origin
from advocacy.languages import language_of
from advocacy.languages.base import Sentence
from advocacy.languages.english import annex_row, case, course, news, qualification, stands, who
from advocacy.pictures import Telling
from cases.codes import EventType, Outcome, StandingCode
from cases.models import Assessment, Charge, Event, Law, Order, Provision, Source
from cases.models.proceeding import ChargeStatus, OrderKind
from core.dates import PartialDate, read
from core.fields import LocalText
from people.models import Attribute
from tests.advocacy.english.builders import (
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_term,
    american,
    an_office,
    standing,
)

PRONOUNS = {"he", "she", "him", "his", "her", "hers", "they", "them", "their", "theirs"}
DATES = st.sampled_from(
    ["", "5 May 2023", "May 2023", "late May 2023", "2023", "27-30 November 2023", "since 2017",
     "before 2020", "not a date"]
).map(lambda words: read(words, ON) if words else PartialDate())  # fmt: skip
WORDS = st.sampled_from(["", "smuggling", "[[x]]", "*a* _b_ `c` [d](e)", "a|b", "<script>", "Ş"])
COUNTRIES = st.sampled_from(["", "UZ", "NL", "XX"])


def events() -> st.SearchStrategy[Event]:
    return st.builds(
        lambda **fields: Event(**fields), type=st.sampled_from(list(EventType)), date=DATES,
        country=COUNTRIES, from_country=COUNTRIES, to_country=COUNTRIES, place_words=WORDS,
        authority_words=WORDS,
    )  # fmt: skip


def provisions() -> st.SearchStrategy[Provision]:
    titles = WORDS.map(lambda words: LocalText(en=words) if words else LocalText())
    laws = titles.map(lambda name: Law(country="UZ", name=name))
    return st.builds(
        lambda **fields: Provision(**fields), law=laws, article=st.sampled_from(["", "246"]),
        part=st.sampled_from(["", "3"]), official_title=titles, plain_title=titles,
    )  # fmt: skip


CHARGES = st.builds(
    lambda **fields: Charge(**fields), status=st.sampled_from(list(ChargeStatus)), words=WORDS,
    provision=st.none() | provisions(), date=DATES, answer=st.sampled_from(["DENIES", "ADMITS"]),
)  # fmt: skip
ORDERS = st.builds(
    lambda **fields: Order(**fields), kind=st.sampled_from(list(OrderKind)), date=DATES,
    years=st.none() | st.integers(1, 25), months=st.none() | st.integers(0, 11), court_words=WORDS,
    effect=st.sampled_from(["IMPOSES", "ADDS", "CUTS", "REPLACES", "CAPS"]),
)  # fmt: skip
ATTRIBUTES = st.builds(
    lambda **fields: Attribute(**fields), kind=st.sampled_from(["BIRTH", "AGE", "WORDING"]),
    value=st.sampled_from(["", "39", "forty", "lawyer", "[x]"]), date=DATES,
)  # fmt: skip


def few(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(rows, max_size=2).map(tuple)


@st.composite
def pictures(draw: st.DrawFn) -> Any:
    groups = draw(few(st.lists(events(), min_size=1, max_size=2).map(tuple)))
    rows = [row for group in groups for row in group]
    code = draw(st.sampled_from(list(StandingCode)))
    charges, orders = draw(few(CHARGES)), draw(few(ORDERS))
    origin = draw(st.sampled_from([Origin(), Origin(missing=True), Origin(("A *paper*",))]))
    told_by = {row.pk: origin for row in (*rows, *charges, *orders) if draw(st.booleans())}
    return a_picture(
        name=draw(st.sampled_from(["Aibek Testov", "[A](x) *B* `c`", "Testov | Sr"])),
        telling=draw(st.sampled_from(list(Telling))),
        also=draw(few(WORDS.filter(bool))), births=draw(few(ATTRIBUTES)),
        roles=draw(few(ATTRIBUTES)), happenings=groups, charges=charges, orders=orders,
        outcomes={row.pk: draw(st.sampled_from(["", *Outcome])) for row in rows},
        origins=told_by, held_since=draw(DATES), region=draw(COUNTRIES),
        age=draw(st.sampled_from([(None, None), (30, 39), (30, None), (None, 39), (39, 39)])),
        next_hearing=draw(few(events())), un_decisions=draw(few(events())),
        assessments=(Assessment(term=a_term("TORTURE"), by_words="Watch", event=Event()),),
        sources=draw(few(st.builds(Source, title=WORDS, publisher_words=WORDS))),
        **standing(code, since=draw(DATES), country=draw(COUNTRIES), place=draw(WORDS)),
    )  # fmt: skip


def said_of(plan: Any, picture: Any) -> list[Sentence]:
    parts = (case, news, stands, course, who, qualification)
    return [sentence for say in parts for sentence in say(plan, picture)]


@settings(max_examples=40, deadline=None)
@given(pictures(), st.booleans())
def test_whatever_is_missing_each_sentence_ends_and_guesses_nothing(picture: Any, us: bool) -> None:
    plan = a_plan(picture, house=House(english="US" if us else "GB"))
    for sentence in said_of(plan, picture):
        bare = re.sub(r"(\[\d+\])+$", "", sentence.text)
        assert bare.endswith((".", ".’", ".”")), sentence.text
        assert "None" not in bare
        assert "  " not in bare
        assert ".." not in bare
        assert not PRONOUNS & set(re.findall(r"[a-z]+", bare.lower()))
        assert sentence.key.count(":") == 1
        assert "\n" not in sentence.text


@settings(max_examples=20, deadline=None)
@given(pictures())
def test_a_row_of_the_annex_always_has_its_cells(picture: Any) -> None:
    cells = annex_row(a_plan(annexed=(picture,)), picture).text.split("\n")
    assert len(cells) == len(language_of("en").annex_head(a_plan()))
    assert all(cells)
    assert "None" not in " ".join(cells)


@settings(max_examples=20, deadline=None)
@given(pictures().filter(lambda one: not one.named))
def test_denial_of_whom_may_not_be_named_no_name_is_told(picture: Any) -> None:
    plan = a_plan(picture)
    texts = " ".join(one.text for one in (*said_of(plan, picture), annex_row(plan, picture)))
    assert picture.surname not in texts.replace(picture.name, "")
    assert plan.notes.texts == []


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(["", "{name}", "{nonsense} {a|b", "[x](y) {family},", "{call}{call}", "{|}"]),
    st.sampled_from(["", "MR", "MS"]),
    st.sampled_from(["", "Testova", "*T*"]),
)
def test_any_template_of_an_office_gives_a_letter(form: str, addressed: str, family: str) -> None:
    texts = LocalText(en=form)
    office = an_office(address_line=texts, salutation=texts, closing=texts)
    holding = a_holding(family=family, office=office, addressed_as=addressed)
    plan, says = a_plan(addressee=holding), language_of("en")
    for part in (says.addressee, says.salutation, says.signature):
        assert part(plan).text
        assert "None" not in part(plan).text


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_an_american_date_names_the_same_day(day: date) -> None:
    text = language_of("en").dateline(a_plan(house=american(), on=day)).text
    assert text == f"Brussels, {day:%B} {day.day}, {day.year}"
