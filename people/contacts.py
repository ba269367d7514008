"""Who is behind this number? Exact search in sealed contacts, through a blind index.

What is found by is a keyed hash: neither the database nor its backup tells a number, and without
the key nobody can try all numbers there are. The key is a data key of its own, so that a new master
key leaves the index as it is.
"""

import hashlib
import hmac
import re

from accounts.models import User
from accounts.roles import Permission
from core.keys import slug_id
from core.models import Sealed
from core.sealed import data_key
from people.models import ContactKey, Person
from people.models.subjects import PersonQuerySet

INDEX = slug_id("contact-index")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?<![\w.])@(\w{4,})")
NUMBER = re.compile(r"\+?\d[\d\s().\-/]{4,}\d")
LEAST_DIGITS = 6
# The rest is how one dials from here or from there: "+7 701 …", "8 701 …", "00 7 701 …".
LAST_DIGITS = 8


def index(sealed: Sealed, text: str) -> None:
    """Let a sealed contact be found by the numbers and addresses in `text`, its plaintext."""
    ContactKey.objects.bulk_create(
        [ContactKey(sealed=sealed, mark=mark) for mark in sorted(_marks(text))]
    )


def reached_by(text: str, user: User) -> PersonQuerySet:
    """People whom `user` sees and whose present contact holds a number or address in `text`.

    Nobody for who may not read protected values: not even that there is somebody.
    """
    if not user.may(Permission.READ_PROTECTED):
        return Person.objects.none()
    found = ContactKey.objects.filter(mark__in=_marks(text)).values("sealed")
    return Person.objects.visible_to(user).filter(contact__in=found, merged_into=None)


def has_something_to_find(text: str) -> bool:
    return bool(_said(text))


def _marks(text: str) -> set[str]:
    said = _said(text)
    key = data_key(INDEX) if said else b""
    return {hmac.new(key, one.encode(), hashlib.sha256).hexdigest() for one in said}


def _said(text: str) -> set[str]:
    """Numbers, e-mail addresses and names in messengers, each as it is compared."""
    emails = {f"email:{found.casefold()}" for found in EMAIL.findall(text)}
    handles = {f"handle:{found.casefold()}" for found in HANDLE.findall(text)}
    digits = (re.sub(r"\D", "", found) for found in NUMBER.findall(text))
    numbers = {f"phone:{found[-LAST_DIGITS:]}" for found in digits if len(found) >= LEAST_DIGITS}
    return emails | handles | numbers
