"""`manage.py find "NAME"`: the five people who are likeliest meant, with reference and reasons.

Whoever may run commands on the server sees everybody.
"""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from people.finding import find


class Command(BaseCommand):
    help = "Find people by a name, however it is spelt."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--country", default="", help="two letters: KZ, TM ...")

    def handle(self, *args: Any, **options: Any) -> None:
        found = find(options["name"], None, country=options["country"])
        for one in found:
            person = one.person
            self.stdout.write(
                f"{person.reference}  {person.display_name}  {one.score:.2f}  "
                f"{'; '.join(one.reasons)}"
            )
        if not found:
            self.stdout.write("Nobody of such a name.")
