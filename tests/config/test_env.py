"""Settings from the environment: safe defaults, clear errors."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

ROOT = Path(__file__).parent.parent.parent
ENDS = ("", "_FILE")


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("yes", True), ("0", False), ("", False)]
)
def test_flags(monkeypatch, value, expected):
    monkeypatch.setenv("SOME_FLAG", value)
    assert env.flag("SOME_FLAG", default=not expected) is expected


def test_a_flag_that_is_none_says_so(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG must be 1 or 0"):
        env.flag("SOME_FLAG", default=False)


def test_a_number(monkeypatch):
    monkeypatch.setenv("SOME_NUMBER", "20")
    assert env.number("SOME_NUMBER", default=15) == 20
    monkeypatch.setenv("SOME_NUMBER", "")
    assert env.number("SOME_NUMBER", default=15) == 15
    monkeypatch.setenv("SOME_NUMBER", "-1")
    with pytest.raises(ImproperlyConfigured, match="SOME_NUMBER must be a whole number"):
        env.number("SOME_NUMBER", default=15)


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("hidden\n")
    monkeypatch.setenv("SOME_SECRET_FILE", str(tmp_path / "secret"))
    assert env.secret("SOME_SECRET", required=True, default="") == "hidden"


def test_database_urls():
    assert env.database("postgresql://ann:s%40fe@db.example.org:5433/habeas?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "habeas", "USER": "ann",
        "PASSWORD": "s@fe", "HOST": "db.example.org", "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    assert env.database("postgresql://ann:x@/habeas?host=/run/pg")["HOST"] == "/run/pg"


def test_denial_another_engine():
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        env.database("sqlite:///db.sqlite3")


def start_with(**variables: str) -> subprocess.CompletedProcess[str]:
    code = "import django; django.setup()"
    keys = {f"{name}{end}" for name in ("SECRET_KEY", "MASTER_KEY", "TRAIL_KEY") for end in ENDS}
    base = {name: value for name, value in os.environ.items() if name not in keys}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
        env={**base, "DJANGO_SETTINGS_MODULE": "config.settings", **variables},
    )  # fmt: skip


def test_denial_production_without_secrets():
    started = start_with(PRODUCTION="1", DEMO="0")
    assert started.returncode
    assert "SECRET_KEY is not set" in started.stderr
    started = start_with(PRODUCTION="1", DEMO="0", SECRET_KEY="x" * 50)
    assert "MASTER_KEY is not set" in started.stderr
    keys = {"SECRET_KEY": "x" * 50, "MASTER_KEY": "A" * 43 + "="}
    assert "TRAIL_KEY is not set" in start_with(PRODUCTION="1", DEMO="0", **keys).stderr


def test_production_with_secrets_starts():
    keys = dict.fromkeys(("SECRET_KEY", "MASTER_KEY", "TRAIL_KEY"), "A" * 43 + "=")
    started = start_with(PRODUCTION="1", DEMO="0", **keys)
    assert started.returncode == 0, started.stderr


def test_denial_an_office_on_published_keys():
    assert "SECRET_KEY is not set" in start_with(DEMO="0", DEBUG="0").stderr


def test_denial_the_demonstration_in_production():
    assert "DEMO has open logins" in start_with(DEMO="1", PRODUCTION="1").stderr


def test_the_example_names_every_variable():
    code = "\n".join(p.read_text() for p in (ROOT / "config").glob("*.py"))
    used = set(re.findall(r"""env\.(?:text|flag|items|secret|number)\(\s*"([A-Z_]+)""", code))
    used |= set(re.findall(r"""os\.environ(?:\.get)?[\[(]\s*"([A-Z_]+)""", code))
    named = set(re.findall(r"^#?\s*([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    internal = {"DJANGO_SETTINGS_MODULE", "PATH"}
    assert used - internal - named == set()
