"""Work in the background."""

from uuid import UUID

from procrastinate.contrib.django import app

from core.progress import tracked_progress
from people import duplicates, same
from people.refolding import forget_unused, refold, stale, stale_organisations


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="refold_names", pass_context=False)
def refold_names(timestamp: int) -> None:
    """Renew keys made by older rules; a batch a transaction, so that others may write between."""
    left = stale().count() + stale_organisations().count()
    with tracked_progress("refold_names", left) as step:
        for still_left in refold():
            step(max(left - still_left, 0))
            left = still_left


@app.periodic(cron="45 0 * * *")
@app.task(queueing_lock="forget_unused_parts", pass_context=False)
def forget_unused_parts(timestamp: int) -> None:
    """At night, since new names wait while it looks."""
    forget_unused()


@app.periodic(cron="15 1 * * *")
@app.task(queueing_lock="find_duplicates", lock="find_duplicates", pass_context=False)
def find_duplicates(timestamp: int = 0) -> None:
    """Nightly and whenever somebody asks."""
    with tracked_progress("find_duplicates", 2 * duplicates.how_many()) as step:
        for more in duplicates.find_duplicates():
            step(more)


@app.task(pass_context=False)
def look_for_same(person: str) -> None:
    """Deferred with every name that is given to the person (the key)."""
    same.look_for_same(UUID(person))
