"""The keys of an installation that names none: made once, outside the database and its backups."""

import base64
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def provide(folder: Path) -> None:
    """Point SECRET_KEY_FILE and its like at files in `folder`, made if need be.

    Keys that the environment gives are left alone, and in production none is made: there the
    settings ask for them by name.
    """
    if os.environ.get("PRODUCTION", "").lower() not in {"", "0", "false", "no", "off"}:
        return
    fresh = {
        "SECRET_KEY": secrets.token_urlsafe(50)[:50],
        "MASTER_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "TRAIL_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    for name, value in fresh.items():
        if not os.environ.get(name) and not os.environ.get(f"{name}_FILE"):
            path = folder / name.lower()
            write_private(path, value)
            os.environ[f"{name}_FILE"] = str(path)
    # Laid there by whoever changes the master key (docs/operations.md).
    before = folder / "master_key_old"
    if before.exists():
        os.environ.setdefault("MASTER_KEY_OLD_FILE", str(before))


def write_private(path: Path, text: str) -> None:
    """Write `path` whole and for us alone, unless it exists: of two writers the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file, suppress(FileExistsError):
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        os.link(file.name, path)
