"""Protected values: contacts, identity of a source, exact place, health, family.

Tracked rows hold only the key of a sealed value, so history holds no plaintext and erasing a person
is the loss of one data key. AES-256-GCM; each subject's data key is wrapped by the master key,
which lives outside the database and its backups.
"""

import base64
import os
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from core.models import DataKey, Sealed

NONCE_BYTES = 12


class TamperedError(RuntimeError):
    """A sealed value or its key is not what was written."""


def seal(value: str, *, subject: uuid.UUID) -> Sealed:
    """Store `value` encrypted under the data key of `subject`, a person or a source."""
    sealed = Sealed(subject=subject)
    sealed.ciphertext = _encrypt(_data_key(subject), value.encode(), _bound_to(sealed))
    sealed.save(force_insert=True)
    return sealed


def unseal(sealed: Sealed) -> str:
    """The plaintext. Raises TamperedError rather than return anything else."""
    try:
        key = DataKey.objects.get(subject=sealed.subject)
    except DataKey.DoesNotExist as missing:
        raise TamperedError("The key of this value is gone.") from missing
    return _decrypt(_unwrap(key), bytes(sealed.ciphertext), _bound_to(sealed)).decode()


def _data_key(subject: uuid.UUID) -> bytes:
    fresh = AESGCM.generate_key(bit_length=256)
    key, created = DataKey.objects.get_or_create(
        subject=subject, defaults={"wrapped": _encrypt(_master_key(), fresh, subject.bytes)}
    )
    return fresh if created else _unwrap(key)


def _unwrap(key: DataKey) -> bytes:
    return _decrypt(_master_key(), bytes(key.wrapped), key.subject.bytes)


def _master_key() -> bytes:
    return base64.b64decode(settings.MASTER_KEY)


def _bound_to(sealed: Sealed) -> bytes:
    # Binding to row and subject stops ciphertexts from being swapped between rows.
    return sealed.id.bytes + sealed.subject.bytes


def _encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _decrypt(key: bytes, stored: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], bound_to)
    except InvalidTag as wrong:
        raise TamperedError("A protected value does not match its key.") from wrong
