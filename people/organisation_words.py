"""What counts in the name of an organisation: its own words, its short name and its initials."""

from people.folding import Word, fold, keys_of_word, latin, proper

# Words that tell no organisation from another, in English, French, German and Russian, and legal
# forms: of an association, a company, a foundation. As they fold.
SILENT = frozenset(
    fold(word)
    for word in [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "pour",
        "sur",
        "der",
        "die",
        "das",
        "für",
        "und",
        "von",
        "в",
        "для",
        "и",
        "на",
        "о",
        "об",
        "по",
        "при",
        "с",
        "ngo",
        "npo",
        "cso",
        "llc",
        "ltd",
        "inc",
        "ev",
        "asbl",
        "gug",
        "ооо",
        "оо",
        "оф",
        "нко",
        "нпо",
    ]
)


def own_words(name: str) -> tuple[Word, ...]:
    """The words that count, unless none does."""
    every = proper(name)
    return tuple(word for word in every if word[0] not in SILENT) or every


def initials(name: str) -> str:
    """Of the words that count, in Latin letters: CPJ of "Committee to Protect Journalists"."""
    counted = (word for word in name.replace("-", " ").split() if fold(word) not in SILENT)
    return "".join(latin(letter) for word in counted for letter in _first(word))


def _first(word: str) -> str:
    return next((letter for letter in word if letter.isalnum()), "")


def keys_of_organisation(*names: str) -> set[str]:
    """By what an organisation of these names is looked up; initials stand behind "="."""
    keys = {key for name in names for word in own_words(name) for key in keys_of_word(word)}
    short = {initials(name) for name in names}
    return keys | {f"={letters}" for letters in short if len(letters) > 1}
