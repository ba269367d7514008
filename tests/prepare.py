"""What most tests wait for, made beside those that do not: template databases and fonts."""

import gc
from concurrent.futures import ThreadPoolExecutor

import django
from django.conf import settings
from django.db import connections

from core import fonts
from tests import database

if __name__ == "__main__":
    django.setup()
    # Migrating makes models by the thousand; looking through them for waste took a sixth of it.
    gc.freeze()
    gc.set_threshold(50_000)
    with ThreadPoolExecutor() as beside:
        beside.submit(fonts.build, settings.FONTS_DIR)
        database.make_template(connections["owner"])
        database.demonstration(connections["owner"], connections["default"])
