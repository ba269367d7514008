"""Work of the clock."""

from procrastinate.contrib.django import app

from cases import standing


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="refresh_standing", pass_context=False)
def refresh_standing(timestamp: int) -> None:
    """Refresh what the clock alone has changed; one short transaction a party.

    Hourly, since the scheduler's midnight is not the office's.
    """
    for party in standing.due():
        standing.refresh([party])
