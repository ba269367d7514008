"""A pytest plugin: PostgreSQL for the tests, with fsync off, before Django reads its settings.

Workers of pytest-xdist inherit DATABASE_URL from the process that started the server.
"""

import atexit
import os

from config import postgres

os.environ.setdefault("DEMO", "1")
if "DATABASE_URL" not in os.environ:
    server = postgres.start(postgres.VAR_DIR / "test-postgres", fsync=False)
    atexit.register(server.stop, linger=False)
    server.ensure("habeas_tests")
    os.environ["DATABASE_URL"] = server.url("habeas_tests")
    os.environ["DATABASE_URL_OWNER"] = server.url("habeas_tests", postgres.OWNER)
