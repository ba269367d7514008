"""`make bench`: server time of the main pages and papers, and tracked rows through COPY.

Runs in a database of its own on the embedded server, made anew each time and dropped afterwards.
Prints the median and the slowest of each; docs/measurements.md keeps the last figures.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DEMO"] = "1"

from config import postgres

RUNS = 15
DATABASE = "habeas_bench"


def measure(name: str, act: Callable[[], object], runs: int = RUNS) -> None:
    act()
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - started)
    middle, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"{name:48} median {middle:8.1f} ms   slowest {worst:8.1f} ms   of {runs}")


def pages() -> None:
    from django.test import Client
    from django.urls import reverse

    from accounts.models import User
    from advocacy.models import Occasion
    from cases.models import Case

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="admin"))
    case = Case.objects.get(title__startswith="Akhmedov").reference
    visit = Occasion.objects.get(title__startswith="Visit of President Macron").reference

    def get(path: str) -> None:
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code}")

    measure("list of cases", lambda: get(reverse("cases")))
    measure("list, filtered by country", lambda: get(reverse("cases") + "?country=UZ"))
    measure("one case (Akhmedov, 25 events)", lambda: get(reverse("case", args=[case])))
    measure("its history (all changes)", lambda: get(reverse("case-history", args=[case])))
    measure("form: log what happened", lambda: get(reverse("event-new", args=[case])))
    measure("one visit", lambda: get(reverse("visit", args=[visit])))
    measure("form: write a letter", lambda: get(reverse("letter-new", args=[visit])))
    measure("dossier (PDF)", lambda: get(reverse("dossier", args=[case])), runs=5)


def main() -> None:
    server = postgres.start(postgres.VAR_DIR / "postgres")
    try:
        server.ensure(DATABASE)
        os.environ["DATABASE_URL"] = server.url(DATABASE)
        os.environ["DATABASE_URL_OWNER"] = server.url(DATABASE, postgres.OWNER)
        run()
    finally:
        with server.connect() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        server.stop(linger=False)


def run() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.copy_rows import copy_teams
    from core.actor import acting

    call_command("migrate", verbosity=0)
    call_command("build_fonts", verbosity=0)
    call_command("load_demo", verbosity=0)
    with acting("bench"):
        pages()
        print(f"{'100,000 tracked rows through COPY':48} {copy_teams(100_000):14.1f} s")
    connection.close()
    connection.close_pool()


if __name__ == "__main__":
    main()
