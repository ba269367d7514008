"""The quick line reads what docs/quick-line.md says, invents nothing and drops nothing."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.heard import flat, heard_in
from cases.quick.grammar import LONGEST, read_line
from cases.quick.help import ANCHOR, NAMES, examples, in_words, read

# Words that mean something to the line, mixed with words that do not.
PIECES = st.sampled_from(
    [*re.findall(r"\S+", " ".join(line for line, _ in examples())), "31", "Feb", "|", "(", "Ж"]
)
LINES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join))


def test_there_are_at_least_40_examples() -> None:
    assert len(examples()) >= 40


@pytest.mark.parametrize(("line", "meant"), examples(), ids=lambda value: value[:40])
def test_the_line_is_read_as_the_page_says(line: str, meant: str) -> None:
    assert in_words(read(line)) == meant


@settings(deadline=None)
@given(LINES)
@example("12 May 2023 sentenced 7y Art. 191-1, Almaly district court")
@example("31 February 2024, 30 февраля 2021 г.")
def test_no_year_is_invented(line: str) -> None:
    said = {int(year) for year in re.findall(r"[0-9]{4}", line)}
    near = {ANCHOR.year - 1, ANCHOR.year, ANCHOR.year + 1}
    found = read(line)
    for when in (found.date, found.until, found.known):
        for day in (when.earliest, when.latest):
            assert day is None or any(abs(day.year - year) <= 1 for year in said | near)


@settings(deadline=None)
@given(LINES)
def test_every_word_is_used_or_kept_as_text(line: str) -> None:
    found = read(line)
    used = {place for _, (start, end) in found.used for place in range(start, end)}
    unused = [sign for place, sign in enumerate(found.line) if place not in used]
    kept = re.sub(r"\W", "", found.rest)
    assert kept == re.sub(r"\W", "", "".join(unused))


def test_what_is_too_long_is_cut_and_read() -> None:
    assert len(read_line("x" * 5000, anchor=ANCHOR).line) == LONGEST


@settings(deadline=None)
@given(st.text(max_size=60))
def test_flat_text_has_the_places_of_the_text(text: str) -> None:
    assert len(flat(text)) == len(text)


def test_two_things_in_one_text_are_both_heard() -> None:
    told = heard_in("She was arrested in May and sentenced in June.")
    assert [one.type for one in told] == ["APPREHENDED", "SENTENCE"]


def test_a_name_that_two_share_names_nobody() -> None:
    found = read_line(
        "Testov released", anchor=ANCHOR, names=[["Aibek Testov"], ["Daniyar Testov"]]
    )
    assert found.whom == ()
    assert found.rest == "Testov"


@pytest.mark.parametrize("names", [[], NAMES[:1], NAMES])
def test_a_line_of_nothing_is_a_proposal_of_nothing(names: list[list[str]]) -> None:
    found = read_line("  ", anchor=ANCHOR, names=names)
    assert (found.type, found.rest, found.used) == (None, "", ())
