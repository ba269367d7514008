from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from desk.demo.load import load


class Command(BaseCommand):
    help = "Loads the demonstration data of fixtures/demo/; loading it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            added = load()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{added} rows added." if added else "Nothing to add.")
