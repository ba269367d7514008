"""What somebody typed and has not sent yet: kept for its author, encrypted under their key.

For how long, docs/retention.yaml says.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser

from core.models import Draft
from core.sealed import data_key, decrypt, encrypt, known_key

LONGEST_ADDRESS = Draft._meta.get_field("form").max_length or 0


@dataclass(frozen=True)
class Written:
    """A draft as its author sees it. `fields` is the form as a browser would have sent it."""

    id: uuid.UUID
    address: str
    title: str
    fields: str
    saved_at: datetime


def save(*, user: AbstractBaseUser, address: str, title: str, fields: str) -> None:
    """Keep what is typed into the form at `address`, in place of what was kept there before."""
    plain = json.dumps({"title": title, "fields": fields}).encode()
    ciphertext = encrypt(data_key(user.pk), plain, _bound_to(user.pk, address))
    Draft.objects.update_or_create(user=user.pk, form=address, defaults={"ciphertext": ciphertext})


def of(user: AbstractBaseUser) -> list[Written]:
    """The user's own drafts, newest first."""
    kept = list(Draft.objects.filter(user=user.pk))
    key = known_key(user.pk) if kept else b""
    return [_opened(draft, key) for draft in kept]


def at(user: AbstractBaseUser, address: str) -> Written | None:
    """The user's draft for the form at `address`."""
    draft = Draft.objects.filter(user=user.pk, form=address).first()
    return _opened(draft, known_key(draft.user)) if draft else None


def discard(*, user: AbstractBaseUser, address: str) -> None:
    Draft.objects.filter(user=user.pk, form=address).delete()


def _opened(draft: Draft, key: bytes) -> Written:
    bound_to = _bound_to(draft.user, draft.form)
    plain = json.loads(decrypt(key, bytes(draft.ciphertext), bound_to))
    return Written(draft.id, draft.form, plain["title"], plain["fields"], draft.saved_at)


def _bound_to(user: uuid.UUID, address: str) -> bytes:
    return user.bytes + address.encode()
