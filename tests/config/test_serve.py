"""The supervisor behind `make run` and `make start`."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import postgres, serve

# A child that starts one of its own, says so, and neither of them minds being asked to end.
STUBBORN = """
import os, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.fork()
os.write(1, b"x")
signal.pause()
"""


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} .* is already in use.*PORT="):
            serve.refuse_taken_port("127.0.0.1", str(port))


@pytest.mark.parametrize("port", ["http", "99999", "-1"])
def test_a_port_that_is_none_is_refused_in_plain_words(port: str) -> None:
    with pytest.raises(SystemExit, match=f"Port {port} of 127.0.0.1 cannot be used"):
        serve.refuse_taken_port("127.0.0.1", port)


def test_a_free_port_is_left_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    serve.refuse_taken_port("127.0.0.1", str(port))
    socket.create_server(("127.0.0.1", port)).close()


def test_a_second_server_of_one_folder_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "VAR_DIR", tmp_path)
    serve.refuse_second_server()
    with pytest.raises(SystemExit, match=r"already runs from this folder.*HABEAS_VAR="):
        serve.refuse_second_server()


def test_the_demonstration_is_refused_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCTION", "1")
    monkeypatch.setattr(sys, "argv", ["serve", "--demo"])
    with pytest.raises(SystemExit, match="make start"):
        serve.main()


def test_a_child_that_ends_by_itself_ends_everything() -> None:
    with subprocess.Popen(["false"]) as child:  # noqa: S607
        child.wait()
        with pytest.raises(SystemExit, match=r"The worker ended by itself \(code 1\)"):
            serve.fail_with_the_first({"worker": child})


def test_stopping_leaves_neither_a_child_nor_what_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serve, "PATIENCE", 0.2)
    told, tell = os.pipe()
    child = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=tell, start_new_session=True)
    os.close(tell)
    with open(told, "rb") as pipe:
        assert pipe.read(2) == b"xx"
        serve.stop({"web server": child})
        assert pipe.read() == b""  # its end: nobody is left to write to it
    assert child.returncode == -signal.SIGKILL
