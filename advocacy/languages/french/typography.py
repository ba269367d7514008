"""French typography and small words: narrow spaces, guillemets, elision, contraction, lists."""

import re
import unicodedata
from collections.abc import Iterable

from babel.lists import format_list

NARROW = "\u202f"
ELIDED = frozenset("aeiouœæ")
# A plain or wide space before a high sign, and after or before a guillemet; none is put where none
# was, so that addresses and times of day stay as they are.
BEFORE_SIGN = re.compile(r"[ \u00a0\u202f]+([;:!?»])")
AFTER_QUOTE = re.compile(r"«[ \u00a0\u202f]*")


def typeset(text: str) -> str:
    """With the spaces that French has before ; : ! ? » and after «."""
    text = AFTER_QUOTE.sub(f"«{NARROW}", text)
    return BEFORE_SIGN.sub(rf"{NARROW}\1", text)


def quoted(words: str) -> str:
    return f"«{NARROW}{words}{NARROW}»"


def elides(words: str) -> bool:
    """Whether "de" loses its e before the words: before a vowel, but not before a gap.

    Not before h or y: foreign names with h take none, and the countries say it themselves.
    """
    if words.startswith("[["):
        return False
    first = re.sub(r"^[\W_]+", "", words)[:1]
    return unicodedata.normalize("NFD", first.lower())[:1] in ELIDED


def de(words: str) -> str:
    """ "d’Akhmedov", "du sommet", "des autorités", "de Kloop"; a name in capitals keeps its Le."""
    return _contracted(words, ("du", "des")) or ("d’" if elides(words) else "de ") + words


def a(words: str) -> str:
    """ "à Kloop", "au sommet", "aux autorités"."""
    return _contracted(words, ("au", "aux")) or f"à {words}"


def _contracted(words: str, forms: tuple[str, str]) -> str:
    for article, form in zip(("le ", "les "), forms, strict=True):
        if words.startswith(article):
            return f"{form} {words.removeprefix(article)}"
    return ""


def listed(items: Iterable[str]) -> str:
    return format_list(list(items), locale="fr")


def listed_long(items: Iterable[str]) -> str:
    """A list whose items hold commas themselves."""
    *first, last = items
    if not first:
        return last
    return f"{' ; '.join(first)}{', et' if len(first) == 1 else ' ; et'} {last}"


def capital(text: str) -> str:
    """The first letter in capitals, behind the marks of Markdown."""
    start = next((place for place, sign in enumerate(text) if sign.isalnum()), 0)
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
