"""The trail: what a line costs a page, how long verifying takes. `python -m bench.trail ROWS`."""

import sys
import time

from bench.database import own_database

DATABASE = "habeas_bench_trail"


def trail() -> None:
    """Verify everything that the database holds by now, and write lines as pages do."""
    from core.verifying import Tally, verify

    tally, started = Tally(), time.perf_counter()
    found = sum(1 for _finding in verify(tally))
    seconds = time.perf_counter() - started
    if found:
        raise RuntimeError(f"{found} findings in what nobody altered")
    said = f"verify_trail, {tally.rows:,} rows under {tally.seals:,} seals"
    print(f"{said:48} {seconds:14.1f} s   {tally.rows / seconds:,.0f} rows a second")
    lines = 500
    seconds = write(lines)
    print(f"{'one line of the trail, committed':48} median {seconds / lines * 1000:8.2f} ms")


def write(lines: int) -> float:
    """Seconds for as many lines, each in a transaction of its own."""
    from accounts.models import Act
    from accounts.trail import done

    started = time.perf_counter()
    for number in range(lines):
        done(Act.READ, subject="C-7F3K9Q-M", page="case", number=number)
    return time.perf_counter() - started


def main(rows: int) -> None:
    with own_database(DATABASE):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from bench.copy_rows import copy_teams
        from core.actor import acting

        call_command("migrate", verbosity=0)
        with acting("bench"):
            write(2_000)
            for _ in range(0, rows, 100_000):
                seconds = copy_teams(min(rows, 100_000))
            print(f"{f'{min(rows, 100_000):,} tracked rows through COPY':48} {seconds:14.1f} s")
            trail()
        connection.close()
        connection.close_pool()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
