"""Whatever is or is not recorded, French stays French: no "(e)", no "de le", no plain space."""

import re
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advocacy.attribution import Origin
from advocacy.languages.french import annex_row, case, course, news, opening, stands, who
from advocacy.pictures import Picture, Telling
from cases.codes import REMOVALS, EventType, Outcome, StandingCode
from cases.models import Charge, ChargeStatus, Law, Order, OrderKind, Provision
from core.dates import PartialDate, read
from core.fields import LocalText
from people.models import Attribute
from tests.advocacy.french.builders import (
    ON,
    a_picture,
    a_plan,
    a_role,
    an_event,
    standing,
    the_visit,
)

WRONG = re.compile(
    r"\(e\)|\(e?s\)|·|\bNone\b|\b(de|à) les? |\b(le|la|du|au|de|que) [aeiouéèêâîô]"
    r"|[ \u00a0][;:!?»]|« | {2}|\.\.",
    re.IGNORECASE,
)
# "de Aibek" is wrong; words in gaps are those of whoever recorded them.
GAPS = re.compile(r"\[\[.*?\]\]")
COUNTRIES = st.sampled_from(["", "UZ", "KZ", "TR", "US", "CU", "HT", "XX", "EU"])
WHEN = st.sampled_from(
    ["", "1 May 2023", "late May 2023", "2022", "since 2021", "before 3 May 2023", "sometime"]
)


def dated(words: str) -> PartialDate:
    return read(words, ON) if words else PartialDate()


@st.composite
def events(draw: st.DrawFn) -> Any:
    event = an_event(draw(st.sampled_from([*REMOVALS]) | st.sampled_from(list(EventType))), "")
    event.date = dated(draw(WHEN))
    for name in ("country", "from_country", "to_country"):
        setattr(event, name, draw(COUNTRIES))
    event.place_words = draw(st.sampled_from(["", "Kokand", "a prison in Osh", "Osh, Kyrgyzstan"]))
    return event


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    groups = draw(st.lists(st.lists(events(), min_size=1, max_size=2).map(tuple), max_size=3))
    rows = [event for group in groups for event in group]
    outcomes = st.sampled_from(["", *Outcome])
    origins = st.sampled_from([None, Origin(), Origin(missing=True), Origin(("Some Paper",))])
    told = {event.pk: draw(origins) for event in rows}
    provision = Provision(
        law=Law(
            name=LocalText(draw(st.sampled_from([{}, {"en": "A Code"}, {"fr": "Code pénal"}])))
        ),
        article=draw(st.sampled_from(["", "159"])),
    )
    charge = Charge(
        status=draw(st.sampled_from(list(ChargeStatus))),
        provision=draw(st.sampled_from([None, provision])), words="attempts",
    )  # fmt: skip
    order = Order(kind=draw(st.sampled_from(list(OrderKind))), years=draw(st.integers(0, 25)))
    order.date = dated(draw(WHEN))
    since = dated(draw(WHEN))
    born = Attribute(kind="BIRTH", date=dated(draw(WHEN)))
    name = draw(st.sampled_from(["Aibek Testov", "Éric Abeev", "Hasan Ýazow"]))
    return a_picture(
        name=name, surname=name.split()[-1], sex=draw(st.sampled_from(["", "M", "F"])),
        telling=draw(st.sampled_from(list(Telling))), happenings=tuple(groups), births=(born,),
        roles=draw(st.sampled_from([(), (a_role("HRD"),), (a_role("X", "ébéniste"),)])),
        origins={key: origin for key, origin in told.items() if origin},
        outcomes={event.pk: draw(outcomes) for event in rows},
        charges=(charge,), orders=(order,), held_since=since,
        **standing(draw(st.sampled_from(list(StandingCode))), since=since, country=draw(COUNTRIES),
                   place="Kokand"),
    )  # fmt: skip


@given(pictures())
def test_whatever_is_missing_every_sentence_is_whole_french(picture: Picture) -> None:
    plan = a_plan(picture)
    said = [
        sentence for tell in (case, news, stands, course, who) for sentence in tell(plan, picture)
    ]
    for sentence in said:
        text = GAPS.sub("X", sentence.text)
        assert not WRONG.search(text), sentence.text
        assert re.search(r"\.(\[\d+\])*$", text), sentence.text
        assert sentence.key
    assert not WRONG.search(GAPS.sub("X", annex_row(plan, picture).text).replace("\n", " | "))


@given(pictures())
def test_denial_without_a_sex_nothing_agrees(picture: Picture) -> None:
    if picture.sex or not picture.named:
        return
    text = " ".join(sentence.text for sentence in case(a_plan(picture), picture))
    assert not re.search(r"\ba été \w+ée?\b|\best (décédé|mort|né)|\bM\.|\bMme\b", text), text


@given(st.lists(st.sampled_from(["KZ", "UZ", "US", "CU", "HT"]), unique=True), WHEN)
def test_the_opening_is_whole_for_any_countries_and_dates(codes: list[str], when: str) -> None:
    plan = the_visit(countries=tuple(codes), on=date(2023, 10, 30))
    assert plan.occasion
    plan.occasion.date = dated(when)
    text = GAPS.sub("X", opening(plan).text)
    assert not WRONG.search(text), text
    assert text.endswith(".")
