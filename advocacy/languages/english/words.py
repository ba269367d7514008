"""Words that the English sentences of letters share: lists, articles, countries, numbers."""

import re
from collections.abc import Iterable

from babel.lists import format_list

from core.countries import country_name

LANGUAGE = "en"
LIST_STYLE = "en_GB"  # "Kazakhstan, Tajikistan and Uzbekistan"
WITH_THE = frozenset({"AE", "CF", "CZ", "EU", "GB", "NL", "PH", "US"})
HEADED = ("a ", "an ", "the ", "his ", "her ", "one ", "some ")
# "a European", "a union", "a UN expert"; "an hour", "an NGO".
SOUNDS_LIKE_YOU = re.compile(
    r"(?i:euro|uni(?!n|m)|use|usu|u[a-z]?\b(?=\.?[A-Z]))|UN\b|EU\b|UK\b|US\b"
)
SPELT_WITH_A_VOWEL = re.compile(r"(?i:hour|hono[u]?r|heir)|(?:[FHLMNRSX][A-Z]+\b)")
OFFICES = re.compile(
    r"(?:Prime |Foreign |Central Asian )?(?:[Aa]uthorities|President|Minist(?:er|ry)|Government"
    r"|Parliament|Chancellor|King|Queen|Embassy|Ambassador|Council|Commission|Committee|Prosecutor|Supreme|European|United|High"
    r"|Office|Senate|Majlis)\b"
)
# What nobody else is called in the languages of letters.
ELSEWHERE = {"EU": "European Union", "INT": "other countries"}


def listed(items: Iterable[str]) -> str:
    return format_list(list(items), locale=LIST_STYLE)


def listed_long(items: Iterable[str]) -> str:
    """A list whose items hold commas themselves."""
    *first, last = items
    if not first:
        return last
    return f"{'; '.join(first)}{', and' if len(first) == 1 else '; and'} {last}"


def with_the(code: str) -> str:
    """ "France", "the Netherlands"."""
    return ("the " if code in WITH_THE else "") + (
        ELSEWHERE.get(code) or country_name(code, LANGUAGE)
    )


def countries_in_words(codes: Iterable[str]) -> str:
    return listed(with_the(code) for code in codes)


def with_article(noun: str) -> str:
    """ "a lawyer", "an activist"; "leader of the opposition" and "the lawyer" stay."""
    lower = noun.lower()
    if lower.startswith(HEADED) or re.match(r"\w+ of ", lower) or not lower[:1].isalpha():
        return noun
    vowel = lower[0] in "aeiou" and not SOUNDS_LIKE_YOU.match(noun)
    return f"{'an' if vowel or SPELT_WITH_A_VOWEL.match(noun) else 'a'} {noun}"


def with_the_office(words: str) -> str:
    """ "the Government of France"; what need not be an office ("both sides") stays."""
    return f"the {words}" if OFFICES.match(words) else words


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 year", "26 days", "1,204 days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """With one full stop, also where the text brought its own end."""
    return text if text.endswith((".", "?", "!", ".”", ".’")) else f"{text}."
