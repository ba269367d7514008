"""Likely spellings of a name in Latin letters, by published romanisations: to be found by, no more.

Sources of the tables: BGN/PCGN for Russian (1947), Kazakh, Kyrgyz, Uzbek and Turkmen (1979) and
Tajik (1994); ICAO Doc 9303, part 3, as in passports; the Latin alphabets of Kazakh (2021), Uzbek
(1995) and Turkmen (1999); the habits of the French and the German press.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from people.models import Script
from people.models.names import script_of

MOST = 8
Table = dict[str, str]


@dataclass(frozen=True)
class Variant:
    """A spelling and the first system that gives it."""

    text: str
    system: str


def _table(letters: str, spelt: str) -> Table:
    """ "-" stands for a letter that is not written."""
    words = ["" if word == "-" else word for word in spelt.split()]
    return dict(zip(letters.split(), words, strict=True))


RUSSIAN = _table(
    "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ё",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya yo",
)
# How a Russian clerk writes letters that Russian does not have.
HEARD = _table(
    "ә ғ қ ң ө ұ ү һ і ҷ ӣ ӯ ҳ ў җ",
    "а г к н о у у х и дж и у х у дж",
)
# What each system has of its own; the rest is as in RUSSIAN, foreign letters as they are heard.
SYSTEMS: dict[str, Table] = {
    "BGN/PCGN": {},
    "ICAO 9303": _table("й ъ ю я ё", "i ie iu ia e"),
    "French": _table("ж й у ч щ ю я", "j i ou tch chtch iou ia"),
    "German": _table("в ж з й х ц ч ш щ ю я ё", "w sch s j ch z tsch sch schtsch ju ja jo"),
    "Kazakh BGN/PCGN": _table("ә ғ қ ң ө ұ ү һ і", "ä gh q ng ö u ü h i"),
    "Kazakh 2021": _table(
        "ә ғ қ ң ө ұ ү һ і й у х ш ж ы ю я", "ä ğ q ñ ö ū ü h ı i u h ş j y iu ia"
    ),
    "Kazakh plain": _table("ә ғ қ ң ө ұ ү һ і", "a gh k n o u u h i"),
    "Kyrgyz BGN/PCGN": _table("ж ң ө ү", "j ng ö ü"),
    "Kyrgyz plain": _table("ж ң ө ү", "j ng o u"),
    "Tajik BGN/PCGN": _table("ғ қ ҷ ӣ ӯ ҳ", "gh q j í ŭ h"),
    "Tajik plain": _table("ғ қ ҷ ӣ ӯ ҳ", "g k j i u h"),
    "Uzbek 1995": _table("ғ қ ҳ ў ж х", "gʻ q h oʻ j x"),
    "Uzbek plain": _table("ғ қ ҳ ў ж", "gh q h o j"),
    "Turkmen 1999": _table("в ә ң ө ү җ ж й ч ш ы", "w ä ň ö ü j ž ý ç ş y"),
    "Turkmen plain": _table("ә ң ө ү җ", "a n o u j"),
}
# They write "ye" where е begins a word or follows a vowel or a sign.
SOFT = ("BGN/PCGN", "Uzbek plain", "Uzbek 1995")
YE = re.compile(r"^е|(?<=[аеёиоуыэюяйъь])е")
RUSSIAN_SYSTEMS = ("BGN/PCGN", "ICAO 9303")
# The likeliest first; those of Russian follow, which most passports and reports once used.
BY_LANGUAGE = {
    "kk": ("Kazakh BGN/PCGN", "Kazakh plain", "Kazakh 2021", *RUSSIAN_SYSTEMS, "French", "German"),
    "ky": ("Kyrgyz plain", "Kyrgyz BGN/PCGN", *RUSSIAN_SYSTEMS, "French", "German"),
    "tg": ("Tajik plain", "Tajik BGN/PCGN", *RUSSIAN_SYSTEMS, "French", "German"),
    "uz": ("Uzbek plain", "Uzbek 1995", *RUSSIAN_SYSTEMS, "French", "German"),
    "tk": ("Turkmen 1999", "Turkmen plain", *RUSSIAN_SYSTEMS, "French", "German"),
    "ru": (*RUSSIAN_SYSTEMS, "French", "German"),
}
OF_COUNTRY = {"KZ": "kk", "KG": "ky", "TJ": "tg", "UZ": "uz", "TM": "tk"}
# Letters of one language alone, and those that tell where the country does not.
SURE = (("kk", "әұһі"), ("tg", "ҷӣӯ"), ("uz", "ў"), ("tk", "җ"))
LIKELY = (("tg", "ҳ"), ("kk", "ғқ"), ("ky", "ңөү"))

# Latin alphabets to Cyrillic, from where the systems above lead on; longer letters first.
TURKMEN_LATIN = {
    **_table("ýe ýa ýu ýo", "е я ю ё"),
    **_table(
        "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z",
        "а б ч д е а ф г х и дж ж к л м н н о о п р с ш т у у в ы й з",
    ),
}
UZBEK_LATIN = {
    **_table("oʻ gʻ sh ch yo yu ya ye", "у г ш ч ё ю я е"),
    **_table(
        "a b d e f g h i j k l m n o p q r s t u v x y z ʻ",
        "а б д е ф г х и дж к л м н о п к р с т у в х й з -",
    ),
}
# The same letters without their marks, as agencies print them.
TURKMEN_PLAIN = _table("ç ž ş ň ä ö ü ý w", "ch zh sh n a o u y v")
TURKMEN_BARE = _table("ç ž ş ň ä ö ü ý", "c z s n a o u y")
UZBEK_PLAIN = _table("oʻ gʻ x q ʻ", "o gh kh k -")
UZBEK_BARE = _table("ʻ", "-")
# What tells that a Latin spelling is in one of these alphabets and no romanisation.
LATIN_SURE = (("tk", "ýňž"),)
LATIN_LIKELY = {"TM": (("tk", "çşäöüw"),), "UZ": (("uz", "qxʻ"),)}
APOSTROPHES = re.compile("['‘’`´ʼ]")
WORDS = re.compile(r"[^\W_]+(?:ʻ[^\W_]*)*")


def variants(
    text: str, *, language: str = "", country: str = "", known: Iterable[str] = ()
) -> list[Variant]:
    """At most MOST other spellings of `text`, the likeliest first; none of `known`.

    `language` is that of the name; without it, letters or the country of the person tell.
    """
    text = unicodedata.normalize("NFC", text)
    seen = {_same(one) for one in (text, *known)}
    found = []
    for variant in _spelt(text, language or _language(text, country)):
        if variant.text and _same(variant.text) not in seen:
            seen.add(_same(variant.text))
            found.append(variant)
    return found[:MOST]


def _same(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _language(text: str, country: str) -> str:
    lowered = text.lower()
    if script_of(text) == Script.LATIN:
        return _told(APOSTROPHES.sub("ʻ", lowered), LATIN_SURE + LATIN_LIKELY.get(country, ()))
    return _told(lowered, SURE) or OF_COUNTRY.get(country, "") or _told(lowered, LIKELY) or "ru"


def _told(text: str, signs: Iterable[tuple[str, str]]) -> str:
    return next((language for language, letters in signs if set(letters) & set(text)), "")


def _spelt(text: str, language: str) -> Iterator[Variant]:
    script = script_of(text)
    if script == Script.CYRILLIC:
        yield from _romanised(text, BY_LANGUAGE.get(language, BY_LANGUAGE["ru"]))
    elif script == Script.LATIN and language == "tk":
        yield from _from_latin(text, (TURKMEN_PLAIN, TURKMEN_BARE), TURKMEN_LATIN)
    elif script == Script.LATIN and language == "uz":
        text = APOSTROPHES.sub("ʻ", text)
        yield from _from_latin(text, (UZBEK_PLAIN, UZBEK_BARE), UZBEK_LATIN)


def _from_latin(text: str, plain: Iterable[Table], cyrillic: Table) -> Iterator[Variant]:
    """Without the marks, then as a Russian clerk writes it and passports and papers read that."""
    for table in plain:
        yield Variant(_written(text, table), "without marks")
    yield from _romanised(_written(text, cyrillic), BY_LANGUAGE["ru"])


def _romanised(text: str, systems: Iterable[str]) -> Iterator[Variant]:
    for system in systems:
        own = SYSTEMS[system]
        heard = "".join(c if c.lower() in own else _cased(c, HEARD) for c in text)
        yield Variant(_written(heard, {**RUSSIAN, **own}, soft=system in SOFT), system)


def _written(text: str, table: Table, *, soft: bool = False) -> str:
    """`text` by a table whose longer letters come first; case follows the word."""
    letters = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))

    def word(found: re.Match[str]) -> str:
        old = found[0]
        plain = YE.sub("йе", old.lower()) if soft else old.lower()
        new = letters.sub(lambda letter: table[letter[0]], plain)
        if old.isupper() and len(old) > 1:
            return new.upper()
        return new[:1].upper() + new[1:] if old[:1].isupper() else new

    return WORDS.sub(word, text)


def _cased(letter: str, table: Table) -> str:
    new = table.get(letter.lower(), letter)
    return new.capitalize() if letter.isupper() else new
