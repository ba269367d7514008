"""Cut the typefaces for page and PDF into the fonts folder, once per version."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core import fonts


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        made = fonts.build(settings.FONTS_DIR)
        if options["verbosity"]:
            self.stdout.write("Fonts written." if made else "Fonts are up to date.")
