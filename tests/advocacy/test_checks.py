"""What a letter warns of: its length, its asks and cases, its words, old approved texts."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from accounts.models import User
from advocacy import checks
from advocacy.checks import About, underlined, warnings, word_list, words_before_request
from advocacy.models import Letter, LetterKind, Section, SectionKind
from tests.advocacy.builders import MacronVisit, clear, make_ask
from tests.advocacy.letters import section_of, typed
from tests.factories import make_case, make_party, make_person

ClientOf = Callable[[User], Client]


def about(letter: Letter) -> dict[About, str]:
    return {one.about: one.text for one in warnings(letter, "en")}


def write(letter: Letter, kind: str, text: str) -> None:
    section = section_of(letter, kind)
    section.text, section.own_words = text, True
    section.save()


def test_a_short_letter_warns_of_no_length(macron: MacronVisit, teammate: User) -> None:
    found = about(macron.letter(teammate))
    assert not {About.PAGES, About.WORDS, About.ASKS, About.CASES, About.REQUEST} & set(found)


def test_more_than_600_words_and_2_pages(macron: MacronVisit, teammate: User) -> None:
    letter = macron.letter(teammate)
    write(letter, "THANKS", "word " * 1000)
    found = about(letter)
    assert "more than 600" in found[About.WORDS]
    assert "About 3 pages, estimated" in found[About.PAGES]
    letter.kind = LetterKind.BRIEFING
    assert not {About.PAGES, About.WORDS} & set(about(letter))


def test_more_than_3_asks(macron: MacronVisit, teammate: User) -> None:
    fourth = make_ask("say so in public", macron.guest.office)
    letter = macron.letter(teammate, asks=[*macron.asks, fourth])
    assert "4 asks" in about(letter)[About.ASKS]


def test_a_main_request_behind_120_words(macron: MacronVisit, teammate: User) -> None:
    letter = macron.letter(teammate)
    write(letter, "CONCERNS", "word " * 130)
    assert "The main request comes after" in about(letter)[About.REQUEST]
    body = [
        Section(kind=SectionKind.OPENING, text="one two three"),
        Section(
            kind=SectionKind.ASKS, text="We ask you to:\n\n1. act", own_words=False,
            sentences=[{"key": "ask:1", "text": "act", "facts": []}],
        ),
    ]  # fmt: skip
    assert words_before_request(body) == 7


def test_six_cases_go_into_the_annex_with_one_click(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    cases = []
    for number in range(6):
        person = make_person(f"Anna Testova{'abcdef'[number]}", by=teammate)
        clear(person)
        cases.append(make_party(make_case(teammate), person).case)
    letter, client = macron.letter(teammate, *cases), client_of(teammate)
    url = letter.get_absolute_url()
    assert About.CASES in about(letter)
    assert "Move the cases into the annex" in client.get(url).content.decode()
    client.post(url, {**typed(letter), "do": "annex"})
    annex = letter.sections.get(kind="ANNEX", subject="KZ", language="en")
    assert annex.text.count("Testova") >= 6
    assert "Testova" not in section_of(letter, "CASES").text
    assert About.CASES not in about(letter)


def test_a_word_that_no_cabinet_takes_is_listed_and_underlined(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    letter = macron.letter(teammate)
    write(letter, "THANKS", "We demand an end to the bogus regime; regimental is a word.")
    (first, *others) = [one for one in warnings(letter, "en") if one.about == About.WORD]
    assert "demand" in first.text
    assert word_list("en")["demand"] in first.text
    assert len(others) == 2
    sheet = client_of(teammate).get(letter.get_absolute_url()).context["sheet"]
    assert '<mark class="unwelcome">bogus</mark>' in sheet
    assert "regimental is" in sheet


def test_words_inside_of_tags_stay_as_they_are() -> None:
    html = '<a href="https://example.org/regime">the regime</a>'
    expected = 'href="https://example.org/regime">the <mark class="unwelcome">regime</mark></a>'
    assert expected in underlined(html, "en")


def test_french_has_a_list_of_its_own() -> None:
    said = [Section(kind=SectionKind.THANKS, text="Nous exigeons la chute de ce Régime.")]
    assert [one.word for one in checks.unwelcome(said, "fr")] == ["exigeons", "Régime"]
    assert checks.unwelcome(said, "xx") == []


def test_a_paragraph_past_its_review_date(macron: MacronVisit, teammate: User) -> None:
    letter, paragraph = macron.letter(teammate), macron.paragraphs[0]
    assert About.PARAGRAPH not in about(letter)
    paragraph.review_on = date(2023, 1, 1)
    paragraph.save()
    assert paragraph.title in about(letter)[About.PARAGRAPH]


def test_a_holder_whom_nobody_verified(macron: MacronVisit, teammate: User) -> None:
    assert "Emmanuel Macron" in about(macron.letter(teammate))[About.HOLDER]
