"""Whether history, trail and seals are what was written: reads all of it and believes nothing.

Each row's digest is made again from its content; the digests of a transaction are folded in their
order and compared with its seal; each seal's hash is made again from the one before it. So what
was changed, taken out, put in or swapped shows, by whomever. That the newest seals were cut off
shows by a head that was kept elsewhere (core/verifying_head.py), and by nothing else.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from django.db import transaction

from core import verifying_rows as reading
from core.models import Sealed
from core.sealed import TamperedError, unseal
from core.verifying_head import Head
from core.verifying_rows import SealedRow, SealRow


class Kind(StrEnum):
    """What may be found, and the words of the report."""

    ALTERED = "a row was altered"
    TAKEN_OUT = "rows were taken out"
    PUT_IN = "a row was put in"
    RESEALED = "the rows are not those that were sealed"
    CHAIN = "the chain of seals is broken"
    CUT = "the newest seals were cut off"
    HEAD = "the chain is not that of the kept head"
    TABLE = "a table is gone"
    UNGUARDED = "triggers of a table are off or gone"
    DIFFERS = "what lives differs from its history"
    UNREADABLE = "a protected value was tampered with"


@dataclass(frozen=True)
class Finding:
    """`where` is a table and key, or the number of a seal: never content."""

    kind: Kind
    where: str

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.where}"


@dataclass
class Tally:
    """How much was read. Filled while the findings are read."""

    tables: int = 0
    seals: int = 0
    rows: int = 0
    purged: int = 0
    values: int = 0
    last: SealRow | None = field(default=None, repr=False)


def verify(
    tally: Tally, *, using: str = "default", head: Head | None = None, values: bool = False
) -> Iterator[Finding]:
    """Everything that is not as it was written. `values` opens each protected value as well."""
    with transaction.atomic(using=using):
        with transaction.get_connection(using).cursor() as cursor:
            cursor.execute(reading.SETTINGS)
        tables = reading.sealed_tables(using)
        tally.tables = len(tables)
        yield from (Finding(Kind.TABLE, name) for name in reading.tables_gone(tables))
        yield from (Finding(Kind.UNGUARDED, name) for name in reading.unguarded(using, tables))
        yield from _chain(tally, using, tables, head)
        for table, key in reading.live_that_differ(using, tables):
            yield Finding(Kind.DIFFERS, f"{table} {key}")
        if values:
            yield from _unreadable(tally, using)


def _chain(tally: Tally, using: str, tables: Iterable[str], head: Head | None) -> Iterator[Finding]:
    groups = groupby(reading.rows_in_order(using, tables), lambda row: row.number)
    group = next(groups, None)
    if group and group[0] is None:
        for row in group[1]:
            yield Finding(Kind.PUT_IN, f"{row.table} {row.key}, under no seal")
        group = next(groups, None)
    for seal in reading.seals_in_order(using):
        yield from _link(tally.last, seal)
        if head and head.number == seal.number:
            yield from _of_head(head, seal, tally.rows)
        tally.last, tally.seals, tally.rows = seal, tally.seals + 1, tally.rows + seal.rows
        if group and group[0] == seal.number:
            yield from _sealed(tally, seal, group[1])
            group = next(groups, None)
        else:
            yield Finding(Kind.TAKEN_OUT, f"all {seal.rows} of seal {seal.number}")
    if head and (tally.last is None or tally.last.number < head.number):
        last = tally.last.number if tally.last else 0
        yield Finding(Kind.CUT, f"the kept head is seal {head.number}, the newest here {last}")


def _link(before: SealRow | None, seal: SealRow) -> Iterator[Finding]:
    """Whether a seal follows on the one before it, and is what it says."""
    expected = before.number + 1 if before else 1
    if seal.number != expected:
        yield Finding(Kind.CHAIN, f"seal {expected} is not there, but {seal.number} is")
    elif seal.previous != (before.hash if before else None):
        yield Finding(Kind.CHAIN, f"seal {seal.number} follows on another")
    if seal.hash != hash_of(seal.previous, seal.digest, seal.rows, seal.number):
        yield Finding(Kind.CHAIN, f"seal {seal.number} was altered")


def hash_of(previous: bytes | None, digest: bytes, rows: int, number: int) -> bytes:
    """As core_write_seal() makes it."""
    counted = rows.to_bytes(4, "big") + number.to_bytes(8, "big")
    return hashlib.sha256((previous or b"") + digest + counted).digest()


def _of_head(head: Head, seal: SealRow, rows_before: int) -> Iterator[Finding]:
    if head.hash != seal.hash.hex() or head.rows != rows_before + seal.rows:
        yield Finding(Kind.HEAD, f"seal {seal.number}")


def _sealed(tally: Tally, seal: SealRow, rows: Iterable[SealedRow]) -> Iterator[Finding]:
    """Whether the rows of one transaction are those that were sealed, in their order."""
    place, folded, gone, fits = 0, b"", 0, True
    for row in rows:
        tally.purged += row.state == "purged"
        if row.state == "altered":
            fits = False
            yield Finding(Kind.ALTERED, f"{row.table} {row.key}")
        if row.position is None or row.position not in range(place, seal.rows):
            fits = False
            yield Finding(Kind.PUT_IN, f"{row.table} {row.key}")
            continue
        gone += row.position - place
        place = row.position + 1
        folded = fold([row.digest], onto=folded)
    gone += seal.rows - place
    if gone:
        yield Finding(Kind.TAKEN_OUT, f"{gone} of seal {seal.number}")
    elif fits and folded != seal.digest:
        yield Finding(Kind.RESEALED, f"seal {seal.number}")


def fold(digests: Iterable[bytes | None], *, onto: bytes = b"") -> bytes:
    """One hash over digests, as core_stamp() makes it while a transaction runs."""
    folded = onto
    for digest in digests:
        folded = hashlib.sha256(folded + (digest or b"")).digest()
    return folded


def _unreadable(tally: Tally, using: str) -> Iterator[Finding]:
    for sealed in Sealed.objects.using(using).order_by("pk").iterator(chunk_size=2_000):
        tally.values += 1
        try:
            unseal(sealed)
        except TamperedError:
            yield Finding(Kind.UNREADABLE, f"core_sealed {sealed.pk}")
