"""One table of headers for every response, and the settings of a real deployment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from core import headers

ROOT = Path(__file__).parent.parent.parent


def answered(response: HttpResponse, path: str = "/cases/") -> dict[str, str]:
    middleware = headers.one_table(lambda request: response)
    return dict(middleware(RequestFactory().get(path)).headers)


def test_a_page_has_exactly_the_row_of_pages() -> None:
    inner = {"Cache-Control": "max-age=9", "X-Powered-By": "x", "Expires": "never"}
    found = answered(HttpResponse("text", headers=inner))
    assert found == {**headers.PAGE, "Content-Type": "text/html; charset=utf-8"}


def test_a_file_runs_nothing_wherever_it_comes_from() -> None:
    named = {"Content-Disposition": 'attachment; filename="C-7F3K9Q-M.pdf"'}
    found = answered(HttpResponse(b"x", content_type="application/pdf", headers=named))
    assert found == {**headers.FILE, **named, "Content-Type": "application/pdf"}


def test_static_files_alone_may_be_kept() -> None:
    kept = {"Cache-Control": "max-age=60", "Content-Type": "text/css"}
    path = f"{settings.STATIC_URL}css/base.css"
    assert answered(HttpResponse(headers=kept), path) == {**headers.STATIC, **kept}
    missing = HttpResponse(status=404, headers=kept)
    assert answered(missing, path)["Cache-Control"] == "no-store"


def test_browsers_that_came_by_https_never_come_without_again() -> None:
    assert "Strict-Transport-Security" not in answered(HttpResponse())
    with override_settings(PRODUCTION=True):
        found = answered(HttpResponse())
    assert found["Strict-Transport-Security"].startswith("max-age=63072000; includeSubDomains")


def test_no_policy_allows_what_is_unsafe_and_none_comes_from_outside() -> None:
    for row in (headers.PAGE, headers.FILE, headers.STATIC):
        policy = row["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "*" not in policy


def test_the_table_is_the_outermost_so_that_nothing_is_added_after_it() -> None:
    assert settings.MIDDLEWARE[0] == "core.headers.one_table"


def test_keys_are_for_this_site_and_the_rest_of_the_machine_is_off() -> None:
    policy = headers.PAGE["Permissions-Policy"].split(", ")
    mine = {"publickey-credentials-create=(self)", "publickey-credentials-get=(self)"}
    assert mine <= set(policy)
    assert all(part.endswith("=()") for part in set(policy) - mine)
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(policy)


PRODUCTION = {
    "PRODUCTION": "1", "DEMO": "0", "ALLOWED_HOSTS": "habeas.example.org",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM",
    "MASTER_KEY": "B" * 43 + "=", "TRAIL_KEY": "C" * 43 + "=",
}  # fmt: skip


def in_production(*arguments: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    wanted = {**os.environ, **PRODUCTION, "HABEAS_VAR": str(tmp_path)}
    wanted.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set by browser tests in the same process
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=wanted, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_django_finds_nothing_to_mend_in_production(tmp_path: Path) -> None:
    (tmp_path / "fonts" / "web").mkdir(parents=True)  # where build_fonts puts them
    found = in_production(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path
    )
    assert found.returncode == 0, found.stderr
    assert "no issues" in found.stdout


@pytest.mark.parametrize("kind", ["SESSION", "CSRF", "LANGUAGE"])
def test_every_cookie_is_of_this_host_alone_in_production(kind: str, tmp_path: Path) -> None:
    ask = (
        "from config import settings as s;"
        f"print(s.{kind}_COOKIE_NAME, s.{kind}_COOKIE_SECURE, s.{kind}_COOKIE_HTTPONLY,"
        f" s.{kind}_COOKIE_SAMESITE)"
    )
    name, *rest = in_production("-c", ask, tmp_path=tmp_path).stdout.split()
    assert name.startswith("__Host-")
    assert rest == ["True", "True", "Strict"]
