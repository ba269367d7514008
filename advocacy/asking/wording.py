"""The words in which a letter makes an ask, by its fixed wording or its own words."""

from dataclasses import dataclass

from advocacy.languages import LANGUAGES, language_of
from advocacy.languages.address import unescaped
from advocacy.models import Ask
from advocacy.officials.example import in_parts
from advocacy.officials.warnings import language_name


@dataclass(frozen=True)
class Wording:
    code: str
    language: str
    parts: list[tuple[str, bool]]
    is_own: bool


def wordings(ask: Ask) -> list[Wording]:
    """In each language of letters, what completes "we ask you"."""
    said = {code: in_parts(unescaped(language_of(code).ask(ask))) for code in LANGUAGES}
    return [
        Wording(code, language_name(code), parts, bool(ask.text.get(code)))
        for code, parts in said.items()
    ]
