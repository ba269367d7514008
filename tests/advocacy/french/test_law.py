"""Charges, sentences, laws, figures and the asks about them in French."""

from decimal import Decimal
from typing import Any

import pytest

from advocacy.languages.french import annex_head, annex_row, ask, case, figure, law, source_note
from advocacy.models import Ask
from cases.models import Charge, Figure, Law, Order, Provision, Situation, Source
from core.dates import read
from core.fields import LocalText
from people.models import Organisation
from tests.advocacy.french.builders import ON, a_picture, a_plan, a_term, text_of, thin

CODE = {"fr": "Code pénal de la République d’Ouzbékistan", "en": "Criminal Code"}


def a_law(**names: str) -> Law:
    return Law(country="UZ", name=LocalText(names or CODE), stage="IN_FORCE")


def a_charge(status: str = "CHARGED", of: Law | None = None, **fields: Any) -> Charge:
    whole = {
        "article": "159", "part": "3", "plain_title": LocalText(fr="atteinte à l’ordre"),
        "official_title": LocalText(en="Attempts against the order."),
    }  # fmt: skip
    return Charge(status=status, provision=Provision(law=of or a_law(), **{**whole, **fields}))


def an_order(kind: str = "IMPRISONMENT", words: str = "December 2022", **fields: Any) -> Order:
    order = Order(kind=kind, **fields)
    order.date = read(words, ON)
    return order


def told(plan: Any = None, **fields: Any) -> str:
    picture = a_picture(happenings=(), **fields)
    return thin(text_of(case(plan or a_plan(), picture)))


def test_a_charge_has_its_article_and_a_note_of_the_official_title() -> None:
    plan = a_plan()
    assert told(plan, charges=(a_charge(),)).endswith(
        "Testov fait l’objet de poursuites pour atteinte à l’ordre (article 159, partie 3, du "
        "Code pénal de la République d’Ouzbékistan)[1]."
    )
    assert thin(plan.notes.texts[0]) == (
        "Article 159, partie 3, du Code pénal de la République d’Ouzbékistan : "
        "« Attempts against the order » (en anglais)."
    )


def test_an_article_without_a_french_title_is_told_by_its_number() -> None:
    said = told(charges=(a_charge(plain_title=LocalText(en="attempts")),))
    assert "pour une infraction à l’article 159, partie 3, du Code pénal" in said
    assert "attempts" not in said


def test_a_second_article_is_of_the_same_text() -> None:
    code = a_law()
    said = told(charges=(a_charge(of=code), a_charge(of=code, article="246", part="")))
    assert "et atteinte à l’ordre (article 246 du même texte)[2]." in said


def test_denial_a_law_without_a_french_name_is_a_gap() -> None:
    said = told(charges=(a_charge(of=a_law(en="Criminal Code")),))
    assert "du texte [[nom de la loi, à dire en français : « Criminal Code »]]" in said


@pytest.mark.parametrize(
    ("sex", "said"),
    [
        ("M", "M. Testov a été condamné à 16 ans d’emprisonnement et à une amende de 35 000 EUR"),
        ("F", "Mme Testov a été condamnée à 16 ans d’emprisonnement et à une amende de 35 000 EUR"),
        ("", "Testov s’est vu infliger 16 ans d’emprisonnement et une amende de 35 000 EUR"),
    ],
)
def test_a_sentence_agrees_or_needs_no_agreement(sex: str, said: str) -> None:
    fine = an_order("FINE", amount=Decimal(35000), currency="EUR")
    assert f"{said} en décembre 2022." in told(orders=(an_order(years=16), fine), sex=sex)


def test_sentences_of_two_days_follow_one_another() -> None:
    orders = (an_order(years=6), an_order("ACTIVITY_BAN", "May 2023", years=2))
    assert (
        "Testov s’est vu infliger 6 ans d’emprisonnement en décembre 2022, puis une interdiction "
        "d’exercer certaines activités pendant 2 ans en mai 2023."
    ) in told(orders=orders)


def test_denial_an_unknown_length_or_day_is_a_gap() -> None:
    said = told(orders=(an_order(words=""),))
    assert "[[durée de la peine (Testov) : non consignée]] d’emprisonnement" in said
    assert "[[date de la peine (Testov) : non consignée]]" in said


def test_a_source_in_another_language_says_so() -> None:
    source = Source(
        title="A statement", publisher_words="Some NGO", language="en", url="https://example.org/a"
    )
    source.published = read("2 November 2023", ON)
    assert thin(source_note(source)) == (
        "Some NGO, « A statement » (en anglais), 2 novembre 2023, <https://example.org/a>."
    )


def test_laws_are_named_with_country_and_stage() -> None:
    row = a_law(fr="Loi sur les ONG")
    assert thin(law(a_plan(), row).text) == "La loi sur les ONG (Ouzbékistan) : texte en vigueur."


def test_a_figure_says_whose_it_is_and_what_it_counts_is_a_gap() -> None:
    row = Figure(
        kind="NUMBER", what="people held", words="at least 1,200", low=Decimal(1200),
        said_by=Organisation(name="Some Monitor"),
    )  # fmt: skip
    said = figure(a_plan(), row)
    assert thin(said.text) == (
        "Selon Some Monitor, [[objet du chiffre, à dire en français : « people held »]] : "
        "au moins 1 200."
    )


@pytest.mark.parametrize(
    ("code", "fields", "said"),
    [
        ("REPEAL_LAW", {"law": a_law(fr="Loi sur les ONG")}, "d’abroger la loi sur les ONG"),
        ("REVERSE_RULING", {"organisation": Organisation(name="Kloop")},
         "de revenir sur la décision de justice visant l’organisation Kloop"),
        ("END_PERSECUTION", {"countries": ["UZ"]},
         "de mettre fin à la persécution des voix critiques en Ouzbékistan"),
        ("INDEPENDENT_INVESTIGATION", {"situation": Situation(name=LocalText(fr="Janvier"))},
         "d’ouvrir une enquête indépendante et impartiale sur les événements dits « Janvier »"),
        ("DROP_BILL", {"about": "the bill"},
         "de retirer [[objet de la demande, à dire en français : « the bill »]]"),
    ],
)  # fmt: skip
def test_an_ask_has_one_wording_and_one_object(
    code: str, fields: dict[str, Any], said: str
) -> None:
    assert thin(ask(Ask(kind=a_term(code), **fields))) == said


def test_people_are_asked_for_by_the_name_that_the_letter_gives_them() -> None:
    from advocacy.languages.french.asks import ask as worded

    picture = a_picture()
    row = Ask(kind=a_term("QUASH_CONVICTION"), persons=[picture.party.person_id])
    assert worded(row, a_plan(picture)) == "d’annuler la condamnation d’Aibek Testov"
    assert "Testov" not in worded(row, a_plan())
    assert "annexe confidentielle" in worded(row, a_plan(closed=(picture,)))


def test_the_annex_has_a_cell_for_each_head() -> None:
    picture = a_picture()
    cells = annex_row(a_plan(picture), picture).text.split("\n")
    assert len(cells) == len(annex_head(a_plan()))
    assert cells[0] == "Aibek Testov"
    assert cells[3] == "–"
