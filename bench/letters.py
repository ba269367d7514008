"""A draft that names 12 cases, and its PDF beside what WeasyPrint alone takes for the same HTML."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

CASES = 12
RUNS = 5
# The same paper and styles, in a process of its own like ours, and nothing else.
ALONE = """
import sys
from weasyprint import CSS, HTML
html, css = sys.stdin.read().split("\\0")
document = HTML(string=html).render(stylesheets=[CSS(string=css)])
sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))
"""


def letters(user: Any, measure: Callable[..., None]) -> None:
    """Prints what writing, opening and printing one letter takes; what was written is undone."""
    from django.db import transaction
    from django.test import Client

    from advocacy.actions import write_letter

    with transaction.atomic():
        chosen = _choices()
        measure("draft of a letter with 12 cases", lambda: write_letter(by=user, choices=chosen))
        letter = write_letter(by=user, choices=chosen)
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        measure("its page", lambda: client.get(letter.get_absolute_url()), runs=RUNS)
        _papers(letter, measure)
        transaction.set_rollback(True)


def _choices() -> Any:
    from advocacy.actions import Choices
    from advocacy.models import Ask, Occasion, Paragraph
    from cases.models import Case
    from core.clock import today
    from people.models import Holding, Organisation

    visit = Occasion.objects.get(title__startswith="Visit of President Macron")
    cases = list(Case.objects.order_by("reference")[:CASES])
    return Choices(
        sender=Organisation.objects.order_by("pk")[0],
        place="Brussels",
        date=today(),
        occasion=visit,
        addressee=Holding.objects.filter(office__country="FR").order_by("pk").first(),
        countries=sorted({case.country for case in cases}),
        cases=cases,
        asks=list(Ask.objects.order_by("pk")[:3]),
        paragraphs=list(Paragraph.objects.order_by("pk")[:6]),
    )


def _papers(letter: Any, measure: Callable[..., None]) -> None:
    from advocacy.paper import letter_docx, letter_html, letter_pdf

    measure("its DOCX", lambda: letter_docx(letter, "en"), runs=RUNS)
    html = letter_html(letter, "en")
    ours, alone = [], []
    letter_pdf(letter)
    # By turns: what else the machine does slows down both.
    for _ in range(RUNS):
        ours.append(_seconds(lambda: letter_pdf(letter)))
        alone.append(_seconds(lambda: _alone(html)))
    middle, bare = statistics.median(ours), statistics.median(alone)
    print(f"{'its PDF':48} median {middle * 1000:8.1f} ms   WeasyPrint alone {bare * 1000:8.1f} ms")
    print(f"{'its PDF, to WeasyPrint alone':48} {middle / bare:14.2f} times")


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _alone(html: str) -> bytes:
    from django.conf import settings

    css = (settings.BASE_DIR / "static" / "paper.css").read_text(encoding="utf-8")
    fonts = {"FONTCONFIG_FILE": str(settings.FONTS_DIR / "fonts.conf")}
    command = [sys.executable, "-I", "-c", ALONE]
    done = subprocess.run(  # noqa: S603
        command, input=f"{html}\0{css}".encode(), capture_output=True, check=True,
        env=os.environ | fonts,
    )  # fmt: skip
    return done.stdout
