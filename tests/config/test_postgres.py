"""The embedded server, on a data folder of its own under a temporary path."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from config import keys, postgres
from config.env import database
from config.server_user import BASE_DIR, socket_folder
from config.unavailable import UnavailableError, explain

# A command that uses the server until its standard input closes; prints the server's process id.
# What starts in the background of a shell ignores Ctrl-C, and so would its children.
COMMAND = """
import signal, sys
from pathlib import Path
from config import postgres
signal.signal(signal.SIGINT, signal.default_int_handler)
server = postgres.start(Path(sys.argv[1]), fsync=False)
print(server.process.pid if server.process else 0, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var") / "postgres"


@pytest.fixture
def server(data: Path) -> Iterator[postgres.Server]:
    server = postgres.start(data, fsync=False)
    yield server
    server.stop(linger=False)


@pytest.fixture
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty var/ for the module, and no variable of the caller's."""
    monkeypatch.setattr(postgres, "VAR_DIR", tmp_path)
    made = [f"{name}_KEY{end}" for name in ("SECRET", "MASTER", "TRAIL") for end in ("", "_FILE")]
    for name in ("DEMO", "DATABASE_URL", "DATABASE_URL_OWNER", "PRODUCTION", *made):
        monkeypatch.setenv(name, "x")  # so that what the module sets is taken back
        monkeypatch.delenv(name)
    return tmp_path


def command(data: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, data],
        cwd=BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def server_pid(running: "subprocess.Popen[str]") -> int:
    return int(running.stdout.readline())


def wait_until_stopped(data: Path) -> None:
    """Returns once no server process holds the lock that all of them inherit."""
    lock = postgres._open_lock(data, "lock")
    postgres.fcntl.flock(lock, postgres.fcntl.LOCK_EX)
    os.close(lock)


def test_the_app_role_may_connect_and_make_nothing(server: postgres.Server) -> None:
    server.ensure("habeas_demo")
    with closing(psycopg.connect(server.url("habeas_demo"), autocommit=True)) as connection:
        for statement in ("CREATE TABLE t ()", "CREATE TEMP TABLE t ()", "CREATE DATABASE d"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_the_owner_makes_tables_and_databases_and_is_no_superuser(server: postgres.Server) -> None:
    server.ensure("habeas_demo")
    url = server.url("habeas_demo", postgres.OWNER)
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("CREATE TABLE made ()")
        connection.execute("CREATE DATABASE for_tests")
        roles = connection.execute("SELECT rolname FROM pg_roles WHERE rolsuper").fetchall()
    assert roles == [(postgres.SUPER,)]


def test_letters_of_every_alphabet_have_case_and_the_extensions_are_there(
    server: postgres.Server,
) -> None:
    with server.connect("template1") as connection:
        assert connection.execute("SELECT lower('ЖАҢА ҲАҚ')").fetchone() == ("жаңа ҳақ",)
        names = connection.execute("SELECT extname FROM pg_extension").fetchall()
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert {("pg_trgm",), ("unaccent",), ("btree_gist",)} <= set(names)


def test_passwords_and_socket_are_for_the_server_alone(server: postgres.Server) -> None:
    passwords = server.data.with_name("postgres.json")
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    assert server.socket.stat().st_uid == server.data.stat().st_uid != 0
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(server.url("postgres").replace("@/", "wrong@/"))


def test_what_was_typed_into_a_failing_statement_is_in_no_log(server: postgres.Server) -> None:
    with server.connect() as connection:
        connection.execute("CREATE TEMPORARY TABLE met (name text UNIQUE)")
        connection.execute("INSERT INTO met VALUES ('Zarina Planted')")
        for failing in (
            "INSERT INTO met VALUES ('Zarina Planted')",
            "SELECT 'Zarina Planted'::int",
        ):
            with pytest.raises(psycopg.Error, match="Zarina Planted"):
                connection.execute(failing)
    assert "Zarina" not in postgres._beside(server.data, "log").read_text()


def test_a_second_command_attaches_and_the_first_waits_for_it(data: Path) -> None:
    first = command(data)
    pid = server_pid(first)
    second = command(data)
    assert (bool(pid), server_pid(second)) == (True, 0)
    first.stdin.close()
    with pytest.raises(subprocess.TimeoutExpired):
        first.wait(0.5)
    second.communicate()
    assert (first.wait(), second.wait()) == (0, 0)
    wait_until_stopped(data)


def test_commands_that_start_together_share_one_new_server(tmp_path: Path) -> None:
    together = [command(tmp_path / "postgres") for _ in range(4)]
    pids = [server_pid(each) for each in together]
    for each in together:
        each.stdin.close()
    assert [each.wait() for each in together] == [0, 0, 0, 0]
    assert sum(pid > 0 for pid in pids) == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_server_outlives_the_command_that_started_it(data: Path, how: signal.Signals) -> None:
    running = command(data)
    server_pid(running)
    os.killpg(running.pid, how)
    running.wait()
    wait_until_stopped(data)


def test_after_a_crash_the_server_starts_again_and_has_what_was_committed(data: Path) -> None:
    crashed = postgres.start(data)
    with crashed.connect() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS number")
    crashed.process.send_signal(signal.SIGKILL)
    crashed.process.wait()
    crashed.stop()
    assert (data / "postmaster.pid").exists()
    again = postgres.start(data, fsync=False)
    with again.connect() as connection:
        kept = connection.execute("SELECT number FROM kept").fetchall()
    again.stop()
    assert kept == [(1,)]


def test_a_folder_whose_making_was_interrupted_is_made_anew(tmp_path: Path) -> None:
    half = tmp_path / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")
    (tmp_path / "postgres").mkdir()
    postgres.start(tmp_path / "postgres", fsync=False).stop()
    assert not half.exists()


def test_a_folder_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").touch()
    with pytest.raises(UnavailableError, match="postgres is not a whole database"):
        postgres.start(tmp_path / "postgres")


def test_data_of_another_major_version_is_refused_in_plain_words(data: Path) -> None:
    version = data / "PG_VERSION"
    postgres.start(data, fsync=False).stop()
    version.write_text("15\n")
    with pytest.raises(UnavailableError, match="another major version"):
        postgres.start(data)
    version.write_text("18\n")


def test_lost_passwords_are_named(data: Path) -> None:
    passwords = data.with_name("postgres.json")
    postgres.start(data, fsync=False).stop()
    passwords.rename(data.with_name("kept"))
    with pytest.raises(UnavailableError, match="put it back"):
        postgres.start(data)
    data.with_name("kept").rename(passwords)


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    said = 'FATAL:  could not write file "pg_wal/xlogtemp": No space left on device'
    told = explain(tmp_path / "postgres", said)
    assert f"A disk is full. Where {tmp_path} is" in told
    assert said in told


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(tmp_path: Path) -> None:
    data = tmp_path / ("long" * 30) / "postgres"
    data.parent.mkdir()
    folder = socket_folder(data)
    assert len(str(folder)) < 90
    folder.chmod(0o755)
    with pytest.raises(UnavailableError, match="not a private folder"):
        socket_folder(data)
    folder.rmdir()


def test_attached_points_the_environment_at_the_database_of_the_mode(own_var: Path) -> None:
    postgres.remember_mode("office")
    with postgres.attached() as server:
        settings = database(os.environ["DATABASE_URL"])
        owner = database(os.environ["DATABASE_URL_OWNER"])
    assert (settings["NAME"], settings["USER"]) == ("habeas_office", "habeas_app")
    assert (owner["NAME"], owner["USER"]) == ("habeas_office", "habeas_owner")
    assert settings["HOST"] == str(server.socket)
    assert os.environ["DEMO"] == "0"


def test_with_a_database_url_nothing_is_started(
    own_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/habeas")
    with postgres.attached() as server:
        assert server is None
    assert not (own_var / "postgres").exists()


@pytest.mark.parametrize(
    ("demo", "recorded", "mode"),
    [
        (None, None, "demo"),
        (None, "office", "office"),
        (None, "demo", "demo"),
        ("1", "office", "demo"),
        ("0", "demo", "office"),
    ],
)
def test_the_mode_is_what_demo_says_or_what_was_last_started(
    own_var: Path,
    monkeypatch: pytest.MonkeyPatch,
    demo: str | None,
    recorded: str | None,
    mode: str,
) -> None:
    if demo is not None:
        monkeypatch.setenv("DEMO", demo)
    if recorded:
        postgres.remember_mode(recorded)
    assert postgres.current_mode() == mode


def test_keys_are_made_once_and_private(own_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.provide(own_var)
    first = (own_var / "master_key").read_text()
    monkeypatch.delenv("MASTER_KEY_FILE")
    keys.provide(own_var)
    assert (own_var / "master_key").read_text() == first
    assert stat.S_IMODE((own_var / "master_key").stat().st_mode) == 0o600
    assert os.environ["SECRET_KEY_FILE"] == str(own_var / "secret_key")


def test_in_production_no_key_is_made(own_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCTION", "1")
    keys.provide(own_var)
    assert not list(own_var.iterdir())
