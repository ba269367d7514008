"""Work in the background."""

from procrastinate.contrib.django import app

from people.refolding import refold


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="refold_names", pass_context=False)
def refold_names(timestamp: int) -> None:
    """Renew keys made by older rules; a batch a transaction, so that others may write between."""
    for _ in refold():
        pass
