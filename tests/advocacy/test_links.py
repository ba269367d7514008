"""Sentences stay linked to their facts while their words stand, whatever is typed around them."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from advocacy.languages.base import Sentence
from advocacy.links import (
    Share,
    WordCount,
    as_sentence,
    as_stored,
    facts_in,
    is_as_written,
    linked,
    own_text,
    share,
    words_of,
)
from advocacy.models import Section, SectionKind

ROW = "cases.Event", str(UUID(int=7)), 3
SENTENCES = [
    Sentence("A. Testov was arrested on 3 May 2023.", (ROW,), "happened:1"),
    Sentence("He was arrested on 3 May 2023.", (), "happened:2"),
    Sentence("He has been held for five months.", (), "stands:1"),
]


def section(text: str, *sentences: Sentence, own: bool = True) -> Section:
    return Section(
        kind=SectionKind.CASES, text=text, own_words=own,
        sentences=[as_stored(one) for one in sentences],
    )  # fmt: skip


def standing(found: Section) -> list[str]:
    return [one.sentence.key for one in linked(found) if one.stands]


def test_a_sentence_is_kept_whole() -> None:
    assert as_sentence(as_stored(SENTENCES[0])) == SENTENCES[0]


@given(
    typed=st.lists(st.text(st.characters(exclude_characters="."), max_size=40), min_size=4,
                   max_size=4),
    edited=st.sets(st.integers(0, 2)),
)  # fmt: skip
def test_any_edit_keeps_the_links_of_the_sentences_it_leaves(
    typed: list[str], edited: set[int]
) -> None:
    texts = [
        one.text.replace("2023", "2024").replace("five", "six") if place in edited else one.text
        for place, one in enumerate(SENTENCES)
    ]
    text = typed[0] + "".join(one + words for one, words in zip(texts, typed[1:], strict=True))
    kept = [one.key for place, one in enumerate(SENTENCES) if place not in edited]
    assert standing(section(text, *SENTENCES)) == kept


def test_a_sentence_inside_a_longer_one_is_not_found_there() -> None:
    long = Sentence("Relatives say: He was arrested on 3 May 2023. Others agree.", (), "who:1")
    assert standing(section(long.text, SENTENCES[1], long)) == ["who:1"]
    both = section(f"{long.text} {SENTENCES[1].text}", SENTENCES[1], long)
    assert standing(both) == ["happened:2", "who:1"]


def test_two_sentences_of_the_same_words_need_two_places() -> None:
    again = Sentence(SENTENCES[1].text, (), "happened:9")
    assert standing(section(SENTENCES[1].text, SENTENCES[1], again)) == ["happened:2"]


def test_only_what_still_stands_rests_on_facts() -> None:
    assert facts_in([section(SENTENCES[0].text, *SENTENCES)]) == {ROW}
    assert facts_in([section("A. Testov was arrested.", *SENTENCES)]) == set()


def test_a_section_says_how_much_of_it_is_own_words() -> None:
    text = SENTENCES[0].text
    assert share(section(text, SENTENCES[0], own=False)) == Share.FACTS
    assert share(section(f"{text} We worry.", SENTENCES[0])) == Share.PARTLY
    assert share(section("We worry.", SENTENCES[0])) == Share.OWN


def test_marks_of_lists_are_nobodys_words() -> None:
    bullets = f"- {SENTENCES[0].text}\n- {SENTENCES[2].text}"
    assert is_as_written(section(bullets, SENTENCES[0], SENTENCES[2]))
    assert not is_as_written(section(bullets + " Truly.", SENTENCES[0], SENTENCES[2]))
    assert not is_as_written(section(SENTENCES[0].text, SENTENCES[0], SENTENCES[2]))


def test_words_are_counted_by_where_they_come_from() -> None:
    library = Sentence("We work with partners.", (), "paragraph:1")
    text = f"1. {SENTENCES[0].text} {library.text} And one thing more."
    found = section(text, SENTENCES[0], library)
    assert words_of([found]) == WordCount(data=8, library=4, hand=4)
    assert own_text(found).split() == ["1.", "And", "one", "thing", "more."]
