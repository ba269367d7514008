import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from desk.compare import compare


class Command(BaseCommand):
    help = "Compares the loaded demonstration data with a file of facts, field by field."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="a JSON file: lists of facts by kind")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = json.loads(options["path"].read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['path']} cannot be read: {error}") from error
        report = compare(facts)
        for line in report.lines():
            self.stdout.write(line)
        if report.differences:
            raise CommandError(f"{len(report.differences)} differences.", returncode=1)
