"""A database of its own for each benchmark, on the embedded server: made anew, dropped at the end.

To be imported before anything of Django's.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DEMO"] = "1"

from config import postgres


@contextmanager
def own_database(name: str) -> Iterator[None]:
    server = postgres.start(postgres.VAR_DIR / "postgres")
    try:
        server.ensure(name)
        os.environ["DATABASE_URL"] = server.url(name)
        os.environ["DATABASE_URL_OWNER"] = server.url(name, postgres.OWNER)
        yield
    finally:
        with server.connect() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.stop(linger=False)
