"""Opening a file of a stranger: in a process of its own, bounded, that knows nothing of ours."""

import json
import subprocess
import sys
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.files.kinds import FileRefused

CHILD = Path(__file__).with_name("child.py")
SECONDS = 30  # of waiting, and of processor time
MEMORY = 1536 * 1024 * 1024  # bytes of address space; a photo of 108 megapixels takes half

TOO_MUCH = _("Opening the file takes too much memory or time. Send it in a smaller form.")
REFUSALS: dict[str, str | Promise] = {
    "BROKEN": _("The file is damaged, or made to do damage: it cannot be read to its end."),
    "OTHER": _("Inside, the file is not what its name says. It may be renamed."),
    "LOCKED": _("The file is locked with a password. Save it without one and add that."),
    "ACTIVE": _(
        "The file carries a program, a form that calls out, or another file inside. Print it to a "
        "new PDF and add that."
    ),
    "TOO_MUCH": TOO_MUCH,
}


def run(task: str, check: str, data: bytes) -> bytes:
    """What child.py makes of `data`. Raises FileRefused."""
    job = json.dumps({"task": task, "check": check, "seconds": SECONDS, "memory": MEMORY})
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-W", "ignore", str(CHILD)],
            input=job.encode() + b"\n" + data,
            capture_output=True,
            timeout=SECONDS,
            env={"LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        # Not chained: the exception underneath carries the file.
        raise FileRefused(str(TOO_MUCH)) from None
    if done.returncode:
        raise FileRefused(str(REFUSALS.get(done.stderr.decode(errors="replace"), TOO_MUCH)))
    return done.stdout
