"""What a letter says of one person, from facts alone: no database, no clock."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from advocacy.case_sentences import case_sentence, span_of
from advocacy.compose import Notes
from advocacy.pictures import Picture
from cases.codes import EventType, StandingCode
from cases.models import Case, Charge, Event, Law, Order, Party, Provision, Source
from core.dates import PartialDate, Precision, read
from core.fields import LocalText
from people.models import Attribute, Person

ON = date(2023, 12, 20)


def event(type: EventType, words: str, **fields: Any) -> Event:
    return Event(type=type, date=read(words, ON), **fields)


def picture(**fields: Any) -> Picture:
    party = Party(case=Case(country="UZ"), person=Person(display_name="Aibek Testov"))
    whole = {
        "name": "Aibek Testov", "named": True, "surname": "Testov",
        "roles": (Attribute(kind="WORDING", value="lawyer"),),
        "births": (Attribute(kind="AGE", value="39", date=PartialDate.on(ON)),),
        "code": StandingCode.RELEASED,
        "happenings": ((event(EventType.APPREHENDED, "1 May 2023"),),),
    }  # fmt: skip
    return Picture(party, ON, **{**whole, **fields})


@pytest.fixture
def told() -> Callable[..., str]:
    return lambda **fields: case_sentence(picture(**fields), Notes().cite).text


def test_name_forms_age_role_and_what_happened(told: Callable[..., str]) -> None:
    text = told(also=("Айбек Тестов", "Testoff"))
    assert text == (
        "**Aibek Testov** (also seen as Айбек Тестов, Testoff), aged 39, a lawyer, "
        "was arrested on 1 May 2023."
    )


def test_an_age_that_may_be_one_of_two_is_not_narrowed(told: Callable[..., str]) -> None:
    known = Attribute(kind="BIRTH", date=read("1983-11-16/1983-12-15", None))
    either = Attribute(kind="BIRTH", date=read("1983-11-16/1984-11-15", None))
    assert "Testov**, aged 40, a lawyer" in told(births=(known,))
    assert "Testov**, born 1983 or 1984, a lawyer" in told(births=(either,))


def test_accounts_that_differ_say_what_they_share(told: Callable[..., str]) -> None:
    accounts = (
        event(EventType.EXTRADITED, "19 May 2023", from_country="TR", to_country="TM"),
        event(EventType.DEPORTED, "late May 2023", from_country="TR", to_country="TM"),
    )
    text = told(happenings=(accounts,))
    assert "was forcibly returned from Türkiye to Turkmenistan in May 2023." in text


def test_accounts_that_differ_on_the_country_name_none(told: Callable[..., str]) -> None:
    accounts = (
        event(EventType.DEPORTED, "19 May 2023", from_country="TR", to_country="TM"),
        event(EventType.DEPORTED, "19 May 2023", from_country="RU", to_country="TM"),
    )
    assert "was deported to Turkmenistan on 19 May 2023" in told(happenings=(accounts,))


def test_a_release_that_was_not_the_last_word_is_not_told(told: Callable[..., str]) -> None:
    released = (event(EventType.RELEASE, "2 May 2023"),)
    returned = (event(EventType.DEPORTED, "3 May 2023", to_country="TM"),)
    assert "was released on 2 May 2023" in told(happenings=(released,))
    assert "released" not in told(happenings=(released, returned))


def test_a_removal_of_unknown_day_and_goal_shows_both_gaps(told: Callable[..., str]) -> None:
    text = told(happenings=((Event(type=EventType.RETURNED),),))
    assert "to [[where Testov was taken to]]" in text
    assert "[[when Testov was forcibly returned is not recorded]]" in text


def test_age_and_role_that_are_not_recorded_are_gaps(told: Callable[..., str]) -> None:
    text = told(births=(), roles=())
    assert "[[age of Aibek Testov is not recorded]]" in text
    assert "[[what Aibek Testov does is not recorded]]" in text


def test_no_pronoun_betrays_a_sex(told: Callable[..., str]) -> None:
    order = Order(kind="IMPRISONMENT", years=16, date=read("December 2022", ON))
    charge = Charge(words="smuggling", status="CONVICTED")
    text = told(orders=(order,), charges=(charge,), code=StandingCode.FATE_UNKNOWN)
    assert not {"he", "she", "his", "her", "him", "they", "their"} & {*text.lower().split()}
    assert "Testov was convicted of “smuggling”." in text
    assert "Testov was sentenced to 16 years in prison in December 2022." in text


def test_a_charge_has_its_article_and_a_note_with_the_full_title() -> None:
    law = Law(country="UZ", name=LocalText(en="Criminal Code of Uzbekistan"))
    provision = Provision(
        law=law, article="246", plain_title=LocalText(en="smuggling"),
        official_title=LocalText(en="Smuggling of goods across the customs border"),
    )  # fmt: skip
    notes = Notes()
    charge = Charge(provision=provision, status="CHARGED")
    text = case_sentence(picture(charges=(charge,)), notes.cite).text
    article = "Article 246 of the Criminal Code of Uzbekistan"
    assert f"Testov is charged with smuggling ({article})[1]." in text
    assert notes.texts == [f"{article}: Smuggling of goods across the customs border."]


def test_without_clearance_nothing_is_told_but_how_the_person_is_called() -> None:
    notes, source = Notes(), Source(title="The case of Aibek Testov")
    hidden = picture(name="a torture survivor in Almaty", named=False, sources=(source,))
    text = case_sentence(hidden, notes.cite).text
    assert text == "A torture survivor in Almaty, whose name we withhold."
    assert notes.texts == []


def test_markdown_in_a_name_prints_as_its_characters(told: Callable[..., str]) -> None:
    text = told(name="[A](https://example.org) *B*")
    assert text.startswith("**\\[A\\](https://example.org) \\*B\\***")


def test_an_open_end_is_shared_by_no_two_accounts() -> None:
    open_end = read("since 2017", ON)
    assert not span_of([open_end, PartialDate.on(ON)]).understood
    assert span_of([]) == PartialDate()


def test_a_trial_that_a_source_once_found_going_on_is_told_as_of_then(
    told: Callable[..., str],
) -> None:
    found = PartialDate(latest=date(2016, 11, 23), precision=Precision.AS_OF_DOC)
    charge = Charge(words="a charge", status="ON_TRIAL")
    text = told(code=StandingCode.ON_TRIAL, since=found, stands="on trial", charges=(charge,))
    assert "was on trial as of 23 November 2016." in text
    assert "was on trial for “a charge”" in text


def test_a_suspicion_is_told_with_its_date(told: Callable[..., str]) -> None:
    charge = Charge(words="a charge", status="SUSPECTED", date=read("2015", ON), answer="DENIES")
    assert "was suspected of “a charge” in 2015 (denied by Testov)" in told(charges=(charge,))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("UPHELD", "had the judgment upheld on appeal on 5 May 2023."),
        ("OVERTURNED", "had the judgment overturned on appeal on 5 May 2023."),
        ("REMITTED", "had the case sent back on appeal on 5 May 2023."),
    ],
)
def test_what_an_appeal_came_to_is_told(told: Callable[..., str], outcome: str, said: str) -> None:
    decided = event(EventType.APPEAL_DECISION, "5 May 2023")
    assert said in told(happenings=((decided,),), outcomes={decided.pk: outcome})


def test_a_decision_on_appeal_of_unknown_outcome_is_not_told(told: Callable[..., str]) -> None:
    released = (event(EventType.RELEASE, "2 May 2023"),)
    decided = (event(EventType.APPEAL_DECISION, "5 May 2023"),)
    text = told(happenings=(released, decided))
    assert "was released on 2 May 2023." in text
    assert "appeal" not in text


def test_a_pardon_is_told(told: Callable[..., str]) -> None:
    assert "was pardoned on 5 May 2023" in told(
        happenings=((event(EventType.PARDON, "5 May 2023"),),)
    )


def test_an_article_without_title_and_words_prints_no_empty_quotation(
    told: Callable[..., str],
) -> None:
    law = Law(country="UZ", name=LocalText(en="Criminal Code"))
    bare = Charge(provision=Provision(law=law, article="246"), status="CHARGED")
    titled = Provision(law=law, article="246", official_title=LocalText(en="Smuggling."))
    assert "charged with an offence under Article 246 of the Criminal Code[1]" in told(
        charges=(bare,)
    )
    text = told(charges=(Charge(provision=titled, status="CHARGED"),))
    assert "charged with “Smuggling” (Article 246 of the Criminal Code)[1]" in text
