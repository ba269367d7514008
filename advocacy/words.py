"""Words and marks that the sentences of letters share: lists, articles, gaps."""

import re
from collections.abc import Iterable

from babel.lists import format_list

from core.countries import country_name

LANGUAGE = "en"
LIST_STYLE = "en_GB"  # "Kazakhstan, Tajikistan and Uzbekistan"
WITH_THE = frozenset({"AE", "CZ", "EU", "GB", "NL", "PH", "US"})
GAP = re.compile(r"\[\[(.+?)(?:\]\]|$)", re.MULTILINE)
MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")
HEADED = ("a ", "an ", "the ", "his ", "her ", "one ")


def gap(words: str) -> str:
    """The visible mark of what is not recorded."""
    return f"[[{words}]]"


def gaps_in(text: str) -> list[str]:
    """What stands in double brackets, also where the closing pair is missing."""
    return [re.sub(r"\\(.)", r"\1", words.strip()) for words in GAP.findall(text)]


def plain(value: object) -> str:
    """A recorded value as Markdown that prints exactly its characters, on one line."""
    return MARKDOWN.sub(r"\\\1", " ".join(str(value).split()))


def listed(items: Iterable[str]) -> str:
    return format_list(list(items), locale=LIST_STYLE)


def listed_long(items: Iterable[str]) -> str:
    """A list whose items hold commas themselves."""
    *first, last = items
    if not first:
        return last
    return f"{'; '.join(first)}{', and' if len(first) == 1 else '; and'} {last}"


def countries_in_words(codes: Iterable[str]) -> str:
    return listed(
        ("the " if code in WITH_THE else "") + country_name(code, LANGUAGE) for code in codes
    )


def with_article(noun: str) -> str:
    """ "a lawyer", "an activist"; "leader of the opposition" and "the lawyer" stay."""
    lower = noun.lower()
    if lower.startswith(HEADED) or re.match(r"\w+ of ", lower) or not lower[:1].isalpha():
        return noun
    return f"{'an' if lower[0] in 'aeio' else 'a'} {noun}"
