"""What is asked: one wording for a type, one object, people as the letter names them."""

from typing import Any
from uuid import uuid4

import pytest
import yaml

from advocacy.languages.english import ask, asks
from advocacy.languages.english.asks import WORDINGS
from advocacy.models import Ask
from advocacy.pictures import Picture, Telling
from cases.models import Case, Law, Situation
from core.fields import LocalText
from people.models import Attribute, Organisation
from tests.advocacy.english.builders import (
    ON,
    a_holding,
    a_picture,
    a_plan,
    a_term,
    american,
    an_office,
    text_of,
)


def an_ask(code: str, **fields: Any) -> Ask:
    return Ask(kind=a_term(code), **fields)


def about(picture: Picture, code: str = "RELEASE_UNCONDITIONAL", **fields: Any) -> Ask:
    return an_ask(code, persons=[picture.party.person_id], **fields)


def test_every_type_of_the_list_has_one_wording_with_one_object() -> None:
    with open("fixtures/terms.yaml") as file:
        codes = set(yaml.safe_load(file)["ASK"])
    assert codes <= set(WORDINGS)
    assert all(wording.count("{object}") == 1 for wording in WORDINGS.values())


def test_the_wording_names_the_person_as_the_letter_does() -> None:
    told = a_picture()
    assert ask(about(told), a_plan(told)) == "release Aibek Testov immediately and unconditionally"
    annexed = a_plan(annexed=(told,))
    assert ask(about(told), annexed) == "release Aibek Testov immediately and unconditionally"


def test_denial_who_may_not_be_named_is_not_named_by_an_ask() -> None:
    editor = Attribute(kind="OCCUPATION", term=a_term("EDITOR", "editor"))
    hidden = a_picture(name="?", telling=Telling.ANONYMOUS, roles=(editor,), age=(30, 39))
    assert ask(about(hidden), a_plan(hidden)) == (
        "release an editor aged 30 to 39 immediately and unconditionally"
    )
    closed = a_picture(closed=True)
    words = ask(about(closed), a_plan(closed=(closed,)))
    assert words == (
        "release the person named in the confidential annex immediately and unconditionally"
    )
    assert "Testov" not in ask(about(a_picture()), a_plan())
    assert "[[" in ask(about(a_picture()))


def test_own_words_of_one_ask_win() -> None:
    row = an_ask("REPEAL_LAW", text=LocalText(en="to repeal the *law* at once."))
    assert ask(row, a_plan()) == "repeal the \\*law\\* at once"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            an_ask("REPEAL_LAW", law=Law(name=LocalText(en="Law on Foreign Agents"))),
            "repeal the Law on Foreign Agents",
        ),
        (
            an_ask("ACCOUNTABILITY", situation=Situation(name=LocalText(en="January 2022"))),
            "bring to justice those responsible for abuses in January 2022",
        ),
        (an_ask("REGISTER_ORG", organisation=Organisation(name="Group")), "register Group"),
        (
            an_ask("CONDITIONALITY", countries=["KZ", "NL"]),
            "make progress on human rights in Kazakhstan and the Netherlands a condition of "
            "closer ties",
        ),
        (
            an_ask("RAISE_CONCERN", countries=["KZ"]),
            "raise concern about human rights in Kazakhstan",
        ),
        (an_ask("END_CENSORSHIP", about="news sites"), "end the censorship of news sites"),
    ],
)
def test_each_kind_of_object_has_its_phrase(row: Ask, said: str) -> None:
    assert ask(row, a_plan()) == said


def test_a_case_is_asked_about_by_whom_the_letter_tells_of_in_it() -> None:
    row, told = Case(country="UZ"), a_picture()
    told.party.case = row
    words = ask(an_ask("RAISE_CASE_PRIVATELY", case=row), a_plan(told))
    assert words == "raise the case of Aibek Testov in private with the Uzbekistani authorities"
    short = a_plan(told, house=american(of_kazakhstan="KAZAKH"))
    assert "the Uzbek authorities" in ask(an_ask("RAISE_CASE_PRIVATELY", case=row), short)


def test_what_is_missing_is_a_gap() -> None:
    assert ask(an_ask("REPEAL_LAW"), a_plan()) == (
        "repeal [[what the ask is about is not recorded]]"
    )
    assert ask(an_ask("SOMETHING_NEW"), a_plan()) == (
        "[[wording of an ask is not recorded: something_new]]"
    )
    assert asks(a_plan())[0].gaps == ("no ask was chosen",)


def test_the_list_is_numbered_and_ends_once() -> None:
    told = a_picture()
    rows = (about(told, due_on=ON), about(told, "ACCESS_LAWYER"))
    plan = a_plan(told, asks=rows, addressee=a_holding())
    said = asks(plan)
    assert [one.key for one in said] == ["asks", *(f"ask:{row.pk}" for row in rows)]
    assert "".join(one.before + one.text for one in said).strip() == (
        "We ask you to:\n\n"
        "1. release Aibek Testov immediately and unconditionally by 20 December 2023;\n"
        "2. give Aibek Testov access to a lawyer of free choice."
    )


def test_a_text_without_addressee_says_of_whom_it_asks() -> None:
    told = a_picture()
    office = an_office()
    same = (
        about(told, addressee_office=office),
        about(told, "REPARATION", addressee_office=office),
    )
    assert asks(a_plan(told, asks=same))[0].text == "We ask the President of Testland to:"
    others = (same[0], about(told, "REPARATION", addressee_words="Government of France"))
    text = text_of(asks(a_plan(told, asks=others)))
    assert text.startswith("We ask: 1. the President of Testland to release Aibek Testov")
    assert "2. the Government of France to provide Aibek Testov with full reparation." in text


def test_two_asks_of_one_type_never_differ_in_wording() -> None:
    told, key = a_picture(), uuid4()
    said = {ask(about(told, id=key), a_plan(told)) for _ in range(2)}
    assert len(said) == 1
