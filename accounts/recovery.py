"""The recovery sheet: the master key on paper, and a code for whoever has lost a second factor.

The key is written in groups of four characters and a check character. A character that was misread
is found in its group, a group in the wrong place by its number, which is part of the check; the
last group is a check of the whole key, for groups from two sheets. Nothing of the sheet is stored:
it is computed from the key when it is shown.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.house import forget
from accounts.models import Act, House, Notice, NoticeKind, User
from accounts.notices import tell
from accounts.roles import Permission
from accounts.trail import done
from core.keys import ALPHABET, check_character
from core.models import DataKey
from core.sealed import TamperedError, decrypt, known_key

KEY_BYTES = 32
GROUP = 4  # characters of 5 bits, before the check character
KEY_GROUPS = 13  # 256 bits and 4 of filling
SHEET_GROUPS = KEY_GROUPS + 1
CODE_GROUPS = 4  # 80 bits
FINGERPRINT_CHARACTERS = 8
SAMPLE = 100  # data keys that tell whether a master key is the right one
ASKED = 2  # groups, of whoever says that the sheet is printed
# What is read for the letters that the alphabet leaves out.
MISREAD = str.maketrans("OIL", "011")


class MistypedError(ValueError):
    """Groups that are not what was printed. `wrong` holds their numbers, from 1; none when each

    is right in itself but they do not belong together.
    """

    def __init__(self, wrong: Sequence[int]) -> None:
        super().__init__(f"Wrong groups: {list(wrong)}")
        self.wrong = list(wrong)


def master_key() -> bytes:
    return base64.b64decode(settings.MASTER_KEY)


def groups_of(key: bytes) -> list[str]:
    """The key as it stands on the sheet: 14 groups of five characters."""
    number = int.from_bytes(key) << (5 * GROUP * KEY_GROUPS - 8 * KEY_BYTES)
    characters = _characters(number, GROUP * KEY_GROUPS) + _whole(key)
    return _checked(characters)


def key_of(groups: Sequence[str]) -> bytes:
    """The key from its groups, as read(). Raises MistypedError, which says where to look."""
    wrong = [n for n in range(1, SHEET_GROUPS + 1) if not is_group(groups[n - 1 : n], n)]
    if wrong or len(groups) != SHEET_GROUPS:
        raise MistypedError(wrong)
    characters = "".join(group[:GROUP] for group in groups[:KEY_GROUPS])
    number = 0
    for character in characters:
        number = number * 32 + ALPHABET.index(character)
    filling = 5 * GROUP * KEY_GROUPS - 8 * KEY_BYTES
    key = (number >> filling).to_bytes(KEY_BYTES)
    if groups_of(key) != list(groups):
        raise MistypedError([])
    return key


def read(typed: str) -> list[str]:
    """What somebody typed from the sheet, in groups; spaces, dashes and case do not matter."""
    words = re.findall(r"[0-9A-Z]+", typed.upper().translate(MISREAD))
    if all(len(word) == GROUP + 1 for word in words):
        return words
    together = "".join(words)
    if len(together) % (GROUP + 1):
        return words
    return [together[at : at + GROUP + 1] for at in range(0, len(together), GROUP + 1)]


def is_group(typed: Sequence[str], number: int) -> bool:
    """Whether the one group in `typed` could stand at place `number` of a sheet."""
    return (
        len(typed) == 1
        and len(typed[0]) == GROUP + 1
        and all(character in ALPHABET for character in typed[0])
        and typed[0][GROUP] == _check(typed[0][:GROUP], number)
    )


def sheet_code() -> str:
    """Proves that somebody holds the sheet: "7F3K9 …", four groups; derived, stored nowhere."""
    derived = int.from_bytes(_derived(b"habeas sheet code 1", 10))
    return " ".join(_checked(_characters(derived, GROUP * CODE_GROUPS)))


def sheet_matches(typed: str) -> bool:
    """Whether `typed` is the code of the sheet; takes as long for a wrong one."""
    given = "".join(read(typed)).encode()
    return hmac.compare_digest(given, sheet_code().replace(" ", "").encode())


def fingerprint() -> str:
    """Names the master key without telling anything of it: "8M2QK4TZ"."""
    derived = int.from_bytes(_derived(b"habeas fingerprint 1", 5))
    return _characters(derived, FINGERPRINT_CHARACTERS)


def opened_by(key: bytes) -> tuple[int, int]:
    """How many data keys of the database `key` opens, and how many there are."""
    opened = there = 0
    for data_key in DataKey.objects.iterator():
        there += 1
        with suppress(TamperedError):
            decrypt(key, bytes(data_key.wrapped), data_key.subject.bytes)
            opened += 1
    return opened, there


def fits() -> bool:
    """Whether the master key in use opens what the database holds, or there is nothing to open."""
    sample = DataKey.objects.all()[:SAMPLE]
    return not sample or any(map(_opens, sample))


def is_confirmed(house: House) -> bool:
    """Whether somebody has said that the key in use is on paper."""
    return bool(house.recovery_confirmed_at) and house.recovery_fingerprint == fingerprint()


def asked_for() -> list[int]:
    """The numbers of the groups that are to be typed from the paper, drawn anew for each sheet."""
    drawn = secrets.SystemRandom().sample(range(1, KEY_GROUPS + 1), ASKED)
    return sorted(drawn)


@transaction.atomic
def confirm(*, by: User) -> None:
    """`by` holds the sheet of the key in use."""
    house = House.current()
    house.recovery_confirmed_at = timezone.now()
    house.recovery_confirmed_by = str(by)
    house.recovery_fingerprint = fingerprint()
    house.save()
    done(Act.RECOVERY_CONFIRMED, subject=house.recovery_fingerprint)
    forget()


def tell_the_others(*, by: User) -> None:
    """The sheet does alone what else takes two admins, so nobody opens it unnoticed."""
    told = Notice.objects.filter(kind=NoticeKind.SHEET_SHOWN, by=by.username, read_at=None)
    others = set(User.objects.who_may(Permission.MANAGE_OFFICE)) - {by}
    others -= {notice.user for notice in told.select_related("user")}
    tell(others, NoticeKind.SHEET_SHOWN, by=by.username, address=reverse("house"))


def _opens(data_key: DataKey) -> bool:
    try:
        known_key(data_key.subject)
    except TamperedError:
        return False
    return True


def _derived(info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(master_key())


def _whole(key: bytes) -> str:
    digest = hashlib.sha256(b"habeas recovery sheet" + key).digest()
    return _characters(int.from_bytes(digest[:3]) >> 4, GROUP)


def _characters(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _checked(characters: str) -> list[str]:
    """In groups, each with its check character."""
    bodies = [characters[at : at + GROUP] for at in range(0, len(characters), GROUP)]
    return [body + _check(body, number) for number, body in enumerate(bodies, 1)]


def _check(body: str, number: int) -> str:
    return check_character(ALPHABET[number] + body)
