import pytest
from django.db import DatabaseError, connection, transaction

from core.keys import uuid7
from core.models import Sealed
from core.sealed import TamperedError, seal, unseal

pytestmark = pytest.mark.django_db


def test_a_value_comes_back_as_written():
    assert unseal(seal("+7 700 000 00 00 (сестра)", subject=uuid7())) == "+7 700 000 00 00 (сестра)"


def test_the_empty_text_is_a_value():
    assert unseal(seal("", subject=uuid7())) == ""


def test_the_same_value_is_never_stored_the_same_way():
    subject = uuid7()
    assert seal("a", subject=subject).ciphertext != seal("a", subject=subject).ciphertext


@pytest.mark.parametrize("position", range(0, 28, 5))
def test_a_changed_byte_raises(position):
    sealed = seal("value", subject=uuid7())
    changed = bytearray(sealed.ciphertext)
    changed[position] ^= 1
    sealed.ciphertext = bytes(changed)
    with pytest.raises(TamperedError):
        unseal(sealed)


def test_a_value_cannot_be_passed_off_as_another_of_the_same_person():
    subject = uuid7()
    first, second = seal("one", subject=subject), seal("two", subject=subject)
    first.ciphertext = second.ciphertext
    with pytest.raises(TamperedError):
        unseal(first)


def test_without_the_persons_key_nothing_can_be_read():
    sealed = seal("value", subject=uuid7())
    sealed.subject = uuid7()
    with pytest.raises(TamperedError):
        unseal(sealed)


def test_another_master_key_reads_nothing(settings):
    sealed = seal("value", subject=uuid7())
    settings.MASTER_KEY = "B" * 43 + "="
    with pytest.raises(TamperedError):
        unseal(sealed)


def test_the_database_refuses_to_change_a_sealed_value():
    sealed = seal("value", subject=uuid7())
    with pytest.raises(DatabaseError), transaction.atomic():
        Sealed.objects.filter(pk=sealed.pk).update(ciphertext=b"x")


def test_no_plaintext_reaches_the_database():
    seal("Aibek's sister", subject=uuid7())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM core_sealed WHERE position('sister'::bytea in ciphertext) > 0"
        )
        assert cursor.fetchone() == (0,)
