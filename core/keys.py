"""Keys that the machine uses and references that people use."""

import secrets
import time
import uuid
from datetime import datetime

# Crockford's base 32: no I, L, O, U, so nothing reads as a digit or as a word.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SLUG_NAMESPACE = uuid.UUID("6b1f0a52-5d0e-5c0b-9f43-0d2c7a4be001")


def uuid7() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562, method 3): time to a quarter of a microsecond, 62 random bits.

    Rows made one after the other sort in that order, also within a millisecond: histories and
    runs are read by it. Made in Python because a served database may be PostgreSQL 15, which
    has no uuidv7().
    """
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    return _version_7(milliseconds, nanoseconds * 4096 // 1_000_000, secrets.randbits(62))


def first_uuid7(moment: datetime) -> uuid.UUID:
    """The least key that may be made at `moment`: what is newer has a greater one."""
    return _version_7(int(moment.timestamp() * 1000), 0, 0)


def _version_7(milliseconds: int, part: int, random: int) -> uuid.UUID:
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | part << 64 | 0x2 << 62 | random)


def slug_id(slug: str) -> uuid.UUID:
    """The key of a fixture row that people know by a readable name."""
    return uuid.uuid5(SLUG_NAMESPACE, slug)


def check_character(body: str) -> str:
    """Luhn's check character modulo 32: catches every single wrong character and most swaps."""
    total = 0
    for position, character in enumerate(reversed(body)):
        value = ALPHABET.index(character)
        if position % 2 == 0:
            value = sum(divmod(value * 2, 32))
        total += value
    return ALPHABET[-total % 32]


def new_reference(letter: str) -> str:
    """A reference such as C-7F3K9Q-M: kind, six random characters, check character.

    It tells nothing of country, date or number of cases.
    """
    body = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letter}-{body}-{check_character(body)}"


# Defaults of reference columns: named functions, because migrations must find them.
def case_reference() -> str:
    return new_reference("C")


def person_reference() -> str:
    return new_reference("P")


def organisation_reference() -> str:
    return new_reference("O")


def source_reference() -> str:
    return new_reference("S")


def visit_reference() -> str:
    return new_reference("V")


def letter_reference() -> str:
    return new_reference("L")


LETTERS = "CPOSVL"


def is_reference(value: str) -> bool:
    """Whether the text is a well-formed reference whose check character is right."""
    parts = value.split("-")
    return (
        len(parts) == 3
        and len(parts[0]) == 1
        and parts[0] in LETTERS
        and len(parts[1]) == 6
        and all(character in ALPHABET for character in parts[1])
        and check_character(parts[1]) == parts[2]
    )
