"""One key for many spellings: Mamai, Mamay and Мамай fold to the same letters.

Tables and rules come from the romanisation habits of Kazakh, Kyrgyz, Russian, Tajik, Turkmen and
Uzbek names (domain list A.7; BGN/PCGN, ISO 9, passports, the press of four languages). Letters of
other scripts go through `anyascii`. Equal keys suggest the same person; they never decide it.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from anyascii import anyascii

# Bumped with every change of a rule, so that stored keys can be told to be stale.
VERSION = 3
MOST_READINGS = 8
SLIPS_FROM = 4  # letters: among shorter parts one letter makes another name

CYRILLIC = str.maketrans(
    {
        # Russian
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
        "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya",
        # Kazakh and Kyrgyz
        "ә": "a", "ғ": "gh", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
        "і": "i",
        # Tajik and Uzbek
        "ҷ": "j", "ӣ": "i", "ӯ": "u", "ҳ": "h", "ў": "o",
        # Turkmen, before 1993
        "җ": "j",
    }
)  # fmt: skip
# Letters of Latin alphabets that are more than a letter with a mark.
LATIN = str.maketrans(
    {
        "ı": "i", "ß": "ss", "ž": "zh", "ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ň": "n",
        "ŋ": "n", "ý": "y", "ğ": "gh", "ə": "a", "ä": "a", "ŝ": "shch", "đ": "d", "ø": "o",
        "â": "ya", "û": "yu",
    }
)  # fmt: skip
APOSTROPHES = re.compile("[ʻʼ‘’`´'ʹʺ″\u0300\u0301]")
# One spelling that stands for several sounds: "j" is й in German and ISO 9, ж in Turkmen; "ch" is
# ш in French, х in German; "c" is ц in ISO 9, ж in Turkish; "x" is х in Uzbek, кс elsewhere.
READINGS = {
    "tsch": ("ch",),
    "tch": ("ch",),
    "dsch": ("j",),
    "shch": ("shch",),
    "sch": ("sh", "shch", "j"),
    "sh": ("sh",),
    "zh": ("j",),
    "dzh": ("j",),
    "dj": ("j",),
    "ch": ("ch", "sh", "h"),
    "ck": ("k",),
    "c": ("ts", "j", "k"),
    "j": ("j", "y"),
    "x": ("h", "ks"),
}
AMBIGUOUS = re.compile(f"({'|'.join(sorted(READINGS, key=len, reverse=True))})")
# In this order: longer spellings before the letters they contain.
RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"q", "k"),
        (r"ou", "u"),
        (r"w", "v"),
        (r"\by?e", "e"),
        (r"y", "i"),
        (r"i+", "i"),
        (r"(?<=[aeou])i(?=[eo])", ""),
        (r"(?<=[aeiou])i(?=ev[a]?\b)", ""),
        (r"ng(?=[b-df-hj-np-tv-z])", "n"),
        (r"n(?=[bp])", "m"),
        (r"([a-z])\1+", r"\1"),
    ]
]
# "Son of", "daughter of": one key for their spellings; they are no part of the name proper.
PARTICLES = {
    **dict.fromkeys(("uulu", "ulu", "uli", "ugli", "ogli", "oglu", "ogl"), "uli"),
    **dict.fromkeys(("kizi", "kizy", "gizi", "kiz"), "kizi"),
}
# Heard as the same where one language hardens what another keeps soft.
FIRST_VOWELS = str.maketrans("ue", "oi")
SOUNDS = str.maketrans("dbgzvj", "tpksfc")


# Endings that come and go with sex, marriage and the times: Durdy, Durdyev, Durdyeva.
SUFFIX = re.compile("(ov|ev|in|iev|skii|ski|uli|kizi|ovich|evich|ovna|evna|zoda|zade|ogli)a?$")
Word = tuple[str, ...]


def fold(name: str) -> str:
    """The key of a name: the first reading of each of its words, in alphabetical order.

    Order is dropped so that "MAMAI Zhanbolat" equals "Zhanbolat Mamai".
    """
    return " ".join(sorted(word[0] for word in words(name)))


def readings(name: str) -> set[str]:
    """All the keys that a name may be read as, `fold` among them."""
    chosen = islice(product(*words(name)), MOST_READINGS)
    return {" ".join(sorted(parts)) for parts in chosen}


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[Word, ...]:
    """The words of a name in the order written, each as the folded parts that it may be read as."""
    return tuple(filter(None, (_readings(word) for word in re.split("[^a-z0-9]+", latin(name)))))


def proper(name: str) -> tuple[Word, ...]:
    """The words without "son of" and "daughter of", unless there are no others."""
    every = words(name)
    return tuple(word for word in every if word[0] not in PARTICLES.values()) or every


@lru_cache(maxsize=100_000)
def _readings(word: str) -> Word:
    pieces = [READINGS.get(piece, (piece,)) for piece in AMBIGUOUS.split(word)]
    read = (_ruled("".join(chosen)) for chosen in islice(product(*pieces), MOST_READINGS))
    return tuple(filter(None, dict.fromkeys(read)))


def latin(name: str) -> str:
    """In small Latin letters without marks, letter by letter: nothing is folded together yet."""
    text = unicodedata.normalize("NFC", name).lower().translate(CYRILLIC).translate(LATIN)
    text = unicodedata.normalize("NFD", APOSTROPHES.sub("", text))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return anyascii(text).lower()


def _ruled(word: str) -> str:
    for pattern, replacement in RULES:
        word = pattern.sub(replacement, word)
    return PARTICLES.get(word, word)


def keys_of(name: str) -> set[str]:
    """By what a name is looked up; of initials alone, by all of them together."""
    longer = [word for word in proper(name) if len(word[0]) > 1]
    return {key for word in longer for key in keys_of_word(word)} or {f"={fold(name)}"}


def keys_of_word(word: Word) -> set[str]:
    """Its readings and, behind "~" and "^", what they sound like and their stems."""
    heard = {f"~{sound(part)}" for part in word if len(sound(part)) > 2}
    return {*word, *heard, *(f"^{stem(part)}" for part in word if stem(part) != part)}


def beginnings(word: Word) -> set[str]:
    """What the keys of a word that is still being typed begin with.

    A last "i" may yet be lost: bai is on the way to baev.
    """
    return {part[:-1] if re.search("[aeiou]i$", part) else part for part in word}


def shortened(part: str) -> set[str]:
    """The part and, where one letter may count as a slip, what is left without any one letter."""
    if len(part) < SLIPS_FROM:
        return {part}
    return {part, *(part[:place] + part[place + 1 :] for place in range(len(part)))}


@lru_cache(maxsize=100_000)
def stem(part: str) -> str:
    return SUFFIX.sub("", part) if len(part) > 5 else part


@lru_cache(maxsize=100_000)
def sound(part: str) -> str:
    """What is left of a folded part when vowels and voicing do not count: akhmedov, ahmetov."""
    hard = part.replace("ts", "c").replace("ch", "c").replace("sh", "x").translate(SOUNDS)
    first, rest = hard[:1].translate(FIRST_VOWELS), hard[1:]
    return re.sub(r"(.)\1+", r"\1", first + re.sub("[aeiouh]", "", rest))
