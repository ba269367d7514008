"""A name as written, split into its parts: by tables of endings and words, never by a guess.

Habits of Central Asia (domain list A.7): media write "Given Family", documents "FAMILY Given
Patronymic"; Kyrgyz "X uulu", "X kyzy" and Uzbek "X oʻgʻli" are patronymics of two words, before or
after the given name, and no surname; Kazakh -uly and -qyzy are written to the father's name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from people.models import NameOrder

# Letters with their marks, joined by hyphens and apostrophes; a full stop ends an initial.
WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*|[-'‘’`´ʻʼ])+\.?")
# "A.", "Zh.", "M.A."
INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.)+")
APOSTROPHES = re.compile(r"['‘’`´ʻʼ]")

# "Son of" and "daughter of", written apart.
PARTICLE = re.compile(
    "uulu|ul[yu]|ogl[iyu]|ugli|[kqg]yzy|[kq]izi|уулу|[уұ]лы|[ўу][ғг]ли|оглы|[кқг]ызы|[кқ]изи"
)
# Only a patronymic ends so.
DAUGHTER_OF = re.compile(r".{3,}(?:[oeyё]vna|ichna|[oe]wna|[оеё]вна|ична)")
# A patronymic or, in Belarus and the Balkans, a surname: its place decides.
SON_OF = re.compile(r".{2,}(?:[oeyё]vi[ct]h|[oe]wi[cç]h?|[оеё]вич|ыч)")
# Turkmen and Uzbek given names end in -guly, -kuly: there "uly" says nothing.
CHILD_OF = re.compile(
    r".{2,}(?:(?<![gkq])uly|-uly|[kqg]yzy|[kq]izi|ұлы|(?<![кгқ])улы|-улы|[кқг]ызы)"
)
# -ov, -ev, -sky and -enko in their spellings, the Tajik -zoda and the long i of a byname.
SURNAME = re.compile(
    r".{2,}(?:[oeyё]va?|[oe]wa?|[оеё]ва?|[sc]k(?:iy|y|ij|aya|aja)|[сц]к(?:ий|ая)|enko|енко"
    r"|z[oa]da|zade|зод[аa]|зад[аеә]|[īíӣ])"
)
# Given names with such an ending.
GIVEN = re.compile("sh[ao]k?hzoda|parizoda|ш[ао][ҳх]зода|паризода")


@dataclass(frozen=True)
class Parts:
    """Parts in the words and letters of the name; "" is a part that it has not."""

    given: str = ""
    family: str = ""
    patronymic: str = ""
    order: str = ""

    @property
    def particle(self) -> str:
        """ "uulu" of the patronymic "Test uulu"; "" where it is written to the father's name."""
        last = self.patronymic.split()[-1:]
        return last[0] if last and PARTICLE.fullmatch(_plain(last[0])) else ""


def split(name: str, order: str = "") -> Parts | None:
    """The parts of `name`; None where the tables do not tell.

    `order` is a NameOrder, where somebody knows it: it tells of two plain words which is which.
    """
    words = name.split()
    if not words or not all(WORD.fullmatch(word) or INITIALS.fullmatch(word) for word in words):
        return None
    if all(INITIALS.fullmatch(word) for word in words):
        return None
    if len(words) == 1:
        return None if _is_surname(words[0]) or _is_patronymic(words[0]) else Parts(given=words[0])
    apart = _particle(words)
    if apart:
        return _with_particle(words, apart, order)
    return _with_patronymic(words) or _plain_parts(words, order)


def _plain(word: str) -> str:
    return APOSTROPHES.sub("", word).casefold()


def _is_surname(word: str) -> bool:
    plain = _plain(word)
    return bool(SURNAME.fullmatch(plain)) and not GIVEN.fullmatch(plain)


def _is_patronymic(word: str) -> bool:
    plain = _plain(word)
    return any(ending.fullmatch(plain) for ending in (DAUGHTER_OF, SON_OF, CHILD_OF))


def _particle(words: Sequence[str]) -> int:
    """The place of the only particle with a word before it; 0 where there is none."""
    places = [place for place, word in enumerate(words) if PARTICLE.fullmatch(_plain(word))]
    return places[0] if len(places) == 1 else 0


def _with_particle(words: Sequence[str], at: int, order: str) -> Parts | None:
    """Without the patronymic, one word is the given name and two are a name of their own."""
    patronymic = " ".join(words[at - 1 : at + 1])
    rest = [*words[: at - 1], *words[at + 1 :]]
    if not rest:
        return Parts(patronymic=patronymic)
    if len(rest) == 1:
        family = rest[0] if _is_surname(rest[0]) else ""
        return Parts("" if family else rest[0], family, patronymic)
    parts = _plain_parts(rest, order)
    return parts and Parts(parts.given, parts.family, patronymic, parts.order)


def _with_patronymic(words: Sequence[str]) -> Parts | None:
    """The word before a patronymic is the given name, a third one the surname."""
    places = [place for place, word in enumerate(words) if _is_patronymic(word)]
    if len(places) != 1 or len(words) > 3:
        return None
    (at,) = places
    if len(words) == 2:
        return _of_two(words, at)
    if at == 0:
        return None
    family = words[0] if at == 2 else words[2]
    order = NameOrder.FAMILY_FIRST if at == 2 else NameOrder.GIVEN_FIRST
    return Parts(words[at - 1], family, words[at], order)


def _of_two(words: Sequence[str], at: int) -> Parts | None:
    """ "Natalya Ivanovna", "Testuly Nurbek"; "Roman Testovich" may be a surname."""
    other = words[1 - at]
    if SON_OF.fullmatch(_plain(words[at])) or INITIALS.fullmatch(other):
        return None
    if _is_surname(other):
        return Parts(family=other, patronymic=words[at])
    return Parts(given=other, patronymic=words[at])


def _plain_parts(words: Sequence[str], order: str) -> Parts | None:
    """Given name and surname, where capitals, initials, an ending or `order` tell the surname."""
    at = _family_at(words)
    if at is None and order and len(words) == 2:
        at = 0 if order == NameOrder.FAMILY_FIRST else 1
    if at is None or len(words) > 3 or at not in (0, len(words) - 1):
        return None
    rest = [word for place, word in enumerate(words) if place != at]
    first = NameOrder.FAMILY_FIRST if at == 0 else NameOrder.GIVEN_FIRST
    return Parts(given=" ".join(rest), family=words[at], order=first)


def _family_at(words: Sequence[str]) -> int | None:
    """By the surest sign that marks one word and not the others."""
    initials = [bool(INITIALS.fullmatch(word)) for word in words]
    capitals = [word.isupper() and len(word) > 1 and not word.endswith(".") for word in words]
    endings = [_is_surname(word) for word in words]
    for marked in (capitals, [any(initials) and not one for one in initials], endings):
        if sum(marked) == 1:
            return marked.index(True)
    return None
