"""Names as grammar and print change them: from what stands in a text back to what is on record.

Closed lists of endings: a word is only read back into names that it could be a case of, so that
few common words are taken for names.
"""

import re
from functools import lru_cache
from itertools import product

from people.folding import fold

CYRILLIC_WORD = re.compile("[\u0400-\u052f]+")
LEAST = 2  # letters that stand before an ending: "Цо" in "Цоя"
LEAST_IN_ADDRESS = 4  # where nothing but the letters says that a word is a name
HUSHED = re.compile("(?<=[жчшщ])ё")

# (endings of cases, what the name ends in when it is called); "ь" is folded away with its sound.
DECLENSIONS = [
    # Ким, Тестов, Игорь, Любовь, and the families
    ("а у ом ем ём е ы и ым ых ыми ов ев ей ам ами ах я ю ью ям ями ях", ("",)),
    # Цой, Сергей, Юрий
    ("я ю ем ём е и ев ям ями ях", ("й",)),
    # Роза, Ольга, Тестова
    ("ы и е у ой ою ей ею", ("а",)),
    # Мария, Зоя
    ("и е ю ей ею ёй", ("я",)),
    # Белый, Горький, Толстой
    ("ого его ому ему ым им ом ем ые ие ых их ыми ими", ("ый", "ий", "ой")),
    # Белая, Синяя
    ("ой ей ую юю ою ею", ("ая", "яя")),
    # Кравец
    ("ца цу цом цем це цы цов цам цами цах", ("ец",)),
]
ENDINGS: dict[str, set[str]] = {}
for _endings, _called in DECLENSIONS:
    for _ending in _endings.split():
        ENDINGS.setdefault(_ending, set()).update(_called)
LONGEST = max(map(len, ENDINGS))
# The same as they are romanised in the addresses of pages, folded: "sekretovu-dali-7-let".
IN_ADDRESS = ("a", "u", "i", "om", "em", "im", "oi", "ei", "iu", "ogo", "omu")
CALLED_IN_ADDRESS = ("", "a", "i", "oi")


def spellings(word: str) -> set[str]:
    """The word, and as it is printed without ё: "Федор", "Чорный"."""
    small = word.lower()
    if "ё" not in small:
        return {word}
    return {word, small.replace("ё", "е"), HUSHED.sub("о", small)}


@lru_cache(maxsize=50_000)
def called(word: str) -> frozenset[str]:
    """The keys of the names that a Cyrillic word may be a case of: "Киму" is of "Ким", "Кима"."""
    small = word.lower()
    if not CYRILLIC_WORD.fullmatch(small):
        return frozenset()
    names = {
        small[:-length] + end
        for length in range(1, min(LONGEST, len(small) - LEAST) + 1)
        for end in ENDINGS.get(small[-length:], ())
    }
    return frozenset(fold(one) for name in names for one in spellings(name))


def called_in_address(folded: str) -> set[str]:
    """The same for a folded word in the address of a page, where names are small."""
    stems = {folded.removesuffix(ending) for ending in IN_ADDRESS} - {folded}
    long = [stem for stem in stems if len(stem) >= LEAST_IN_ADDRESS]
    return {stem + end for stem, end in product(long, CALLED_IN_ADDRESS)}
