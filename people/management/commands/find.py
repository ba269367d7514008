"""`manage.py find "NAME"`: the five people who are likeliest meant, with reference and reasons.

Whoever may run commands on the server sees everybody.
"""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from people.finding import About, Found, find


class Command(BaseCommand):
    help = "Find people by a name, however it is spelt."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--country", default="", help="two letters: KZ, TM ...")

    def handle(self, *args: Any, **options: Any) -> None:
        found = find(options["name"], None, about=About(country=options["country"]))
        for one in found:
            self.stdout.write(_line(one))
        if not found:
            self.stdout.write("Nobody of such a name.")


def _line(found: Found) -> str:
    """The house spelling comes first; another name by which the person was found is told."""
    person = found.person
    other = f" (found as {found.name})" if found.name != person.display_name else ""
    reasons = "; ".join(found.reasons)
    return f"{person.reference}  {person.display_name}{other}  {found.score:.2f}  {reasons}"
