"""`manage.py restore_key`: the master key from the recovery sheet, typed in."""

import base64
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.recovery import SHEET_GROUPS, MistypedError, key_of, opened_by, read


class Command(BaseCommand):
    help = "Write the master key anew from the groups on the recovery sheet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--print",
            action="store_true",
            dest="only_print",
            help="print it in base64 for MASTER_KEY instead of writing var/keys/master_key",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if sys.stdin.isatty():
            self.stderr.write(f"Type the {SHEET_GROUPS} groups from the sheet, then Ctrl-D:")
        key = _key_in(sys.stdin.read())
        opened, there = opened_by(key)
        if there and not opened:
            raise CommandError(
                f"This key opens none of the {there} data keys in the database. Nothing was "
                "changed. Is it the newest sheet, and the right database?"
            )
        text = base64.b64encode(key).decode()
        if options["only_print"]:
            self.stdout.write(text)
            return
        path = settings.VAR_DIR / "keys" / "master_key"
        self.stdout.write(_written(path, text))
        if there:
            self.stdout.write(f"It opens {opened} of {there} data keys in the database.")


def _key_in(typed: str) -> bytes:
    groups = read(typed)
    try:
        return key_of(groups)
    except MistypedError as mistyped:
        raise CommandError(_what_is_wrong(groups, mistyped.wrong)) from None


def _what_is_wrong(groups: list[str], wrong: list[int]) -> str:
    if len(groups) != SHEET_GROUPS:
        return f"The sheet has {SHEET_GROUPS} groups of five characters; {len(groups)} were typed."
    if wrong:
        return f"Look again at group {', '.join(map(str, wrong))}. Nothing was changed."
    return "Each group is right, but they are not from one sheet. Nothing was changed."


def _written(path: Path, text: str) -> str:
    """Puts another key aside rather than lose it: values may have been written with it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = ""
    if path.exists():
        if path.read_text(encoding="utf-8").strip() == text:
            return f"{path} holds this key already."
        kept = path.with_name(f"master_key_{timezone.now():%Y%m%d%H%M%S%f}")
        path.rename(kept)
        aside = f" The key that was there is now {kept.name}."
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return f"The master key is in {path}.{aside}"
