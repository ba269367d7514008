"""Protected values: contacts, identity of a source, exact place, health, family.

Tracked rows hold only the key of a sealed value, so history holds no plaintext and erasing a person
is the loss of one data key. AES-256-GCM; each subject's data key is wrapped by the master key,
which lives outside the database and its backups.
"""

import base64
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

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


@dataclass(frozen=True)
class Opened:
    """What a page shows of a sealed value: its text, or that it cannot be read."""

    text: str
    readable: bool = True


def opened(sealed: Sealed) -> Opened:
    """For a page: a value that was changed, or whose key is gone, says so and nothing else."""
    try:
        return Opened(unseal(sealed))
    except TamperedError:
        return Opened("", readable=False)


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


def rewrap_all(*, using: str, told: Callable[[int], None] = lambda done: None) -> int:
    """Wrap every data key under MASTER_KEY that is still under MASTER_KEY_OLD; says how many were.

    All of them or none: whatever stops it, each key is as it was. What the database then holds is
    read again with the new key alone. Raises TamperedError where a key opens with neither.
    """
    changed = 0
    with transaction.atomic(using=using):
        keys = DataKey.objects.using(using).select_for_update().order_by("pk")
        for done, key in enumerate(keys.iterator(), 1):
            if not _is_under(_master_key(), key):
                key.wrapped = encrypt(_master_key(), _unwrap(key), key.subject.bytes)
                key.save(using=using, update_fields=["wrapped"])
                changed += 1
            told(done)
        for key in DataKey.objects.using(using).iterator():
            decrypt(_master_key(), bytes(key.wrapped), key.subject.bytes)
    return changed


def _is_under(master: bytes, key: DataKey) -> bool:
    try:
        decrypt(master, bytes(key.wrapped), key.subject.bytes)
    except TamperedError:
        return False
    return True


def _unwrap(key: DataKey) -> bytes:
    """While the master key is being changed, also under the one of before."""
    if not settings.MASTER_KEY_OLD or _is_under(_master_key(), key):
        return decrypt(_master_key(), bytes(key.wrapped), key.subject.bytes)
    old = base64.b64decode(settings.MASTER_KEY_OLD)
    return decrypt(old, bytes(key.wrapped), key.subject.bytes)


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
    except (InvalidTag, ValueError) as wrong:  # ValueError: too short to be one
        raise TamperedError("A protected value does not match its key.") from wrong
