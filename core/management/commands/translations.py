from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import translations


class Command(BaseCommand):
    help = "Writes the strings of the interface into locale/, or checks that they are translated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail on gaps")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        found = []
        for language in translations.LANGUAGES:
            if not check:
                translations.update(language)
            found += [f"{language}: {problem}" for problem in translations.problems(language)]
        if check and found:
            raise CommandError("\n".join(found))
        self.stdout.write("\n".join(found) or "Every string is translated.")
