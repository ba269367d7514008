"""S13: no log holds what was typed or recorded."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

NAME = "Zarina Planted"


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the handler of the settings writes while a test runs."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    line = dict(settings.LOGGING["formatters"]["line"])
    made = logging.config.DictConfigurator({}).configure_formatter(line)
    handler.setFormatter(made)
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def breaks(request: HttpRequest) -> HttpResponse:
    """Stumbles over a name, as a form would that nobody thought of."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [request.POST["name"]])
    except Exception as error:
        raise ValueError(f"{request.POST['name']} is no number") from error
    return HttpResponse()


breaks.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("breaks/", breaks)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.core.test_logs")
def test_an_error_is_logged_with_its_place_and_without_the_name(logged: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    assert client.post("/breaks/", {"name": NAME}).status_code == 500
    told = logged.getvalue()
    assert "in breaks" in told
    assert "DataError" in told or "InvalidTextRepresentation" in told
    assert "Zarina" not in told


def test_control_a_plain_formatter_would_tell_it(logged: io.StringIO) -> None:
    out = io.StringIO()
    plain = logging.StreamHandler(out)
    logging.getLogger().addHandler(plain)
    try:
        raise IntegrityError(f"Key (name)=({NAME}) already exists.")
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: /breaks/")
    finally:
        logging.getLogger().removeHandler(plain)
    assert "Zarina" in out.getvalue()
    assert "Zarina" not in logged.getvalue()
