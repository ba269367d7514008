"""Work of the clock."""

from procrastinate.contrib.django import app

from core import retention


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="keep_no_longer", pass_context=False)
def keep_no_longer(timestamp: int) -> None:
    """Delete what docs/retention.yaml lets the clock delete."""
    retention.carry_out()
