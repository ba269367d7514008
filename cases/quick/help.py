"""What docs/quick-line.md says, for its page and its tests."""

import re

from django.conf import settings
from django.utils.safestring import SafeString

from core.markdown import to_html

PAGE = settings.BASE_DIR / "docs" / "quick-line.md"


def grammar() -> SafeString:
    text = PAGE.read_text(encoding="utf-8")
    return to_html(text.partition("## What it reads")[2].partition("## Examples")[0])


def examples() -> list[tuple[str, str]]:
    """(line, what it is read as)"""
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(r"^\| `(.+?)` +\| (.+?) +\|$", text, re.MULTILINE)
