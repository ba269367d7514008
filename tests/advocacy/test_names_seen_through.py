"""Nothing that stands between the letters of a name, and no grammar, takes it past the search."""

import time

import pytest

from accounts.models import Team, User
from advocacy import gate
from advocacy.models import Letter
from cases.naming import Naming
from tests.advocacy.approved import say
from tests.factories import make_case, make_party, make_person


def naming_of(*hidden: str) -> Naming:
    case = make_case()
    for name in hidden:
        make_party(case, make_person(name))
    return Naming([case])


BROKEN = [
    "Секре\u0301това", "Секре\u0301товой", "Secre\u0301tova", "Secre\u034ftova", "Secre\ufe0ftova",
    "S\u0332e\u0332cretova", "Secre\u180btova", "Secre\u3164tova", "Secre\u115ftova",
    "Сек<!-- x -->ретова", "Сек<!-- a > b -->ретова", "Сек<b></b>ретова",
    "Secre-\ntova", "Secre- \n  tova", "Secre\u2010tova", "Secre·tova", "Secre/tova", "SECRE/TOVA",
    "S·e·c·r·e·t·o·v·a", "Secre_tova", "Secre~tova", "Secre|tova", "Секре·товой",
]  # fmt: skip


@pytest.mark.parametrize("said", BROKEN)
def test_denial_what_stands_in_a_name_does_not_hide_it(desk: Team, said: str) -> None:
    naming = naming_of("Gulnara Secretova")
    assert naming.withheld_in(f"Thank you, {said} said.")
    shown = said.replace("<", "&lt;").replace(">", "&gt;")
    masked = naming.withhold(f"<p>Thank you, {shown} said.</p>")
    assert masked == "<p>Thank you, [name withheld] said.</p>"


def test_denial_no_comment_is_too_long_to_see_through(desk: Team) -> None:
    naming, long = naming_of("Gulnara Secretova", "Li Wu"), "x" * 1_000
    assert naming.withheld_in(f"Secre<!-- {long} -->tova") == ["Secretova"]
    assert naming.withheld_in(f"Li <!-- {long} -->Wu") == ["Li Wu"]
    assert naming.withheld_in(f"Secre<!-- {long} tova") == []


def test_denial_a_stressed_name_in_a_letter_is_a_hit(letter: Letter, teammate: User) -> None:
    make_person("Gulnara Secretova", by=teammate)
    say(teammate, letter, "His wife, Гульна\u0301ра Секре\u0301това, told us so.")
    assert [hit.section.kind for hit in gate.hits(letter)] == ["THANKS"]


def test_letters_that_are_written_with_marks_stay_themselves(desk: Team) -> None:
    naming = naming_of("Сергей Цой", "Şükrü Sagyn")
    assert naming.withheld_in("Серге\u0438\u0306 и S\u0327u\u0308kru\u0308") == ["Сергей", "Şükrü"]
    assert naming.withhold("<p>Мой ёж, Цоя</p>") == "<p>Мой ёж, [name withheld]</p>"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Viktor Kim", "Кима"), ("Viktor Kim", "Киму"), ("Viktor Kim", "КИМОМ"),
        ("Viktor Tsoi", "Цоя"), ("Viktor Tsoi", "Цоем"), ("Viktor Pak", "Пака"),
        ("Roza Testbek", "Розы"), ("Roza Testbek", "Розе"), ("Roza Testbek", "Розу"),
        ("Oleg Bely", "Белого"), ("Oleg Bely", "Белому"), ("Олег Белый", "Белым"),
        ("Oleg Chorny", "Чёрным"), ("Олег Чёрный", "Черным"), ("Viktor Kim", "Ки\u0301му"),
    ],
)  # fmt: skip
def test_denial_no_case_of_a_short_name_passes(desk: Team, name: str, said: str) -> None:
    assert naming_of(name).withheld_in(f"Мы пишем о {said}.") == [said.replace("\u0301", "")]


def test_common_words_are_no_names(desk: Team) -> None:
    naming = naming_of("Viktor Kim", "Viktor Pak", "Roza Testbek", "Oleg Bely", "Nursultan Sagyn")
    said = (
        "Розыск начат. Пакет законов, белого цвета и розу, киму. Кому и чему служит Паковка? "
        "In Nur-Sultan and/or Roz/Ana, more/less kima; https://example.org/more/time/kimono"
    )
    assert naming.withheld_in(said) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/sekretovu-dali-7-let/", "https://example.org/a/sekretova.html",
        "<https://example.org/sekretovoi-dali-7-let>", "example.org/a/sekretovym/",
        "[a report](https://example.org/a/sekretovu/)", "https://example.org/секретовой",
        "https://example.org/%D1%81%D0%B5%D0%BA%D1%80%D0%B5%D1%82%D0%BE%D0%B2%D1%83",
    ],
)  # fmt: skip
def test_denial_an_address_that_tells_a_name_is_found(desk: Team, address: str) -> None:
    assert naming_of("Gulnara Secretova").withheld_in(f"1. A report, {address}")


def test_a_small_word_outside_an_address_has_no_endings(desk: Team) -> None:
    assert naming_of("Gulnara Secretova").withheld_in("sekretovu") == []


def test_who_may_be_named_may_be_with_and_without_yo(desk: Team) -> None:
    case = make_case()
    named, hidden = make_person("Фёдор Тестов"), make_person("Фёдор Сагын")
    for person in (named, hidden):
        make_party(case, person)
    naming = Naming([case], gate=lambda people: {named.pk})
    assert naming.withheld_in("Фёдор, Федор, Фёдор Тестов") == []


@pytest.mark.parametrize(
    "piece",
    ["A·", "a-", "Ab/", "x<!--", "Секретова-\n", "www.a", "a.aa/", "a.aa/b ", "<b", "Кимоновыми "],
)
def test_denial_a_hostile_text_takes_no_long_time(desk: Team, piece: str) -> None:
    naming, begun = naming_of("Gulnara Secretova"), time.monotonic()
    naming.withheld_in(piece * (20_000 // len(piece)))
    assert time.monotonic() - begun < 10
