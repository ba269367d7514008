"""A new master key: everything can still be read, and no longer with the old one."""

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Act, AuditEntry
from core import sealed as module
from core.keys import uuid7
from core.models import DataKey, Sealed
from core.sealed import TamperedError, opened, seal, unseal
from tests.conftest import owner_connection

OLD, NEW = "A" * 43 + "=", "B" * 43 + "="
on_disk = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def values(settings) -> list[Sealed]:
    """Sealed under the old key, as the change of it begins."""
    settings.MASTER_KEY, settings.MASTER_KEY_OLD = OLD, ""
    made = [seal(f"value {number}", subject=uuid7()) for number in range(5)]
    settings.MASTER_KEY, settings.MASTER_KEY_OLD = NEW, OLD
    return made


def texts(values: list[Sealed]) -> list[str]:
    return [unseal(Sealed.objects.get(pk=one.pk)) for one in values]


def rotate() -> str:
    said = StringIO()
    call_command("rotate_master_key", stdout=said)
    return said.getvalue()


@on_disk
def test_after_it_the_new_key_alone_reads_everything(settings, values) -> None:
    before = texts(values)
    assert "5 keys are wrapped anew" in rotate()
    settings.MASTER_KEY_OLD = ""
    assert texts(values) == before == [f"value {number}" for number in range(5)]
    settings.MASTER_KEY = OLD
    with pytest.raises(TamperedError):
        texts(values)


@on_disk
def test_it_is_in_the_trail_and_a_second_run_does_nothing(values) -> None:
    rotate()
    assert "0 keys are wrapped anew" in rotate()
    entry = AuditEntry.objects.get(act=Act.KEY_ROTATED)
    assert (entry.details, entry.user_name) == ({"keys": 5}, "rotate_master_key")


@on_disk
def test_while_it_is_changed_values_of_both_keys_are_read_and_written(values) -> None:
    written = seal("new", subject=uuid7())
    again = seal("more", subject=values[0].subject)
    assert texts([*values, written, again])[-2:] == ["new", "more"]


@on_disk
def test_interrupted_it_leaves_every_key_as_it_was(values, monkeypatch) -> None:
    wrapped = dict(DataKey.objects.values_list("pk", "wrapped"))
    made, encrypt = [], module.encrypt

    def dies(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
        made.append(plain)
        if len(made) == 3:
            raise KeyboardInterrupt
        return encrypt(key, plain, bound_to)

    monkeypatch.setattr(module, "encrypt", dies)
    with pytest.raises(KeyboardInterrupt):
        rotate()
    assert dict(DataKey.objects.values_list("pk", "wrapped")) == wrapped
    assert len(texts(values)) == 5
    assert not AuditEntry.objects.filter(act=Act.KEY_ROTATED).exists()


@on_disk
def test_a_key_that_opens_with_neither_stops_it_and_nothing_changes(values) -> None:
    with owner_connection() as owner:
        owner.execute(
            "UPDATE core_datakey SET wrapped = %s WHERE subject = %s",
            (b"\0" * 60, values[-1].subject),
        )
    wrapped = dict(DataKey.objects.values_list("pk", "wrapped"))
    with pytest.raises(CommandError, match="Nothing was changed"):
        rotate()
    assert dict(DataKey.objects.values_list("pk", "wrapped")) == wrapped


def test_it_asks_for_both_keys(settings) -> None:
    settings.MASTER_KEY_OLD = ""
    with pytest.raises(CommandError, match="MASTER_KEY_OLD"):
        rotate()


@pytest.mark.django_db
def test_a_hundred_flipped_bits_are_all_refused() -> None:
    """S14: in the value and in its key; each is refused, none shown as if it were the value."""
    value, drawn = seal("canary +7 700 000 00 00", subject=uuid7()), random.Random(14)  # noqa: S311
    key = DataKey.objects.get(subject=value.subject)
    kept, wrapped = bytes(value.ciphertext), bytes(key.wrapped)
    for number in range(100):
        whole = wrapped if number % 2 else kept
        flipped = bytearray(whole)
        bit = drawn.randrange(len(whole) * 8)
        flipped[bit // 8] ^= 1 << bit % 8
        if number % 2:
            with pytest.raises(TamperedError):
                module._unwrap(DataKey(subject=key.subject, wrapped=bytes(flipped)))
        else:
            value.ciphertext = bytes(flipped)
            assert opened(value) == module.Opened("", readable=False)


@pytest.mark.django_db
def test_values_swapped_between_two_people_are_refused() -> None:
    first, second = (seal(text, subject=uuid7()) for text in ("one", "two"))
    first.ciphertext, second.ciphertext = second.ciphertext, first.ciphertext
    assert not opened(first).readable
    assert not opened(second).readable


@pytest.mark.django_db
@pytest.mark.parametrize("length", [0, 5, 12, 20])
def test_what_is_cut_off_is_refused(length: int) -> None:
    value = seal("value", subject=uuid7())
    value.ciphertext = bytes(value.ciphertext)[:length]
    with pytest.raises(TamperedError):
        unseal(value)


@pytest.mark.django_db
def test_the_control_a_right_value_is_read() -> None:
    value = seal("value", subject=uuid7())
    assert opened(Sealed.objects.get(pk=value.pk)) == module.Opened("value")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_sealed")
        assert cursor.fetchone() == (1,)
