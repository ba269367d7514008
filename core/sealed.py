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
    sealed.ciphertext = encrypt(data_key(subject), value.encode(), _bound_to(sealed))
    sealed.save(force_insert=True)
    return sealed


def unseal(sealed: Sealed) -> str:
    """The plaintext. Raises TamperedError rather than return anything else."""
    key = known_key(sealed.subject)
    return decrypt(key, bytes(sealed.ciphertext), _bound_to(sealed)).decode()


def data_key(subject: uuid.UUID) -> bytes:
    """The key under which to encrypt what belongs to `subject`; made the first time."""
    fresh = AESGCM.generate_key(bit_length=256)
    key, created = DataKey.objects.get_or_create(
        subject=subject, defaults={"wrapped": encrypt(_master_key(), fresh, subject.bytes)}
    )
    return fresh if created else _unwrap(key)


def known_key(subject: uuid.UUID) -> bytes:
    """The key that was made for `subject`. Raises TamperedError where it is gone."""
    try:
        return _unwrap(DataKey.objects.get(subject=subject))
    except DataKey.DoesNotExist as missing:
        raise TamperedError("The key of this value is gone.") from missing


def _unwrap(key: DataKey) -> bytes:
    return decrypt(_master_key(), bytes(key.wrapped), key.subject.bytes)


def _master_key() -> bytes:
    return base64.b64decode(settings.MASTER_KEY)


def _bound_to(sealed: Sealed) -> bytes:
    # Binding to row and subject stops ciphertexts from being swapped between rows.
    return sealed.id.bytes + sealed.subject.bytes


def encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """`bound_to` is not stored: only who gives it again can decrypt."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def decrypt(key: bytes, stored: bytes, bound_to: bytes) -> bytes:
    """What encrypt() was given. Raises TamperedError rather than return anything else."""
    try:
        return AESGCM(key).decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], bound_to)
    except InvalidTag as wrong:
        raise TamperedError("A protected value does not match its key.") from wrong
