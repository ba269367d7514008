"""What a French reader must not be told by half, or in words that nobody would write."""

from datetime import date
from decimal import Decimal

import pytest

from advocacy.languages.french import (
    ask,
    case,
    course,
    figure,
    headline,
    history,
    news,
    opening,
    qualification,
    signatory,
    subject,
)
from advocacy.models import Ask, LetterKind
from advocacy.pictures import Telling
from cases.codes import EventType, StandingCode
from cases.models import Assessment, Charge, Figure, Law, Order, Provision
from cases.standing.terms import Part
from core.dates import read
from core.fields import LocalText
from tests.advocacy.french.builders import (
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_signatory,
    a_term,
    a_visit,
    an_event,
    standing,
    text_of,
    the_visit,
    thin,
)

S = StandingCode


def test_denial_of_whom_died_in_custody_custody_alone_is_not_told() -> None:
    held = (an_event(EventType.DETAINED, "2020", country="KG"),)
    died = (an_event(EventType.DEATH, "2020", country="KG"),)
    person = a_picture(happenings=(held, died), code=S.DECEASED_IN_CUSTODY, sex="M")
    assert course(a_plan(), person) == []
    for told in (news, case):
        text = thin(text_of(told(a_plan(), person)))
        assert text.endswith("M. Testov est décédé en détention au Kirghizistan en 2020.")
        assert "détenu " not in text


@pytest.mark.parametrize(
    ("sex", "said"),
    [
        ("M", "M. Testov était détenu en France le 20 octobre 2023."),
        ("F", "Mme Testov était détenue en France le 20 octobre 2023."),
        ("", "Testov se trouvait en détention en France le 20 octobre 2023."),
    ],
)
def test_who_is_held_was_not_put_there_on_that_day(sex: str, said: str) -> None:
    held = (an_event(EventType.DETAINED, "20 October 2023", country="FR"),)
    person = a_picture(happenings=(held,), sex=sex)
    assert thin(text_of(case(a_plan(), person))).endswith(said)
    assert headline(a_plan(person)).text == "France\u202f: détention d’Aibek Testov"


def test_whoever_goes_abroad_leaves_one_country_for_another() -> None:
    def left(**fields: str) -> str:
        gone = (an_event(EventType.LEFT_COUNTRY, "2016", **fields),)
        return thin(text_of(news(a_plan(), a_picture(happenings=(gone,)))))

    assert "a quitté la Russie pour l’Estonie en 2016." in left(from_country="RU", to_country="EE")
    assert "a quitté le pays en 2016." in left()


def test_prison_that_a_source_found_is_told_and_the_sentence_once() -> None:
    found = (an_event(EventType.DETAINED, "before 4 June 2023", country="UZ"),)
    order = Order(kind="IMPRISONMENT", years=16, date=read("January 2023", ON))
    terms = [Part.of(order).stored()]
    state = standing(S.IMPRISONED, since=read("January 2023", ON), country="UZ", terms=terms)
    person = a_picture(happenings=(found,), orders=(order,), sex="M", **state)
    text = thin(text_of(case(a_plan(), person)))
    assert "M. Testov se trouve en prison en Ouzbékistan depuis janvier 2023." in text
    assert text.count("16 ans") == 1


@pytest.mark.parametrize(
    ("court", "said"),
    [
        ("the Supreme Court", "d’emprisonnement par la Cour suprême en décembre 2022."),
        ("Kokand court", "par [[juridiction, à dire en français : « Kokand court »]] en décembre"),
        ("", "16 ans d’emprisonnement en décembre 2022."),
    ],
)
def test_a_sentence_names_its_court(court: str, said: str) -> None:
    order = Order(kind="IMPRISONMENT", years=16, date=read("December 2022", ON), court_words=court)
    text = thin(text_of(case(a_plan(), a_picture(orders=(order,)))))
    assert said in text


def test_charges_of_one_law_are_one_phrase() -> None:
    code = Law(country="UZ", name=LocalText(fr="Code pénal"))
    charges = tuple(
        Charge(status="CHARGED", provision=Provision(law=code, article=article))
        for article in ("159", "244-1", "246")
    )
    text = thin(text_of(case(a_plan(), a_picture(charges=charges))))
    assert (
        "pour une infraction à l’article 159 du Code pénal[1], à l’article 244-1 du même texte[2] "
        "et à l’article 246 du même texte[3]." in text
    )


def test_denial_a_charge_without_an_article_is_not_told_by_its_law_alone() -> None:
    code = Law(country="KZ", name=LocalText(fr="Code pénal"))
    charges = tuple(
        Charge(status="ON_TRIAL", provision=Provision(law=code, plain_title=LocalText(en=words)))
        for words in ("holding protests", "social discord")
    )
    text = thin(text_of(case(a_plan(), a_picture(charges=charges))))
    for words, law in (("holding protests", "Code pénal"), ("social discord", "même texte")):
        assert f"[[chef d’accusation, à dire en français : « {words} »]] ({law})" in text


def test_denial_a_sentence_was_not_passed_after_the_letter() -> None:
    order = Order(kind="IMPRISONMENT", years=23, date=read("before 31 December 2023", ON))
    text = text_of(case(a_plan(), a_picture(orders=(order,))))
    assert "31 décembre" not in text


def test_denial_returns_are_not_asked_to_end_to_the_state_that_is_asked() -> None:
    said = ask(Ask(kind=a_term("NON_REFOULEMENT"), countries=["FR"]), a_plan())
    assert "France" not in said
    assert said.startswith("de respecter le principe de non-refoulement, sans renvoyer")


@pytest.mark.parametrize(
    ("type", "code", "said"),
    [
        (EventType.DEATH, S.DECEASED_IN_CUSTODY, "décès en détention d’Aibek Testov"),
        (EventType.DEATH, S.DECEASED, "décès d’Aibek Testov"),
        (EventType.JUDGMENT, S.UNKNOWN, "décision de justice à l’égard d’Aibek Testov"),
        (EventType.CHARGES_ADDED, S.UNKNOWN, "nouveaux chefs d’accusation à l’encontre d’Aibek"),
    ],
)
def test_a_headline_says_the_same_news_as_in_english(
    type: EventType, code: StandingCode, said: str
) -> None:
    events = ((an_event(EventType.APPREHENDED, "May 2023"),), (an_event(type, "June 2023"),))
    plan = a_plan(a_picture(happenings=events, code=code), kind=LetterKind.CASE_STATEMENT)
    assert f" : {said}" in thin(headline(plan).text)


def test_where_somebody_is_to_return_is_said() -> None:
    picture = a_picture()
    row = Ask(kind=a_term("SAFE_RETURN"), persons=[picture.party.person_id], countries=["FR"])
    assert ask(row, a_plan(picture)) == (
        "de permettre le retour en sécurité d’Aibek Testov vers la France"
    )


@pytest.mark.parametrize(
    ("type", "said"),
    [
        (EventType.BODY_RETURNED, "Le corps de M. Testov a été remis aux proches en mai 2023."),
        (EventType.RELATIVES_INFORMED, "Les proches de M. Testov ont été informés en mai 2023."),
        (EventType.AUTOPSY, "Le corps de M. Testov a fait l’objet d’une autopsie en mai 2023."),
    ],
)
def test_what_others_did_has_its_own_subject(type: EventType, said: str) -> None:
    events = ((an_event(type, "May 2023"),), (an_event(EventType.THREATENED, "June 2023"),))
    assert text_of(course(a_plan(), a_picture(happenings=events, sex="M"))) == said


def test_a_long_course_in_which_others_act_is_a_list_of_sentences() -> None:
    acts = (
        EventType.SUMMONED, EventType.THREATENED, EventType.INJURED, EventType.RELATIVES_PRESSED,
    )  # fmt: skip
    events = [(an_event(type, f"{day} May 2023"),) for day, type in enumerate(acts, 1)]
    events.append((an_event(EventType.DEATH, "6 May 2023"),))
    head, *said = history(a_plan(), a_picture(happenings=tuple(events), sex="F"))
    assert thin(head.text) == "Dans l’ordre des faits :"
    assert said[0].text == "Mme Testov a reçu une convocation le 1er mai 2023."
    assert said[3].text == "Les proches de Mme Testov ont subi des pressions le 4 mai 2023."


@pytest.mark.parametrize(
    ("status", "begins", "ends"),
    [
        ("ON_TRIAL", "Testov passait en jugement pour [[", "]] en novembre 2016."),
        ("THREATENED", "Testov risquait des poursuites pour [[", "]] en novembre 2016."),
        ("CONVICTED", "Testov a fait l’objet d’une condamnation pour [[", "]]."),
    ],
)
def test_what_was_last_heard_years_ago_is_told_as_of_then(
    status: str, begins: str, ends: str
) -> None:
    charge = Charge(words="unrest", status=status)
    person = a_picture(charges=(charge,), seen={charge.pk: date(2016, 11, 23)}, happenings=())
    text = thin(text_of(case(a_plan(), person)))
    assert begins in text
    assert text.endswith(ends)
    near = a_picture(charges=(charge,), seen={charge.pk: ON}, happenings=())
    assert "2016" not in text_of(case(a_plan(), near))


def test_a_state_of_which_nothing_was_heard_for_years_is_told_as_of_then() -> None:
    charge = Charge(words="unrest", status="CONVICTED")
    state = standing(S.IMPRISONED_NEW_CHARGES, country="TJ")
    person = a_picture(
        charges=(charge,), seen={charge.pk: date(2016, 11, 23)}, happenings=(), **state
    )
    text = thin(text_of(case(a_plan(), person)))
    assert "fait l’objet de nouvelles poursuites (situation en novembre 2016)." in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the 22 signatories", "par les 22 signataires d’une déclaration commune :"),
        ("AHRCA, IPHR and NHC", "par AHRCA, IPHR et NHC :"),
        ("Conseil d'État", "par Conseil d'État :"),
        ("the five NGOs", "par [[auteur de la qualification, à dire en français : « the five"),
    ],
)
def test_denial_no_english_says_whose_opinion_it_is(words: str, said: str) -> None:
    row = Assessment(term=a_term("TORTURE", "torture"), by_words=words)
    text = thin(text_of(qualification(a_plan(), a_picture(assessments=(row,)))))
    assert said in text


def test_denial_no_english_says_whose_figure_it_is() -> None:
    def whose(words: str) -> str:
        row = Figure(kind="NUMBER", what="x", words="2", low=Decimal(2), said_by_words=words)
        return thin(figure(a_plan(), row).text)

    assert whose("official figures").startswith("Selon des chiffres officiels, ")
    assert whose("reportedly").startswith("Selon certaines informations, ")
    assert "[[auteur du chiffre, à dire en français : « head of X »]]" in whose("head of X")


def test_of_a_public_case_the_name_is_not_said_twice() -> None:
    order = Order(kind="IMPRISONMENT", years=7, date=read("November 2023", ON))
    public = {"telling": Telling.PUBLIC_CASE, "happenings": (), "orders": (order,)}
    person = a_picture(**public)
    for told in (news, case):
        assert thin(text_of(told(a_plan(), person))) == (
            "**Aibek Testov** s’est vu infliger 7 ans d’emprisonnement en novembre 2023."
        )
    assert "**Aibek Testov** a été condamnée à 7 ans" in text_of(
        case(a_plan(), a_picture(sex="F", **public))
    )


def test_the_subject_of_a_letter_to_the_guest_is_the_guest_s_visit() -> None:
    assert "en vue de votre visite au Kazakhstan" in subject(the_visit()).text
    other = the_visit(addressee=a_holding("Omar Testov"))
    assert "en vue d’une visite au Kazakhstan" in subject(other).text


def test_a_headline_names_the_country_without_article() -> None:
    two = (a_picture(happenings=()), a_picture(happenings=()))
    plan = a_plan(*two, kind=LetterKind.CASE_STATEMENT, countries=("UZ", "KZ"))
    assert thin(headline(plan).text).startswith("Ouzbékistan et Kazakhstan : situation d’Aibek")


def test_countries_that_were_typed_in_english_are_said_in_french() -> None:
    row = a_signatory(title="Director", country_words="Norway")
    assert signatory(row).text == "Brigitte Testova, Director, Norvège"
    event = a_visit("SUMMIT", place="Cholpon-Ata, Kyrgyzstan")
    assert "du sommet (Cholpon-Ata, Kirghizistan)" in opening(the_visit(occasion=event)).text


def test_interim_measures_and_the_court_of_a_hearing_are_told() -> None:
    court = "European Court of Human Rights"
    measure = an_event(EventType.INTERIM_MEASURE, "March 2023", authority_words=court)
    hearing = an_event(
        EventType.HEARING_SCHEDULED, "26 March 2024", authority_words="the Supreme Court"
    )
    text = text_of(case(a_plan(), a_picture(happenings=((measure,),), next_hearing=(hearing,))))
    assert "de mesures provisoires ordonnées par la Cour européenne des droits de l’homme" in text
    assert "audience doit se tenir le 26 mars 2024 devant la Cour suprême." in text
