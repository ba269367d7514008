"""How far long work has come, told while it runs.

Rows of Progress go through a connection of their own in autocommit, so that others see them
although the work's transaction is open, and a run that failed is still told of. For as long as the
work lives that connection holds an advisory lock: work that was killed holds none.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID
from zlib import crc32

from django.db import connection, connections
from django.utils import timezone

from core.models import Progress

LOCKS = 0x50726F67  # the first half of the keys of our advisory locks; the second tells the run
KEPT = 10
HELD = """
    SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND database =
        (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@contextmanager
def tracked_progress(task: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Tells of a run of `task`, which has `total` steps; what is given is called with how many more
    are done. The run ends with the block, as failed where that raises.
    """
    run = Progress(task=task, total=total)
    with _own_connection(f"progress {run.pk}") as own:
        _tidy(task, own)
        with _lock(run.pk, own):
            run.save(using=own)
            yield from _told(run, own)


def _told(run: Progress, own: str) -> Iterator[Callable[[int], None]]:
    def step(more: int) -> None:
        run.done += more
        run.save(using=own, update_fields=["done"])

    try:
        yield step
    except BaseException:
        run.failed = True
        raise
    finally:
        run.ended_at = timezone.now()
        run.save(using=own, update_fields=["ended_at", "failed"])


@contextmanager
def _own_connection(alias: str) -> Iterator[str]:
    """Another one of the app role, from the same pool, known as `alias` inside."""
    connections[alias] = own = connection.copy()
    try:
        yield alias
    finally:
        own.close()
        del connections[alias]


@contextmanager
def _lock(run: UUID, own: str) -> Iterator[None]:
    with connections[own].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, _number(run)])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, _number(run)])


def _number(run: UUID) -> int:
    return crc32(run.bytes) & 0x7FFFFFFF


def alive(using: str = "default") -> set[UUID]:
    """The runs at work right now. Two queries."""
    with connections[using].cursor() as cursor:
        cursor.execute(HELD, [LOCKS])
        held = {number for (number,) in cursor.fetchall()}
    unended = Progress.objects.using(using).filter(ended_at=None).values_list("pk", flat=True)
    return {run for run in unended if _number(run) in held}


def _tidy(task: str, own: str) -> None:
    """Only the last runs are kept, and those that were broken off are known to have failed."""
    runs = Progress.objects.using(own).filter(task=task)
    runs.exclude(pk__in=list(runs.values_list("pk", flat=True)[: KEPT - 1])).delete()
    broken_off = runs.filter(ended_at=None).exclude(pk__in=alive(own))
    broken_off.update(ended_at=timezone.now(), failed=True)
