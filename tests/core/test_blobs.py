import hashlib
import os

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import blobs
from core.models import Blob, BlobPart, DataKey
from core.sealed import TamperedError
from tests.conftest import owner_connection

pytestmark = pytest.mark.django_db


@given(st.binary(max_size=100))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_come_back_as_stored_however_they_are_cut(monkeypatch, data):
    monkeypatch.setattr(blobs, "PART", 7)
    assert blobs.read(blobs.store(data)) == data


def test_a_large_file_is_kept_in_parts_of_one_megabyte():
    data = os.urandom(3 * blobs.PART + 1)
    blob = blobs.store(data)
    assert [blob.size, blob.sha256] == [len(data), hashlib.sha256(data).hexdigest()]
    assert blob.parts.count() == 4
    assert blobs.read(Blob.objects.get(pk=blob.pk)) == data


def test_reading_takes_the_same_queries_for_any_size(django_assert_num_queries):
    for size in (1, 12 * blobs.PART):
        blob = blobs.store(b"x" * size)
        with django_assert_num_queries(2):
            blobs.read(blob)


def test_nothing_of_the_file_can_be_read_in_the_database():
    blobs.store(b"the sister of Aibek Testov" * 100)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM core_blobpart WHERE position('sister'::bytea in ciphertext) > 0"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("statement", [
    "UPDATE core_blob SET sha256 = ''", "DELETE FROM core_blob",
    "UPDATE core_blobpart SET number = 9", "DELETE FROM core_blobpart",
])  # fmt: skip
def test_the_database_refuses_to_change_or_delete_a_file(statement):
    blobs.store(b"original")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


TAMPERINGS = {
    "a byte": "UPDATE core_blobpart SET ciphertext = set_byte(ciphertext, 20, 0) WHERE number = 0",
    "a missing part": "DELETE FROM core_blobpart WHERE number = 1",
    "no parts": "DELETE FROM core_blobpart",
    "parts in another order": "UPDATE core_blobpart SET number = 10 WHERE number = 0",
    "another hash": "UPDATE core_blob SET sha256 = 'f'",
    "a lost key": "DELETE FROM core_datakey",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS)
def test_denial_a_tampered_file_is_not_read(monkeypatch, statement):
    monkeypatch.setattr(blobs, "PART", 4)
    blob = blobs.store(b"originals")
    with owner_connection() as owner:
        owner.execute(statement)
    with pytest.raises(TamperedError):
        blobs.read(Blob.objects.get(pk=blob.pk))


@pytest.mark.django_db(transaction=True)
def test_denial_the_part_of_one_file_is_not_read_as_anothers():
    first, second = blobs.store(b"first"), blobs.store(b"other")
    with owner_connection() as owner:
        owner.execute(
            "UPDATE core_blobpart SET ciphertext = (SELECT ciphertext FROM core_blobpart"
            " WHERE blob_id = %s) WHERE blob_id = %s", [first.pk, second.pk],
        )  # fmt: skip
    with pytest.raises(TamperedError):
        blobs.read(second)


def test_a_failed_transaction_leaves_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        blobs.store(b"x")
        raise RuntimeError
    assert not Blob.objects.exists()
    assert not BlobPart.objects.exists()
    assert not DataKey.objects.exists()
