"""The head of the chain, signed, to keep where nobody can change it who can change the database.

A head says how far the chain had come: whoever cuts the newest seals off, or writes the chain anew
from some point on, cannot bring back the hash in a head that was kept. The signature (Ed25519) is
made with a key outside the database, so that a head found later is known to be ours.
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from core.models import Seal


class WrongHeadError(ValueError):
    """A head that was not signed with our key, or is none; the text says which."""


@dataclass(frozen=True)
class Head:
    """`rows` are all that were sealed up to seal `number`; `hash` is hexadecimal; times are UTC."""

    number: int
    hash: str
    rows: int
    sealed_at: str
    written_at: str


def head_now(using: str = "default") -> Head | None:
    """None while nothing was ever sealed."""
    last = Seal.objects.using(using).order_by("-number").first()
    if last is None:
        return None
    rows = Seal.objects.using(using).filter(number__lte=last.number).aggregate(n=Sum("rows"))["n"]
    return Head(
        number=last.number, hash=bytes(last.hash).hex(), rows=rows,
        sealed_at=last.sealed_at.isoformat(), written_at=timezone.now().isoformat(),
    )  # fmt: skip


def signed(head: Head) -> str:
    """`head` as JSON, with its signature and the public key to check it by."""
    key = _key()
    public = key.public_key().public_bytes_raw()
    signature = key.sign(_signed_bytes(head))
    return json.dumps(
        {**asdict(head), "key": _text(public), "signature": _text(signature)}, indent=2
    )


def read_head(text: str) -> Head:
    """Raises WrongHeadError for anything but a head signed with the key of this installation."""
    try:
        given = json.loads(text)
        public = base64.b64decode(given.pop("key"))
        signature = base64.b64decode(given.pop("signature"))
        head = Head(**given)
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise WrongHeadError("This is no head of a trail.") from wrong
    if public != _key().public_key().public_bytes_raw():
        raise WrongHeadError(f"This head was signed with another key ({fingerprint(public)}).")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _signed_bytes(head))
    except InvalidSignature as wrong:
        raise WrongHeadError("The signature does not fit: this head was altered.") from wrong
    return head


def fingerprint(public: bytes | None = None) -> str:
    """Of a public key, by default of ours: 16 letters and digits in fours, to compare by eye."""
    digest = hashlib.sha256(public or _key().public_key().public_bytes_raw()).hexdigest()[:16]
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.TRAIL_KEY))


def _signed_bytes(head: Head) -> bytes:
    return b"habeas trail head\n" + json.dumps(asdict(head), sort_keys=True).encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
