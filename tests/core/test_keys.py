import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import keys


def test_keys_are_version_7_and_grow_with_time():
    made = [keys.uuid7() for _ in range(1000)]
    assert {(key.version, key.variant) for key in made} == {(7, uuid.RFC_4122)}
    assert len(set(made)) == 1000


def test_keys_made_within_a_millisecond_keep_their_order(monkeypatch):
    clock = iter(range(1_700_000_000_000_000_000, 1_700_000_000_000_900_000, 1_000))
    monkeypatch.setattr(keys.time, "time_ns", lambda: next(clock))
    made = [keys.uuid7() for _ in range(900)]
    assert made == sorted(made)


def test_a_fixture_keeps_its_key():
    assert keys.slug_id("person:aibek-testov") == keys.slug_id("person:aibek-testov")
    assert keys.slug_id("person:aibek-testov") != keys.slug_id("case:aibek-testov")


@pytest.mark.parametrize("letter", keys.LETTERS)
def test_references_are_well_formed(letter):
    reference = keys.new_reference(letter)
    assert reference[0] == letter
    assert keys.is_reference(reference)


@given(st.text(keys.ALPHABET, min_size=6, max_size=6), st.integers(0, 5), st.data())
def test_one_wrong_character_is_noticed(body, place, data):
    other = data.draw(st.sampled_from([c for c in keys.ALPHABET if c != body[place]]))
    wrong = body[:place] + other + body[place + 1 :]
    assert not keys.is_reference(f"C-{wrong}-{keys.check_character(body)}")


@pytest.mark.parametrize("text", ["", "C", "C-1-1", "X-7F3K9Q-M", "C-7F3K9Q-", "c-7f3k9q-m", "--"])
def test_what_is_no_reference_is_refused(text):
    assert not keys.is_reference(text)
