"""Where somebody stands, for how long, and what a court said."""

from decimal import Decimal
from typing import Any

import pytest

from advocacy.languages.english import case, stands
from advocacy.languages.english.custody import time_since
from cases.codes import EventType, StandingCode
from cases.models import Charge, Law, Order, Provision
from core.dates import PartialDate, read
from core.fields import LocalText
from tests.advocacy.english.builders import (
    ON,
    a_picture,
    a_plan,
    american,
    an_event,
    standing,
    text_of,
)

S = StandingCode


def told(**fields: Any) -> str:
    return text_of(case(a_plan(), a_picture(**fields)))


def a_provision(article: str = "246", **fields: Any) -> Provision:
    law = fields.pop("law", None) or Law(
        country="UZ", name=LocalText(en="Criminal Code of Uzbekistan")
    )
    return Provision(law=law, article=article, **fields)


@pytest.mark.parametrize(
    ("start", "on", "said"),
    [
        ("20 October 2023", "15 November 2023", "26 days"),
        ("October 2022", "1 June 2023", "at least 7 months"),
        ("27-30 November 2023", "20 December 2023", "20 to 23 days"),
        ("20 May 2023", "20 December 2023", "7 months"),
        ("5 May 2023", "20 December 2023", "more than 7 months"),
        ("5 May 2020", "20 December 2023", "more than 3 years and 7 months"),
        ("2020", "20 December 2023", "at least 2 years and 11 months"),
        ("27 December 2020", "20 December 2023", "more than 2 years and 11 months"),
        ("20 May 2020", "20 December 2023", "3 years and 7 months"),
        ("20 December 2020", "20 December 2023", "3 years"),
        ("October 2022", "20 December 2023", "at least 13 months"),
        ("19 December 2023", "20 December 2023", "1 day"),
        ("20 December 2023", "20 December 2023", ""),
        ("after 1 May 2023", "20 December 2023", ""),
        ("", "20 December 2023", ""),
    ],
)
def test_time_in_custody_is_a_range_and_never_rounded_up(start: str, on: str, said: str) -> None:
    day = read(on, ON).earliest
    assert day
    begun = read(start, day) if start else PartialDate()
    assert time_since(begun, day) == said


def test_time_in_custody_is_as_of_the_date_of_the_letter() -> None:
    said = told(held_since=read("20 October 2023", ON))
    assert said.endswith("As of 20 December 2023, Testov has spent 2 months in custody.")


def test_where_and_since_when() -> None:
    state = standing(
        S.PRETRIAL_DETENTION, since=read("15 November 2023", ON), country="UZ", place="Kokand"
    )
    assert told(happenings=(), **state) == (
        "**Aibek Testov**, aged 39, a lawyer, has been in pre-trial detention in Kokand, "
        "Uzbekistan, since 15 November 2023."
    )


@pytest.mark.parametrize("code", list(S))
def test_every_standing_makes_a_sentence(code: StandingCode) -> None:
    text = told(happenings=(), **standing(code, country="UZ", since=read("2023", ON)))
    assert text.startswith("**Aibek Testov**, aged 39, a lawyer, ")
    assert text.endswith(".")


def test_new_charges_in_prison_are_told_with_place_and_beginning() -> None:
    state = standing(S.IMPRISONED_NEW_CHARGES, since=read("2021", ON), country="TJ", place="Colony")
    text = text_of(stands(a_plan(), a_picture(happenings=(), **state)))
    assert text == (
        "Testov has been in prison in Colony, Tajikistan, since 2021 and faces new charges."
    )


def test_whose_fate_is_not_known_has_not_been_heard_of() -> None:
    returned = an_event(EventType.RETURNED, "2 May 2023", to_country="TM")
    text = told(happenings=((returned,),), **standing(S.FATE_UNKNOWN))
    assert text.endswith("Testov has not been heard of since, as far as we know.")


def test_a_charge_has_its_article_and_a_note_with_the_full_title() -> None:
    title = LocalText(en="Smuggling of goods across the customs border")
    provision = a_provision(plain_title=LocalText(en="smuggling"), official_title=title)
    plan, charge = a_plan(), Charge(provision=provision, status="CHARGED")
    text = text_of(case(plan, a_picture(charges=(charge,))))
    article = "Article 246 of the Criminal Code of Uzbekistan"
    assert f"Testov is charged with smuggling ({article})[1]." in text
    assert plan.notes.texts == [f"{article}: Smuggling of goods across the customs border."]


def test_a_second_article_of_a_law_is_of_the_same_law() -> None:
    first = a_provision("159", part="3", plain_title=LocalText(en="calls to unrest"))
    second = a_provision("246", plain_title=LocalText(en="smuggling"), law=first.law)
    charges = tuple(Charge(provision=one, status="CHARGED") for one in (first, second))
    text = told(charges=charges)
    assert (
        "calls to unrest (Article 159, part 3 of the Criminal Code of Uzbekistan)[1] and "
        "smuggling (Article 246 of the same law)[2]" in text
    )


def test_an_article_without_title_and_words_prints_no_empty_quotation() -> None:
    bare = Charge(provision=a_provision(), status="CHARGED")
    titled = a_provision(official_title=LocalText(en="Smuggling."))
    article = "Article 246 of the Criminal Code of Uzbekistan"
    assert f"charged with an offence under {article}[1]" in told(charges=(bare,))
    text = told(charges=(Charge(provision=titled, status="CHARGED"),))
    assert f"charged with ‘Smuggling’ ({article})[1]" in text


def test_a_suspicion_is_told_with_its_date() -> None:
    charge = Charge(words="a charge", status="SUSPECTED", date=read("2015", ON), answer="DENIES")
    assert "was suspected of ‘a charge’ in 2015 (denied by Testov)" in told(charges=(charge,))


def test_a_sentence_has_its_court_and_its_day() -> None:
    orders = (
        Order(
            kind="IMPRISONMENT", years=16, date=read("December 2022", ON),
            court_words="the Supreme Court",
        ),
        Order(kind="FINE", amount=Decimal(35000), currency="EUR", date=read("May 2023", ON)),
    )  # fmt: skip
    assert (
        "Testov was sentenced to 16 years in prison by the Supreme Court in December 2022 and "
        "a fine of EUR 35,000 in May 2023." in told(orders=orders)
    )


def test_what_was_added_to_a_sentence_is_not_told_as_the_sentence() -> None:
    orders = (
        Order(kind="IMPRISONMENT", years=16, date=read("2022", ON)),
        Order(kind="IMPRISONMENT", years=2, date=read("2023", ON), effect="ADDS"),
    )
    assert "16 years in prison in 2022 and a further 2 years in prison in 2023" in told(
        orders=orders
    )


def test_a_sentence_of_unknown_length_and_day_shows_both_gaps() -> None:
    text = told(orders=(Order(kind="IMPRISONMENT"),))
    assert "[[length of the sentence of Testov is not recorded]]" in text
    assert "[[date of the sentence of Testov is not recorded]]" in text


def test_americans_read_their_own_dates_marks_and_spelling() -> None:
    order = Order(kind="CORRECTIONAL_LABOUR", years=2, date=read("15 May 2023", ON))
    charge = Charge(words="smuggling", status="CONVICTED")
    plan = a_plan(house=american())
    text = text_of(case(plan, a_picture(charges=(charge,), orders=(order,))))
    assert "was arrested on May 1, 2023." in text
    assert "was convicted of “smuggling”." in text
    assert "2 years of correctional labor on May 15, 2023." in text


def test_a_further_fine_has_one_article() -> None:
    fine = Order(
        kind="FINE", amount=Decimal(100), currency="EUR", effect="ADDS", date=read("May 2023", ON)
    )
    assert "was sentenced to a further fine of EUR 100 in May 2023" in told(orders=(fine,))
