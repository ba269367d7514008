"""Work of the clock."""

from procrastinate.contrib.django import app

from core import drafts


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="discard_old_drafts", pass_context=False)
def discard_old_drafts(timestamp: int) -> None:
    drafts.discard_old()
