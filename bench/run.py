"""`make bench`: server time of the main pages and papers, and tracked rows through COPY.

Runs in a database of its own on the embedded server, made anew each time and dropped afterwards.
Prints the median and the slowest of each; docs/measurements.md keeps the last figures.
"""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.database import own_database

RUNS = 15
MB = 1024 * 1024
LINE = "12 May 2023 sentenced 7y Art. 191-1, Almaly district court"
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


def visitor(username: str) -> Any:
    from django.test import Client

    from accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=username))
    return client


def pages() -> None:
    from django.db.models import Count
    from django.urls import reverse

    from accounts.demo import LOGINS
    from advocacy.models import Occasion
    from cases.models import Case
    from core.clock import today
    from people.models import Person

    client = visitor("admin")
    case = Case.objects.get(title__startswith="Akhmedov").reference
    visit = Occasion.objects.get(title__startswith="Visit of President Macron").reference

    def get(path: str) -> None:
        answered(client.get(path), 200)

    for username, *_rest in LOGINS:
        own = visitor(username)
        measure(f"home of {username}", lambda own=own: first_page(own))
    measure("list of cases", lambda: get(reverse("cases")))
    measure("list, filtered by country", lambda: get(reverse("cases") + "?country=UZ"))
    measure("one case (Akhmedov, 25 events)", lambda: get(reverse("case", args=[case])))
    measure("its history (all changes)", lambda: get(reverse("case-history", args=[case])))
    earlier = reverse("case-past", args=[case])
    measure("the case as known on a day", lambda: get(f"{earlier}?known=2025-01-01"))
    measure("the case as recorded today", lambda: get(f"{earlier}?recorded={today()}"))
    person = Person.objects.annotate(cases=Count("parties")).order_by("-cases", "pk")[0].reference
    measure("one person with several cases", lambda: get(reverse("person", args=[person])))
    measure("intake", lambda: get(reverse("case-new")))
    measure("form: log what happened", lambda: get(reverse("event-new", args=[case])))
    quick = reverse("quick", args=[case])
    measure("quick line to proposal", lambda: answered(client.post(quick, {"line": LINE}), 200))
    reading(client, case)
    files(client, case)
    measure("one visit", lambda: get(reverse("visit", args=[visit])))
    form = reverse("letter-new", args=[visit]) + "?kind=VISIT_LETTER"
    measure("form: write a letter", lambda: get(form))
    paper = reverse("dossier", args=[case])
    why = {"reason": "measured"}
    measure("dossier (PDF)", lambda: answered(client.post(paper, why), 200), runs=5)


def answered(response: Any, status: int) -> Any:
    if response.status_code != status:
        raise RuntimeError(f"{response.request['PATH_INFO']}: {response.status_code}")
    return response


def reading(client: Any, case: str) -> None:
    """The reading pane on a text of 40 paragraphs."""
    from django.urls import reverse

    from core.models import Term, Vocabulary

    kind = Term.objects.filter(vocabulary=Vocabulary.SOURCE, code="NGO_STATEMENT").get()
    text = "\n\n".join([f"In the year 2023 he was searched. {LINE}."] * 40)
    sent = {"kind": kind.pk, "title": "A text to measure", "text": text}
    pane = answered(client.post(reverse("reading-new", args=[case]), sent), 302).url
    measure("reading pane, 40 paragraphs", lambda: answered(client.get(pane), 200))


def files(client: Any, case: str) -> None:
    """10 MB that cannot be made smaller, as plain text."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    from cases.models import Document

    def send() -> None:
        text = os.urandom(5 * MB).hex().encode()
        upload = SimpleUploadedFile("measured.txt", text, content_type="text/plain")
        answered(client.post(reverse("case-document-new", args=[case]), {"uploads": upload}), 302)

    measure("file of 10 MB sent in", send, runs=5)
    document = reverse("document", args=[Document.objects.latest("pk").pk])
    measure("the same downloaded", lambda: answered(client.get(document), 200), runs=5)


def first_page(client: Any) -> None:
    """What somebody sees who has just signed in; an auditor is led on to another page."""
    from django.urls import reverse

    answered(client.get(reverse("home"), follow=True), 200)


def check_standing() -> None:
    from django.core.management import call_command

    call_command("rebuild_standing", "--check", stdout=StringIO())


def main() -> None:
    with own_database(DATABASE):
        run()
    # Beside what is measured here stand rows that nothing sealed: the trail has its own database.
    subprocess.run([sys.executable, "-m", "bench.trail", "100000"], check=True)


def run() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from accounts.models import User
    from bench.finding import counts, finding
    from bench.letters import letters
    from bench.lists import grown, times
    from core.actor import acting

    call_command("migrate", verbosity=0)
    call_command("build_fonts", verbosity=0)
    call_command("load_demo", verbosity=0)
    gc.collect()
    gc.freeze()  # as config/wsgi.py does
    with acting("bench"):
        pages()
        letters(User.objects.get(username="admin"), measure)
        measure("rebuild_standing --check, demonstration", check_standing, runs=5)
        sizes: list[Any] = []
        finding(counts(), lambda count, users: sizes.append(times(count, users)))
        grown(sizes)
    connection.close()
    connection.close_pool()


if __name__ == "__main__":
    main()
