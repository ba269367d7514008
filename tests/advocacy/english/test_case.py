"""What a letter says of one person, from facts alone: no database, no clock."""

from datetime import date
from typing import Any

import pytest

from advocacy.attribution import Origin
from advocacy.languages.english import case
from advocacy.languages.english.happened import span_of
from advocacy.pictures import Telling
from cases.codes import EventType, StandingCode
from cases.models import Case, Charge, Event, Order, Party, Source
from core.dates import PartialDate, Precision, read
from core.fields import LocalText
from people.models import Attribute, Organisation
from tests.advocacy.english.builders import (
    ON,
    REPORTED,
    a_picture,
    a_plan,
    a_term,
    an_event,
    standing,
    text_of,
)


def told(**fields: Any) -> str:
    return text_of(case(a_plan(), a_picture(**fields)))


def test_name_forms_age_role_and_what_happened() -> None:
    assert told(also=("Айбек Тестов", "Testoff")) == (
        "**Aibek Testov** (also seen as Айбек Тестов, Testoff), aged 39, a lawyer, "
        "was arrested on 1 May 2023."
    )


def test_an_age_that_may_be_one_of_two_is_not_narrowed() -> None:
    known = Attribute(kind="BIRTH", date=read("1983-11-16/1983-12-15", None))
    either = Attribute(kind="BIRTH", date=read("1983-11-16/1984-11-15", None))
    assert "Testov**, aged 40, a lawyer" in told(births=(known,))
    assert "Testov**, born 1983 or 1984, a lawyer" in told(births=(either,))


def test_accounts_that_differ_say_what_they_share() -> None:
    accounts = (
        an_event(EventType.EXTRADITED, "19 May 2023", from_country="TR", to_country="TM"),
        an_event(EventType.DEPORTED, "late May 2023", from_country="TR", to_country="TM"),
    )
    text = told(happenings=(accounts,))
    assert "was forcibly returned from Türkiye to Turkmenistan in May 2023." in text


def test_an_account_that_is_only_less_exact_does_not_widen_the_others() -> None:
    accounts = tuple(
        an_event(EventType.RETURNED, words, from_country="TR", to_country="TM")
        for words in ("19 May 2023", "late May 2023", "before 26 June 2023")
    )
    held = (an_event(EventType.DETAINED, "late May 2023", country="TR"),)
    text = told(happenings=(accounts, held))
    assert (
        "was held in custody in Türkiye in late May 2023 and was forcibly returned from Türkiye to "
        "Turkmenistan in May 2023." in text
    )


def test_a_custody_that_was_found_and_goes_on_is_told_once() -> None:
    found = Event(
        type=EventType.DETAINED, country="TM",
        date=PartialDate(latest=date(2023, 6, 4), precision=Precision.AS_OF_DOC),
    )  # fmt: skip
    state = standing(StandingCode.IMPRISONED, country="TM", since=read("before 5 June 2023", ON))
    assert told(happenings=((found,),), **state) == (
        "**Aibek Testov**, aged 39, a lawyer, has been in prison in Turkmenistan since before "
        "5 June 2023."
    )
    assert "was in custody in Turkmenistan as of 4 June 2023" in told(happenings=((found,),))


def test_interim_measures_are_told() -> None:
    court = an_event(
        EventType.INTERIM_MEASURE, "March 2023", authority_words="European Court of Human Rights"
    )
    assert told(happenings=((court,),)).endswith(
        "The European Court of Human Rights ordered interim measures to protect Testov in March "
        "2023."
    )


def test_accounts_that_differ_on_the_country_name_none() -> None:
    accounts = (
        an_event(EventType.DEPORTED, "19 May 2023", from_country="TR", to_country="TM"),
        an_event(EventType.DEPORTED, "19 May 2023", from_country="RU", to_country="TM"),
    )
    assert "was deported to Turkmenistan on 19 May 2023" in told(happenings=(accounts,))


def test_a_country_has_its_article_and_is_not_said_twice() -> None:
    removed = an_event(EventType.DEPORTED, "19 May 2023", from_country="NL", to_country="US")
    assert "from the Netherlands to the United States" in told(happenings=((removed,),))
    arrested = an_event(
        EventType.APPREHENDED, "19 May 2023", place_words="Osh, Kyrgyzstan", country="KG"
    )
    assert "was arrested in Osh, Kyrgyzstan, on 19 May" in told(happenings=((arrested,),))


def test_a_release_that_was_not_the_last_word_is_not_told() -> None:
    released = (an_event(EventType.RELEASE, "2 May 2023"),)
    returned = (an_event(EventType.DEPORTED, "3 May 2023", to_country="TM"),)
    assert "was released on 2 May 2023" in told(happenings=(released,))
    assert "released" not in told(happenings=(released, returned))


def test_a_removal_of_unknown_day_and_goal_shows_both_gaps() -> None:
    text = told(happenings=((Event(type=EventType.RETURNED),),))
    assert "to [[where Testov was taken to]]" in text
    assert "[[when Testov was forcibly returned is not recorded]]" in text


def test_a_role_that_is_not_recorded_is_a_gap_and_an_age_is_left_out() -> None:
    text = told(births=(), roles=())
    assert "age of" not in text
    assert "**Aibek Testov**, [[what Aibek Testov does is not recorded]]" in text


def test_a_reported_fact_names_who_says_so_once() -> None:
    taken = an_event(EventType.TAKEN, "1 April 2023")
    gone = an_event(EventType.RETURNED, "2 May 2023", to_country="TM")
    charge = Charge(words="smuggling", status="CHARGED")
    text = told(
        happenings=((taken,), (gone,)), charges=(charge,),
        origins={taken.pk: REPORTED, gone.pk: REPORTED, charge.pk: Origin()},
    )  # fmt: skip
    assert text.count("(according to Turkmen Paper)") == 1
    assert "on 1 April 2023 (according to Turkmen Paper) and" in text
    assert "‘smuggling’ (as reported to us)." in text


def test_what_has_no_source_is_a_gap() -> None:
    arrested = an_event(EventType.APPREHENDED, "1 April 2023")
    text = told(happenings=((arrested,),), origins={arrested.pk: Origin(missing=True)})
    assert text.count("[[no source is recorded]]") == 1


def test_denial_without_clearance_nothing_is_told_but_how_the_person_is_called() -> None:
    plan, source = a_plan(), Source(title="The case of Aibek Testov")
    hidden = a_picture(
        name="a torture survivor in Almaty", telling=Telling.WITHHELD, sources=(source,)
    )
    assert text_of(case(plan, hidden)) == "A torture survivor in Almaty, whose name we withhold."
    assert plan.notes.texts == []


def test_denial_an_anonymous_person_is_a_role_an_age_band_and_a_region() -> None:
    occupation = Attribute(kind="OCCUPATION", term=a_term("EDITOR", "editor"))
    hidden = a_picture(
        name="?", telling=Telling.ANONYMOUS, roles=(occupation,), age=(30, 39), region="KZ"
    )
    assert text_of(case(a_plan(), hidden)) == (
        "An editor aged 30 to 39 in Kazakhstan, whose name we withhold."
    )
    bare = a_picture(name="?", telling=Telling.ANONYMOUS, roles=(), region="")
    assert text_of(case(a_plan(), bare)) == "A person, whose name we withhold."


def test_denial_of_a_public_case_only_name_charge_and_sentence_are_told() -> None:
    charge = Charge(words="smuggling", status="CONVICTED")
    order = Order(kind="IMPRISONMENT", years=9, date=read("May 2023", ON))
    text = told(
        telling=Telling.PUBLIC_CASE, charges=(charge,), orders=(order,), happenings=(),
        held_since=read("1 May 2023", ON), **standing(StandingCode.IMPRISONED, place="Colony 1"),
    )  # fmt: skip
    assert text == (
        "**Aibek Testov** was convicted of ‘smuggling’. "
        "Testov was sentenced to 9 years in prison in May 2023."
    )


def test_markdown_in_a_name_prints_as_its_characters() -> None:
    text = told(name="[A](https://example.org) *B*")
    assert text.startswith("**\\[A\\](https://example.org) \\*B\\***")


def test_an_open_end_is_shared_by_no_two_accounts() -> None:
    open_end = read("since 2017", ON)
    assert not span_of([open_end, PartialDate.on(ON)]).understood
    assert span_of([]) == PartialDate()


def test_a_trial_that_a_source_once_found_going_on_is_told_as_of_then() -> None:
    found = PartialDate(latest=date(2016, 11, 23), precision=Precision.AS_OF_DOC)
    charge = Charge(words="a charge", status="ON_TRIAL")
    text = told(charges=(charge,), **standing(StandingCode.ON_TRIAL, since=found))
    assert "was on trial as of 23 November 2016." in text
    assert "was on trial for ‘a charge’" in text


def test_a_trial_with_a_hearing_ahead_is_not_over() -> None:
    hearing = an_event(EventType.HEARING_SCHEDULED, "5 January 2024")
    text = told(next_hearing=(hearing,), **standing(StandingCode.ON_TRIAL, country="UZ"))
    assert "is on trial in Uzbekistan." in text
    assert "was on trial" not in text


@pytest.mark.parametrize(
    ("type", "outcome", "said"),
    [
        ("APPEAL_DECISION", "UPHELD", "the judgment against Testov was upheld on appeal"),
        (
            "APPEAL_DECISION",
            "OVERTURNED",
            "judgment against Testov was overturned on appeal",
        ),
        ("APPEAL_DECISION", "REMITTED", "the case of Testov was sent back on appeal on 5 May"),
    ],
)
def test_what_an_appeal_came_to_is_told(type: str, outcome: str, said: str) -> None:
    decided = an_event(EventType(type), "5 May 2023")
    assert said in told(happenings=((decided,),), outcomes={decided.pk: outcome})


def test_a_decision_on_appeal_of_unknown_outcome_is_not_told() -> None:
    released = (an_event(EventType.RELEASE, "2 May 2023"),)
    text = told(happenings=(released, (an_event(EventType.APPEAL_DECISION, "5 May 2023"),)))
    assert "was released on 2 May 2023." in text
    assert "appeal" not in text


def test_a_pardon_is_told() -> None:
    pardoned = (an_event(EventType.PARDON, "5 May 2023"),)
    assert "was pardoned on 5 May 2023" in told(happenings=(pardoned,))


def test_each_sentence_has_a_key_and_the_facts_it_rests_on() -> None:
    arrested, hearing = (
        an_event(EventType.APPREHENDED, "1 May 2023"),
        an_event(EventType.HEARING_SCHEDULED, "15 January 2024"),
    )
    charge = Charge(words="smuggling", status="CHARGED")
    said = case(
        a_plan(),
        person := a_picture(
            happenings=((arrested,),), charges=(charge,), next_hearing=(hearing,),
            held_since=read("1 May 2023", ON),
            **standing(StandingCode.PRETRIAL_DETENTION, since=read("3 May 2023", ON)),
        ),
    )  # fmt: skip
    keys = {one.key: {fact[1] for fact in one.facts} for one in said}
    ids = ["happened", "charged", "stands", "custody", "next"]
    assert list(keys) == [f"{what}:{person.party.pk}" for what in ids]
    assert str(arrested.pk) in keys[f"happened:{person.party.pk}"]
    assert keys[f"charged:{person.party.pk}"] == {str(charge.pk)}
    assert keys[f"next:{person.party.pk}"] == {str(hearing.pk)}


def test_the_next_hearing_and_a_decision_of_the_un_are_told() -> None:
    hearing = an_event(
        EventType.HEARING_SCHEDULED, "15 January 2024", authority_words="Almaty City Court"
    )
    decided = an_event(
        EventType.INTERNATIONAL_DECISION, "May 2023", authority_words="The UN Committee"
    )
    text = told(next_hearing=(hearing,), un_decisions=(decided,))
    assert "The next hearing before the Almaty City Court is set for 15 January 2024." in text
    assert "The UN Committee decided on the case of Testov in May 2023." in text


def test_public_sources_are_endnotes_of_the_last_sentence() -> None:
    plan = a_plan()
    source = Source(
        title="A report", publisher=Organisation(name="Watch"), url="https://example.org/a",
        published=read("2 November 2023", ON),
    )  # fmt: skip
    text = text_of(case(plan, a_picture(sources=(source,))))
    assert text.endswith("on 1 May 2023.[1]")
    assert plan.notes.texts == ["Watch, ‘A report’, 2 November 2023, <https://example.org/a>."]


def test_an_organisation_is_told_by_the_summary_of_its_case() -> None:
    row = Case(country="KG", summary=LocalText(en="Its website is blocked"))
    party = Party(case=row, organisation=Organisation(name="Some Media"))
    picture = a_picture(party=party, name="Some Media")
    assert text_of(case(a_plan(), picture)) == "**Some Media**: Its website is blocked."
