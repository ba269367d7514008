"""Under whose name the embedded server runs, and the private folder of its socket."""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from config.unavailable import UnavailableError

BASE_DIR = Path(__file__).resolve().parent.parent
# A socket's path is cut at 104 bytes on macOS, and the server adds 14 to its folder's.
LONGEST_SOCKET_FOLDER = 89


def die_with_parent(how: str) -> list[str]:
    """What to put before a command so that signal `how` reaches it when this process dies."""
    return ["setpriv", f"--pdeathsig={how}"] if shutil.which("setpriv") else []


def account(data: Path) -> tuple[int, int]:
    """The server's user and group: our own, or if we are root those of the data or the checkout."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    for path in (data, BASE_DIR):
        if path.exists() and (found := path.stat()).st_uid != 0:
            return found.st_uid, found.st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def give(path: Path, data: Path) -> None:
    """Hand `path` to the user under whom the server on `data` runs."""
    if os.geteuid() == 0:
        os.chown(path, *account(data))


def runner(data: Path, program: Path) -> list[str]:
    """What to put before a server command: it dies with us, and as root runs as somebody else."""
    run = die_with_parent("INT")
    if os.geteuid() != 0:
        return run
    if not run:
        raise UnavailableError("PostgreSQL does not run as root here: use an ordinary user.")
    user, group = account(data)
    run += [f"--reuid={user}", f"--regid={group}", "--clear-groups"]
    for passing in ([], _passing("dac_read_search"), _passing("dac_override")):
        probe = [*run, *passing, "test", "-x", str(program), "-a", "-x", str(data.parent)]
        if subprocess.run(probe, check=False, capture_output=True).returncode == 0:  # noqa: S603
            return [*run, *passing]
    raise UnavailableError(
        f"PostgreSQL does not run as root, and user {user} may not enter {data.parent}. "
        "Run this as an ordinary user, or from a folder that everybody may enter."
    )


def _passing(capability: str) -> list[str]:
    """Lets a command through closed folders above it (a checkout under /root), which stay closed.

    no_setuid_fixup makes access(2), which PostgreSQL asks first, count the capability.
    """
    caps = [f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}"]
    return ["--securebits=+no_setuid_fixup", *caps]


def socket_folder(data: Path) -> Path:
    """A folder that only the server's user may enter, with a path short enough for a socket."""
    folder = data.parent / "run" / data.name
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER or "," in str(folder):
        name = sha256(os.fsencode(data)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir(), f"habeas-{name}")
    folder.parent.mkdir(exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        give(folder, data)
    found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700
    if not private or found.st_uid != account(data)[0]:
        raise UnavailableError(f"{folder} is not a private folder of the server. Remove it.")
    return folder
