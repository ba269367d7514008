"""Work of the night."""

from procrastinate.contrib.django import app

from cases import standing


@app.periodic(cron="5 0 * * *")
@app.task(queueing_lock="refresh_standing", pass_context=False)
def refresh_standing(timestamp: int) -> None:
    """Refresh what the clock alone has changed since yesterday; one short transaction a party."""
    for party in standing.due():
        standing.refresh([party])
