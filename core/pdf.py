"""HTML to PDF, in a process of its own that can read nothing and call nobody."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings

CHILD = Path(__file__).with_name("pdf_child.py")
SECONDS = 60  # of waiting, and of processor time
MEMORY = 2 * 1024**3  # bytes of address space; a dossier of 90 pages takes a sixth
# Where the libraries of Homebrew lie, on a Mac; no other variable reaches the child.
PASSED_ON = ("DYLD_FALLBACK_LIBRARY_PATH",)


class PdfError(Exception):
    """A PDF could not be made. Says why and never quotes the paper; a note names the code."""


def render(html: str, *, as_of: datetime, title: str, language: str) -> bytes:
    """The PDF (PDF/UA-1, tagged) of one paper styled by static/paper.css.

    The same arguments give the same bytes in any process: `as_of`, with its time zone, is the only
    clock. Pictures come as data: addresses, PNG or JPEG; all else that is pointed to stays out.
    `language` is a BCP 47 tag. Raises PdfError when the rendering fails or takes too much.
    """
    job = {
        "html": html,
        "css": (settings.BASE_DIR / "static" / "paper.css").read_text(encoding="utf-8"),
        "title": title,
        "language": language,
        "created": as_of.isoformat(timespec="seconds"),
        "seconds": SECONDS,
        "memory": MEMORY,
    }
    done = _run(json.dumps(job).encode(), _environment(as_of))
    if done.returncode != 0:
        raise _failure(done)
    return done.stdout


def _run(job: bytes, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", str(CHILD)]
    try:
        return subprocess.run(  # noqa: S603
            command, input=job, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        # Not chained: the exception underneath carries what the child has printed.
        raise PdfError(f"The PDF was not ready after {SECONDS} seconds.") from None


def _environment(as_of: datetime) -> dict[str, str]:
    if as_of.tzinfo is None:
        raise ValueError("as_of needs a time zone.")
    fonts_conf = settings.FONTS_DIR / "fonts.conf"
    if not fonts_conf.exists():
        raise PdfError("The fonts are missing: run `manage.py build_fonts` once.")
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {
        "FONTCONFIG_FILE": str(fonts_conf),
        "SOURCE_DATE_EPOCH": str(int(as_of.timestamp())),
        "LC_ALL": "C.UTF-8",
    }


def _failure(done: subprocess.CompletedProcess[bytes]) -> PdfError:
    """What stopped the child: a signal (a limit was passed), or the kind of its exception."""
    trace, _, kind = done.stderr.decode(errors="replace").strip().rpartition("\n")
    if done.returncode < 0:
        kind = f"stopped by signal {-done.returncode}; time or memory ran out"
    error = PdfError(f"The PDF could not be made ({kind}).")
    error.add_note(trace)
    return error
