"""The key on paper: what was typed wrongly is found, and what is right is enough."""

import base64
import io
import random
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from accounts import recovery
from accounts.recovery import MistypedError, groups_of, key_of, read
from config import serve
from core.keys import ALPHABET, uuid7
from core.sealed import TamperedError, seal, unseal

keys = st.binary(min_size=32, max_size=32)
places = st.integers(0, recovery.SHEET_GROUPS - 1)


@given(keys)
def test_a_key_comes_back_from_its_sheet(key: bytes) -> None:
    groups = groups_of(key)
    assert [len(group) for group in groups] == [5] * 14
    assert key_of(groups) == key


@given(keys, places, st.integers(0, 4), st.data())
def test_one_wrong_character_is_found_in_its_group(key, place, at, data) -> None:
    groups = groups_of(key)
    right = groups[place]
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != right[at]]))
    groups[place] = right[:at] + other + right[at + 1 :]
    with pytest.raises(MistypedError) as mistyped:
        key_of(groups)
    assert mistyped.value.wrong == [place + 1]


@given(keys, places, places)
def test_two_groups_that_changed_places_are_both_found(key, one, other) -> None:
    groups = groups_of(key)
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        with pytest.raises(MistypedError) as mistyped:
            key_of(groups)
        assert mistyped.value.wrong == sorted([one + 1, other + 1])


@given(keys, keys, places)
def test_a_group_from_another_sheet_does_not_belong(key, another, place) -> None:
    groups = groups_of(key)
    groups[place] = groups_of(another)[place]
    if groups != groups_of(key):
        with pytest.raises(MistypedError) as mistyped:
            key_of(groups)
        assert mistyped.value.wrong == []


@pytest.mark.parametrize("count", [0, 13, 15])
def test_too_few_and_too_many_groups_are_no_key(count: int) -> None:
    with pytest.raises(MistypedError):
        key_of((groups_of(b"k" * 32) * 2)[:count])


@given(keys, st.randoms())
def test_how_it_is_typed_does_not_matter(key: bytes, chance: random.Random) -> None:
    groups = groups_of(key)
    typed = chance.choice([" ", "-", "\n", "", " - "]).join(groups)
    typed = typed.replace("0", chance.choice("0Oo")).replace("1", chance.choice("1IlLi"))
    assert read(chance.choice([str.lower, str.upper])(typed)) == groups


def test_the_code_of_the_sheet_is_known_however_it_is_typed(settings) -> None:
    code = recovery.sheet_code()
    assert recovery.sheet_matches(code)
    assert recovery.sheet_matches(code.lower().replace(" ", "-"))
    settings.MASTER_KEY = "B" * 43 + "="
    assert not recovery.sheet_matches(code)


@given(st.text(max_size=40))
def test_denial_nothing_else_is_the_code_of_the_sheet(typed: str) -> None:
    assert not recovery.sheet_matches(typed)


def test_the_fingerprint_and_the_code_tell_nothing_of_the_key() -> None:
    told = recovery.sheet_code().replace(" ", "") + recovery.fingerprint()
    assert not any(group[:4] in told for group in groups_of(recovery.master_key()))


@pytest.fixture
def lost(db: None, settings, tmp_path: Path) -> tuple[object, str]:
    """A protected value, the text of the sheet, and a machine with another key."""
    settings.MASTER_KEY = base64.b64encode(bytes(range(32))).decode()
    settings.VAR_DIR = tmp_path
    value = seal("+7 700 000 00 00", subject=uuid7())
    paper = "\n".join(groups_of(recovery.master_key()))
    settings.MASTER_KEY = "B" * 43 + "="
    with pytest.raises(TamperedError):
        unseal(value)
    return value, paper


def restore(typed: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    out = io.StringIO()
    call_command("restore_key", *options, stdout=out)
    return out.getvalue()


def test_the_paper_alone_brings_protected_values_back(lost, settings, tmp_path, monkeypatch):
    value, paper = lost
    said = restore(paper.lower(), monkeypatch)
    written = tmp_path / "keys" / "master_key"
    assert "opens 1 of 1" in said
    assert written.stat().st_mode & 0o777 == 0o600
    settings.MASTER_KEY = written.read_text()
    assert unseal(value) == "+7 700 000 00 00"


def test_a_key_that_was_there_is_put_aside(lost, tmp_path, monkeypatch) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "master_key").write_text("another")
    restore(lost[1], monkeypatch)
    kept = [path.read_text() for path in (tmp_path / "keys").glob("master_key_*")]
    assert kept == ["another"]


def test_the_key_can_be_printed_for_the_environment(lost, settings, tmp_path, monkeypatch):
    settings.MASTER_KEY = restore(lost[1], monkeypatch, "--print").strip()
    assert unseal(lost[0]) == "+7 700 000 00 00"
    assert not (tmp_path / "keys").exists()


def test_denial_a_mistyped_group_is_named_and_nothing_is_written(lost, tmp_path, monkeypatch):
    groups = lost[1].split("\n")
    groups[4] = groups[4][:-1] + ("Z" if groups[4][-1] != "Z" else "Y")
    with pytest.raises(CommandError, match="group 5"):
        restore(" ".join(groups), monkeypatch)
    assert not (tmp_path / "keys").exists()


def test_denial_the_sheet_of_another_key_does_not_replace_this_one(lost, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="none of the 1 data keys"):
        restore(" ".join(groups_of(b"x" * 32)), monkeypatch)
    assert not (tmp_path / "keys").exists()


def test_denial_an_office_does_not_start_with_a_key_that_opens_nothing(lost) -> None:
    with pytest.raises(SystemExit, match="restore_key"):
        serve.refuse_other_key()


def test_an_office_starts_with_its_own_key_and_when_it_holds_nothing(db) -> None:
    serve.refuse_other_key()
    seal("+7 700 000 00 00", subject=uuid7())
    serve.refuse_other_key()
