"""The bytes of files, encrypted in the database.

A blob is cut into parts of 1 MB, because PostgreSQL holds a value in memory whole. Each part is
bound to its blob and its number, so parts can be neither swapped nor reordered; the hash of the
whole finds what is missing. Every blob has a data key of its own: erasing it erases the file.
"""

import hashlib
from uuid import UUID

from django.db import transaction

from core.models import Blob, BlobPart
from core.sealed import TamperedError, data_key, decrypt, encrypt, known_key

PART = 1024 * 1024  # bytes
FETCHED = 8  # parts at a time


@transaction.atomic
def store(data: bytes) -> Blob:
    """Keep `data` for good: a blob is never changed, and the app role may not delete it."""
    blob = Blob(size=len(data), sha256=hashlib.sha256(data).hexdigest())
    blob.save(force_insert=True)
    key = data_key(blob.id)
    for number, start in enumerate(range(0, len(data), PART)):
        ciphertext = encrypt(key, data[start : start + PART], _bound_to(blob.id, number))
        BlobPart(blob=blob, number=number, ciphertext=ciphertext).save(force_insert=True)
    return blob


def read(blob: Blob) -> bytes:
    """What store() was given. Raises TamperedError rather than return anything else."""
    key = known_key(blob.id)
    ciphertexts = blob.parts.order_by("number").values_list("ciphertext", flat=True)
    data = b"".join(
        decrypt(key, bytes(ciphertext), _bound_to(blob.id, number))
        for number, ciphertext in enumerate(ciphertexts.iterator(FETCHED))
    )
    if hashlib.sha256(data).hexdigest() != blob.sha256:
        raise TamperedError("A file is not what was stored.")
    return data


def _bound_to(blob: UUID, number: int) -> bytes:
    return blob.bytes + number.to_bytes(4)
