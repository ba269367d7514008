"""What most tests wait for, made beside those that do not: the template database and the fonts."""

from concurrent.futures import ThreadPoolExecutor

import django
from django.conf import settings
from django.db import connections

from core import fonts
from tests import database

if __name__ == "__main__":
    django.setup()
    with ThreadPoolExecutor() as beside:
        beside.submit(fonts.build, settings.FONTS_DIR)
        database.make_template(connections["owner"])
