#!/usr/bin/env python
"""Django's command line; behind it the embedded PostgreSQL, unless DATABASE_URL names a server."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config import postgres

    with postgres.attached():
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
