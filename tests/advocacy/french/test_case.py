"""One person in one French paragraph, sentence by sentence."""

import re
from datetime import date

import pytest

from advocacy.attribution import Origin
from advocacy.languages.french import (
    annex_row,
    case,
    course,
    history,
    news,
    qualification,
    stands,
    who,
)
from advocacy.pictures import Picture, Telling
from cases.codes import EventType, StandingCode
from cases.models import Assessment, Case, Party
from core.dates import PartialDate, read
from core.fields import LocalText
from people.models import Attribute, Organisation
from tests.advocacy.french.builders import (
    ON,
    REPORTED,
    a_picture,
    a_plan,
    a_role,
    a_term,
    an_event,
    standing,
    text_of,
    thin,
)

SEXES = ("M", "F", "")


def told(picture: Picture) -> str:
    return thin(text_of(case(a_plan(picture), picture)))


def removed(type: EventType, words: str, **fields: str) -> object:
    return an_event(type, words, **{"from_country": "TR", "to_country": "TM", **fields})


def test_a_person_without_recorded_sex_is_told_of_without_agreement() -> None:
    assert told(a_picture()) == (
        "**Aibek Testov**, 39 ans, journaliste. "
        "Testov a fait l’objet d’une arrestation le 1er mai 2023."
    )


@pytest.mark.parametrize(
    ("sex", "said"),
    [
        ("M", "M. Testov a été arrêté le 1er mai 2023."),
        ("F", "Mme Testov a été arrêtée le 1er mai 2023."),
    ],
)
def test_a_recorded_sex_gives_the_right_agreement(sex: str, said: str) -> None:
    assert told(a_picture(sex=sex)).endswith(said)


@pytest.mark.parametrize(
    ("sex", "role"),
    [
        ("M", "avocat"),
        ("F", "avocate"),
        ("", "membre du barreau"),
    ],
)
def test_the_role_is_of_our_list_and_agrees_where_it_may(sex: str, role: str) -> None:
    assert f"39 ans, {role}." in told(a_picture(sex=sex, roles=(a_role("LAWYER"),)))


def test_a_role_of_the_office_is_named_as_an_activity() -> None:
    assert "activité : poète." in told(a_picture(roles=(a_role("POET", "poète"),)))


def a_wording(words: str) -> Attribute:
    return Attribute(kind="WORDING", value=words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a lawyer and blogger", "avocat et blogueur"),
        ("human rights defender", "défenseur des droits humains"),
        ("lawyer, journalist and editor", "avocat, journaliste et rédacteur en chef"),
    ],
)
def test_the_words_of_a_source_that_french_knows_are_all_said(words: str, said: str) -> None:
    roles = (a_wording(words), a_role("LAWYER"))
    assert f"39 ans, {said}. M. Testov" in told(a_picture(sex="M", roles=roles))


def test_denial_what_a_source_says_beyond_our_list_is_a_gap_and_not_lost() -> None:
    words = a_wording("leader of the opposition Some Party")
    said = "[[activité, à dire en français : « leader of the opposition Some Party »]]"
    assert f"39 ans, {said}." in told(a_picture(roles=(words,)))
    roles = (words, a_role("PARTY_LEADER"))
    assert f"39 ans, dirigeante de parti ({said})." in told(a_picture(roles=roles, sex="F"))
    assert "[[activité d’Aibek Testov : non consignée en français]]" in told(a_picture(roles=()))


def test_other_spellings_and_an_age_between_two_years() -> None:
    born = Attribute(kind="BIRTH", date=read("1983", ON))
    said = told(a_picture(also=("Айбек Тестов",), births=(born,)))
    assert said.startswith("**Aibek Testov** (autre graphie : Айбек Тестов), âge : 39 ou 40 ans, ")


def test_an_age_that_is_not_recorded_is_left_out() -> None:
    assert told(a_picture(births=())).startswith("**Aibek Testov**, journaliste. ")


def test_accounts_that_differ_say_what_they_share() -> None:
    group = (
        removed(EventType.EXTRADITED, "19 May 2023"),
        removed(EventType.DEPORTED, "late May 2023"),
    )
    assert told(a_picture(happenings=(group,), sex="M")).endswith(
        "M. Testov a été renvoyé de force de Turquie vers le Turkménistan en mai 2023."
    )
    assert told(a_picture(happenings=(group,))).endswith(
        "Testov a fait l’objet d’un renvoi forcé de Turquie vers le Turkménistan en mai 2023."
    )


def test_places_are_names_in_brackets_and_words_in_english_are_gaps() -> None:
    def where(words: str) -> str:
        event = an_event(EventType.APPREHENDED, "1 May 2023", country="UZ", place_words=words)
        return told(a_picture(happenings=((event,),)))

    assert "arrestation en Ouzbékistan (Kokand) le" in where("Kokand")
    assert "arrestation en Ouzbékistan (Tachkent) le" in where("Tashkent, Yunusabad")
    for words in ("a detention centre in Kokand", "Kokand International Airport"):
        missing = f"[[lieu, à dire en français : « {words} »]]"
        assert f"arrestation en Ouzbékistan ({missing}) le" in where(words)


def test_a_reported_fact_names_whose_word_it_is_once() -> None:
    arrest = an_event(EventType.APPREHENDED, "1 May 2023")
    death = an_event(EventType.DEATH, "5 June 2023")
    origins = {arrest.pk: REPORTED, death.pk: REPORTED}
    said = told(a_picture(happenings=((arrest,), (death,)), origins=origins))
    assert said.count("(selon Turkmen Paper)") == 1
    unnamed = {arrest.pk: Origin(), death.pk: Origin(missing=True)}
    said = told(a_picture(happenings=((arrest,), (death,)), origins=unnamed))
    assert "(selon des informations qui nous ont été transmises)" in said
    assert "[[source : non consignée]]" in said
    titled = {arrest.pk: Origin(("“A paper on trials”",))}
    said = told(a_picture(happenings=((arrest,),), origins=titled))
    assert re.search(r"\(selon «\sA paper on trials\s»\)", said)


def test_custody_is_counted_to_the_day_of_the_letter() -> None:
    since = PartialDate.on(date(2023, 11, 24))
    state = standing(StandingCode.PRETRIAL_DETENTION, since=since, country="UZ", place="Kokand")
    assert told(a_picture(happenings=(), held_since=since, **state)).endswith(
        "Testov se trouve en détention provisoire en Ouzbékistan (Kokand) depuis le "
        "24 novembre 2023. Au 20 décembre 2023, Testov a passé 26 jours en détention."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (StandingCode.TRAVEL_BAN, "fait l’objet d’une interdiction de quitter le territoire."),
        (StandingCode.FATE_UNKNOWN, "le sort de Testov reste inconnu depuis lors."),
        (StandingCode.HOUSE_ARREST, "se trouve en résidence surveillée."),
        (StandingCode.IMPRISONED, "se trouve en prison."),
        (StandingCode.WANTED, "fait l’objet de recherches."),
        (StandingCode.RELEASED_SERVED, "a recouvré la liberté, après avoir purgé sa peine."),
    ],
)
def test_where_somebody_stands(code: StandingCode, said: str) -> None:
    assert said in told(a_picture(**standing(code)))


def test_what_comes_next_and_what_the_un_decided() -> None:
    opinion = an_event(
        EventType.INTERNATIONAL_DECISION, "May 2023",
        authority_words="UN Working Group on Arbitrary Detention",
    )  # fmt: skip
    hearing = an_event(EventType.HEARING_SCHEDULED, "5 January 2024")
    said = told(a_picture(un_decisions=(opinion,), next_hearing=(hearing,)))
    assert "La prochaine audience doit se tenir le 5 janvier 2024." in said
    assert said.endswith(
        "Sa situation a fait l’objet d’une décision du Groupe de travail sur la détention "
        "arbitraire des Nations Unies en mai 2023."
    )


def test_denial_a_public_case_has_neither_age_nor_role_nor_state() -> None:
    state = standing(StandingCode.PRETRIAL_DETENTION)
    said = told(a_picture(telling=Telling.PUBLIC_CASE, happenings=(), **state))
    assert said.startswith("**Aibek Testov**. [[rien de ce que couvre un cas public")
    assert "39" not in said
    assert "journaliste" not in said
    assert "détention" not in said


@pytest.mark.parametrize("sex", SEXES)
def test_denial_an_anonymous_person_is_a_person_whatever_the_sex(sex: str) -> None:
    picture = a_picture(
        telling=Telling.ANONYMOUS, name="Somebody", age=(30, 39), region="KZ", sex=sex,
        roles=(a_role("LAWYER"),),
    )  # fmt: skip
    assert told(picture) == (
        "Une personne membre du barreau, âgée de 30 à 39 ans, au Kazakhstan, "
        "dont nous taisons le nom."
    )
    assert "Testov" not in annex_row(a_plan(picture), picture).text


def test_denial_who_is_withheld_is_a_person_and_no_more() -> None:
    picture = a_picture(telling=Telling.WITHHELD, name="a lawyer in Almaty")
    assert told(picture) == "Une personne, dont nous taisons le nom."


def test_an_organisation_is_told_by_the_french_summary() -> None:
    group = Organisation(name="Some Media")
    row = Case(country="KG", summary=LocalText(fr="Ordre de fermeture.", en="Ordered to close."))
    picture = a_picture(party=Party(case=row, organisation=group), name="Some Media")
    assert told(picture) == "**Some Media** : Ordre de fermeture."
    row.summary = LocalText(en="Ordered to close.")
    assert told(picture) == "**Some Media** : [[résumé du cas : non consigné en français]]."


def test_a_statement_tells_news_then_the_course_of_things() -> None:
    arrest = an_event(EventType.APPREHENDED, "1 May 2023")
    deported = removed(EventType.DEPORTED, "5 June 2023")
    picture = a_picture(
        happenings=((arrest,), (deported,)), sex="F",
        **standing(StandingCode.DETAINED_SHORT, country="TM"),
    )  # fmt: skip
    plan = a_plan(picture)
    assert text_of(news(plan, picture)).endswith(
        "Mme Testov a été expulsée de Turquie vers le Turkménistan le 5 juin 2023."
    )
    assert text_of(course(plan, picture)) == "Mme Testov a été arrêtée le 1er mai 2023."
    assert text_of(stands(plan, picture)) == "Mme Testov se trouve en détention au Turkménistan."
    assert thin(text_of(who(plan, picture))) == "Aibek Testov : 39 ans, journaliste."


def test_a_long_course_is_a_list_under_the_name() -> None:
    days = [an_event(EventType.APPREHENDED, f"{day} May 2023") for day in range(1, 6)]
    picture = a_picture(happenings=tuple((one,) for one in days), sex="F")
    said = history(a_plan(picture), picture)
    assert thin(said[0].text) == "Dans l’ordre des faits, Mme Testov :"
    assert (said[1].before, said[1].text) == ("\n\n- ", "a été arrêtée le 1er mai 2023")
    assert {one.before for one in said[2:]} == {"\n- "}


def test_a_qualification_says_whose_it_is_and_agrees_with_nobody() -> None:
    row = Assessment(
        term=a_term("PRISONER_OF_CONSCIENCE", "prisonnier d’opinion"),
        by_organisation=Organisation(name="Some Monitor"),
    )
    picture = a_picture(assessments=(row,))
    assert thin(text_of(qualification(a_plan(picture), picture))) == (
        "Qualification retenue par Some Monitor : "
        "pour la situation de Testov, une détention d’opinion."
    )


def test_an_interim_measure_of_an_international_court_is_told() -> None:
    measure = an_event(
        EventType.INTERIM_MEASURE, "3 May 2023", authority_words="European Court of Human Rights"
    )
    assert told(a_picture(happenings=((measure,),))).endswith(
        "Sa situation a fait l’objet de mesures provisoires ordonnées par la Cour européenne des "
        "droits de l’homme le 3 mai 2023."
    )
