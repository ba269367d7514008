"""Accounts of one sentence or of one charge that differ: told by what they share, never added."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from advocacy.compose import draft
from advocacy.languages import english, french
from advocacy.models import Letter
from cases.codes import EventType, StandingCode
from cases.models import Charge, Law, Order, OrderKind, Party, Provision
from cases.standing.terms import Part
from core.dates import PartialDate, read
from core.facts import same_thing
from core.fields import LocalText
from tests.advocacy.builders import MacronVisit, clear
from tests.advocacy.english import builders as in_english
from tests.advocacy.french import builders as in_french
from tests.factories import make_case, make_citation, make_event, make_party, make_person
from tests.factories import make_source as source

JULY = date(2023, 7, 1)


def in_both(**fields: Any) -> tuple[str, str]:
    """What a letter says of somebody in English and in French."""
    said = english.case(in_english.a_plan(), in_english.a_picture(**fields))
    dit = french.case(in_french.a_plan(), in_french.a_picture(**fields))
    return in_english.text_of(said), in_french.thin(in_french.text_of(dit))


def accounts(*rows: dict[str, Any], kind: str = "IMPRISONMENT") -> tuple[Order, ...]:
    one, day = uuid4(), PartialDate.on(JULY)
    return tuple(Order(**{"kind": kind, "date": day, "account_of": one, **row}) for row in rows)


def charges(*rows: dict[str, Any]) -> tuple[Charge, ...]:
    one = uuid4()
    return tuple(Charge(**{"status": "CHARGED", "account_of": one, **row}) for row in rows)


@pytest.mark.parametrize(
    ("orders", "said", "dit"),
    [
        (
            accounts({"years": 5}, {"years": 7}),
            "was sentenced to between 5 and 7 years in prison on 1 July 2023.",
            "entre 5 et 7 ans d’emprisonnement le 1er juillet 2023.",
        ),
        (
            accounts({"years": 5, "months": 6}, {"years": 7}),
            "was sentenced to at least 5 years and 6 months and at most 7 years in prison on",
            "au moins 5 ans et 6 mois et au plus 7 ans d’emprisonnement le",
        ),
        (
            accounts({"years": 1}, {"years": 2}, kind="SUSPENDED_IMPRISONMENT"),
            "to a suspended prison term of between 1 and 2 years on",
            "une peine d’emprisonnement comprise entre 1 et 2 ans avec sursis le",
        ),
        (
            accounts({"years": 5}, {"years": 5, "date": read("9 July 2023", None)}),
            "was sentenced to 5 years in prison in July 2023.",
            "5 ans d’emprisonnement en juillet 2023.",
        ),
        (
            accounts({"years": 5}, {}),
            "was sentenced to 5 years in prison on 1 July 2023.",
            "5 ans d’emprisonnement le 1er juillet 2023.",
        ),
        (
            accounts({"months": 12}, {"years": 1}),
            "was sentenced to 1 year in prison on",
            "1 an d’emprisonnement le",
        ),
        (
            accounts({"kind": "LIFE"}, {"years": 15}),
            "was sentenced to [[accounts of the sentence of Testov differ]] on 1 July 2023.",
            "[[peine (Testov) : les récits divergent]] le 1er juillet 2023.",
        ),
        (
            accounts(
                {"amount": Decimal(100), "currency": "EUR"},
                {"amount": Decimal(200), "currency": "EUR"},
                kind="FINE",
            ),
            "was sentenced to a fine of between EUR 100 and EUR 200 on",
            "une amende comprise entre 100 EUR et 200 EUR le",
        ),
    ],
)
def test_accounts_of_one_sentence_are_not_added_up(
    orders: tuple[Order, ...], said: str, dit: str
) -> None:
    text, texte = in_both(orders=orders)
    assert said in text
    assert dit in texte
    assert text.count(" in prison") <= 1


def test_two_sentences_of_one_day_are_both_told() -> None:
    orders = (
        *accounts({"years": 5}),
        *accounts({"amount": Decimal(9), "currency": "EUR"}, kind="FINE"),
    )
    assert "5 years in prison and a fine of EUR 9 on 1 July 2023" in in_both(orders=orders)[0]


def test_accounts_of_what_was_awarded_are_not_added_up() -> None:
    orders = accounts(
        {"amount": Decimal(100), "currency": "EUR"},
        {"amount": Decimal(200), "currency": "EUR"},
        kind="DAMAGES",
    )
    said = english.stands(in_english.a_plan(), in_english.a_picture(orders=orders))
    assert "awarded Testov between EUR 100 and EUR 200 in damages" in in_english.text_of(said)
    dit = french.stands(in_french.a_plan(), in_french.a_picture(orders=orders))
    assert "entre 100 EUR et 200 EUR de dommages et intérêts" in in_french.thin(
        in_french.text_of(dit)
    )


def test_accounts_of_what_was_asked_for_are_not_added_up() -> None:
    text, texte = in_both(sought=accounts({"years": 5}, {"years": 7}))
    assert "asked for between 5 and 7 years in prison for Testov on 1 July 2023." in text
    assert "a requis entre 5 et 7 ans d’emprisonnement contre Testov" in texte


def test_where_somebody_stands_takes_no_side_between_accounts() -> None:
    state = in_french.standing(
        StandingCode.IMPRISONED_NEW_CHARGES,
        terms=[Part.of(Order(kind="IMPRISONMENT", years=5)).stored()],
    )
    agreed = in_both(orders=accounts({"years": 5}, {"years": 5}), **state)[1]
    differing = in_both(orders=accounts({"years": 5}, {"years": 7}), **state)[1]
    assert agreed.count("5 ans") == 1
    assert "purge une peine" not in differing
    assert "purge une peine : 5 ans" in in_both(orders=(), **state)[1]


def test_accounts_of_one_charge_with_other_words_name_neither() -> None:
    text, texte = in_both(charges=charges({"words": "fraud"}, {"words": "extremism"}))
    assert "is charged with [[accounts of a charge against Testov differ]]." in text
    assert "pour [[chef d’accusation (Testov) : les récits divergent]]." in texte
    assert "fraud" not in text + texte
    assert "extremism" not in text + texte


def test_accounts_of_one_charge_that_agree_are_one_charge() -> None:
    text = in_both(charges=charges({"words": "fraud"}, {"words": "fraud"}))[0]
    assert text.count("‘fraud’") == 1


def test_an_article_that_all_accounts_name_is_told_without_their_words() -> None:
    article = Provision(
        article="9", law=Law(country="UZ", name=LocalText(en="Test Code")),
        official_title=LocalText(en="Deceit."),
    )  # fmt: skip
    other = Provision(article="8", law=article.law)
    one = {"provision": article, "words": "fraud"}
    assert (
        "‘Deceit’ (Article 9 of the Test Code)"
        in (in_both(charges=charges(one, {**one, "words": "theft"}))[0])
    )
    assert "‘fraud’ (Article 9" in in_both(charges=charges(one, {"words": "fraud"}))[0]
    assert "charged with ‘fraud’." in in_both(charges=charges(one, {**one, "provision": other}))[0]
    assert "[[accounts of" in in_both(charges=charges(one, {"provision": other}))[0]


def test_accounts_that_differ_on_how_far_a_charge_has_come_are_not_told() -> None:
    rows = charges({"words": "fraud"}, {"words": "fraud", "status": "CONVICTED"})
    assert "fraud" not in in_both(charges=rows)[0]


@pytest.fixture
def party(teammate: User) -> Party:
    person = make_person("Aibek Testov", by=teammate)
    clear(person)
    party = make_party(make_case(teammate), person)
    event = make_event(party, type=EventType.APPREHENDED, on=date(2023, 5, 3))
    make_citation(source(), event=event)
    return party


@pytest.fixture
def letter(party: Party, macron: MacronVisit, teammate: User) -> Letter:
    return macron.letter(teammate, party.case)


def told(letter: Letter) -> str:
    return "".join(one.text for one in draft(letter, "en") if one.kind == "CASES")


def sentences(party: Party) -> list[Order]:
    made = []
    for years, by in ((5, "Court Watch"), (7, "Test Paper")):
        order = Order(party=party, kind=OrderKind.IMPRISONMENT, years=years)
        order.date = PartialDate.on(JULY)
        order.save()
        make_citation(source(f"Report of {by}", publisher_words=by), order=order)
        made.append(order)
    same_thing(made)
    return made


@pytest.mark.usefixtures("before_the_visit")
def test_a_letter_names_all_who_differ_on_a_sentence(letter: Letter, party: Party) -> None:
    sentences(party)
    assert (
        "sentenced to between 5 and 7 years in prison on 1 July 2023 (according to Court Watch "
        "and Test Paper)" in told(letter)
    )


@pytest.mark.usefixtures("before_the_visit")
def test_the_account_that_is_preferred_is_told_alone(letter: Letter, party: Party) -> None:
    less, more = sentences(party)
    same_thing([less, more], prefer=more, reason="the judgment itself")
    assert "sentenced to 7 years in prison" in told(letter)


@pytest.mark.usefixtures("before_the_visit")
def test_a_pardon_ends_every_account_of_a_sentence(letter: Letter, party: Party) -> None:
    sentences(party)
    pardon = make_event(party, type=EventType.PARDON, on=date(2023, 8, 1))
    make_citation(source(), event=pardon)
    assert "pardoned on 1 August 2023" in told(letter)
    assert "sentenced" not in told(letter)


@pytest.mark.usefixtures("before_the_visit")
def test_a_letter_names_neither_of_two_accounts_of_a_charge(letter: Letter, party: Party) -> None:
    rows = [Charge(party=party, words=words) for words in ("fraud", "extremism")]
    for row in rows:
        row.save()
        make_citation(source(f"Says {row.words}"), charge=row)
    same_thing(rows)
    assert "‘fraud’" not in told(letter)
    assert "‘extremism’" not in told(letter)
