"""`python -m config.serve --demo` or `--office`: database, web server and worker, together.

They start in that order and end together: on SIGINT, SIGTERM or SIGHUP, when one of them dies, and
(on Linux, where a process can ask for that) when this process is killed.
"""

import argparse
import errno
import fcntl
import io
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from config import env, postgres
from config.server_user import BASE_DIR, die_with_parent
from config.unavailable import explaining

Children = dict[str, "subprocess.Popen[bytes]"]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# With postgres.STOPPING this keeps the promise that all has ended within 10 seconds.
PATIENCE = 3.0
# The kill timeout: granian waits for ever for a worker that was told to end while it started.
WEB = (
    "-m granian --interface wsgi --workers 2 --blocking-threads 4 --workers-kill-timeout 2 --no-ws "
    "--log-level warning"
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Run Habeas until it is stopped.")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--demo", dest="mode", action="store_const", const="demo", default="demo")
    kind.add_argument("--office", dest="mode", action="store_const", const="office")
    mode = parser.parse_args().mode
    if mode == "demo" and env.flag("PRODUCTION", default=False):
        sys.exit("The demonstration has open logins, so PRODUCTION refuses it. Use: make start")
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    refuse_taken_port(host, port)
    for number in SIGNALS:
        signal.signal(number, _leave)
    refuse_second_server()
    os.environ["DEMO"] = "1" if mode == "demo" else "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with postgres.attached(linger=False) as server:
        notes = prepare_or_explain(mode, host, port)
        postgres.remember_mode(mode)
        database = {"database": server.process} if server and server.process else {}
        run(database, host, port, notes)


def refuse_second_server() -> None:
    """End with a message where Habeas already runs from this folder.

    The first one started the database and takes it along when it ends. The lock lasts as long as
    this process; its file is never closed.
    """
    if os.environ.get("DATABASE_URL"):
        return
    with explaining(postgres.VAR_DIR):
        postgres.VAR_DIR.mkdir(parents=True, exist_ok=True)
        lock = os.open(postgres.VAR_DIR / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(
            "Habeas already runs from this folder. Stop it first, or keep this one's data apart: "
            "HABEAS_VAR=/another/folder"
        )


def refuse_taken_port(host: str, port: str) -> None:
    """End with a message where nothing could listen on `host` and `port`."""
    try:
        if not 0 < int(port) < 65536:
            raise ValueError("ports go from 1 to 65535")
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except (OSError, ValueError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is already in use" if taken else f"cannot be used ({error})"
        sys.exit(
            f"Port {port} of {host} {why}. Choose another one, for example: make run PORT=8010"
        )


def prepare_or_explain(mode: str, host: str, port: str) -> str:
    """End with one line where the database cannot be used, instead of a traceback."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    try:
        return prepare(mode, host, port)
    except (ImproperlyConfigured, OperationalError) as error:
        sys.exit(f"The database cannot be used: {' '.join(str(error).split())}")


def prepare(mode: str, host: str, port: str) -> str:
    """Bring database, fonts, static files and first contents up to date; quick when they are.

    Gives what is to be said in the terminal: how to sign in for the first time.
    """
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    migrate()
    call_command("build_fonts", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if mode == "demo":
        call_command("load_demo", verbosity=0)
        notes = logins()
    else:
        refuse_other_key()
        create_first_admin()
        notes = first_admin(host, port)
    connections.close_all()
    connections["default"].close_pool()  # type: ignore[attr-defined]
    return notes


def migrate() -> None:
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database ...")
        call_command("migrate", interactive=False, verbosity=0)
        # New rules may see old facts otherwise.
        call_command("rebuild_standing", stdout=io.StringIO())


def create_first_admin() -> None:
    """From ADMIN_USER and ADMIN_PASSWORD, where both are set and nobody works here yet."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from accounts.models import User

    name, password = os.environ.get("ADMIN_USER"), os.environ.get("ADMIN_PASSWORD")
    if not name or not password or User.objects.exists():
        return
    try:
        validate_password(password)
    except ValidationError as error:
        sys.exit("ADMIN_PASSWORD: " + " ".join(error.messages))
    User.objects.create_superuser(name, password=password)


def refuse_other_key() -> None:
    """End with the way out where the master key opens nothing of what the database holds.

    A lost var/keys is made anew without a word; an office must not go on with that key.
    """
    from accounts.recovery import fits

    if not fits():
        sys.exit(
            "The master key does not fit this database: nothing protected could be read.\n"
            "Put the right key back, or type it from the recovery sheet:\n"
            "  DEMO=0 .venv/bin/python manage.py restore_key"
        )


def first_admin(host: str, port: str) -> str:
    """How to make the first admin, for the terminal: whoever can read it may. "" afterwards."""
    from accounts import beginning

    if not beginning.nobody_yet():
        return ""
    return (
        "Nobody works here yet. Make the first admin with this link; it works once:\n"
        f"  {beginning.link(f'http://{host}:{port}/')}\n"
        "Behind a proxy, put the address of your desk before /begin/."
    )


def logins() -> str:
    """The demonstration's logins, for the terminal."""
    from accounts.demo import LOGINS

    rows = [f"  {name:<14} {password:<20} {role.label}" for name, password, role, _ in LOGINS]
    return "\n".join(["Invented logins of the demonstration (name, password, role):", *rows])


def run(children: Children, host: str, port: str, notes: str) -> NoReturn:
    """Start web and worker beside `children`, and end all when one does or a signal comes."""
    try:
        web = [*WEB.split(), "--host", host, "--port", port, "config.wsgi:application"]
        children = {**children, "web server": spawn("TERM", *web)}
        children["worker"] = spawn("KILL", "manage.py", "procrastinate", "worker")
        while not _listening(host, port):
            fail_with_the_first(children)
        say(
            "\n".join(
                filter(None, [f"Habeas is at http://{host}:{port}/", notes, "Ctrl-C stops it."])
            )
        )
        while True:
            fail_with_the_first(children)
    finally:
        _ignore_signals()
        children.pop("database", None)  # ended last, by whoever attached it
        stop(children)


def spawn(if_we_die: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """A Python program in a session of its own: only this process passes signals on to it.

    Should we be killed, it gets the signal `if_we_die`: TERM for granian, which must end its own
    children; KILL for the worker, which would long wait for a database that has gone with us.
    """
    command = [*die_with_parent(if_we_die), sys.executable, *arguments]
    return subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True)  # noqa: S603


def fail_with_the_first(children: Children) -> None:
    """Wait a little; end the program if a child has ended, which none should."""
    time.sleep(0.1)
    for name, child in children.items():
        if child.poll() is not None:
            sys.exit(f"The {name} ended by itself (code {child.returncode}), so everything stops.")


def stop(children: Children) -> None:
    """End the children and whatever they have started, by force after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    for child in children.values():
        child.terminate()
    for child in children.values():
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    _ignore_signals()
    sys.exit(0)


def _ignore_signals() -> None:
    """Once everything is stopping, another signal must not cut that short."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _listening(host: str, port: str) -> bool:
    with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
        return True
    return False


if __name__ == "__main__":
    main()
