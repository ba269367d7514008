"""Names pasted one a line; a line such as "and about 40 others" is a number, not a name."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST = 50  # names in one form
LONGEST = 200  # characters of a name; the index of names takes no long ones

# How the words before a number bound it: from below, from above, or on both sides.
BOTH = r"about|around|roughly|some|approximately|~|environ|près de|quelque|около|примерно|порядка"
LOW = r"at least|more than|over|au moins|plus de|не менее|не меньше|более|больше|свыше|минимум"
HIGH = r"up to|at most|jusqu'à|au plus|до|не более"
COLLECTIVES = {
    "a dozen": 12, "two dozen": 24, "dozen": 12, "une dizaine": 10, "une douzaine": 12,
    "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30, "une quarantaine": 40,
    "une cinquantaine": 50, "une soixantaine": 60, "une centaine": 100,
}  # fmt: skip
AND = r"and|et|и|&|\+"
OTHERS = (
    r"other people|others|more people|more|people|d'autres(?: personnes)?|autres(?: personnes)?"
    r"|personnes|других(?: людей)?|другие|человек|людей"
)
NUMBER = "|".join([r"[0-9]{1,6}", *COLLECTIVES])
LINE = re.compile(
    rf"(?P<and>(?:{AND}|ещё|еще|encore)\s+)*"
    rf"(?P<words>(?:(?:(?P<low>{LOW})|(?P<high>{HIGH})|{BOTH})\s*)?"
    rf"(?P<number>{NUMBER})?\s*(?P<others>{OTHERS})?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Others:
    """People without a name: the words, and the least and most that they may mean."""

    words: str
    low: int | None = None
    high: int | None = None


@dataclass
class Listed:
    """What a list of names holds, in its order."""

    names: list[str] = field(default_factory=list)
    others: list[Others] = field(default_factory=list)


def listed(text: str) -> Listed:
    """Reads English, French and Russian; whatever is not plainly a number of people is a name."""
    found = Listed()
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if others := _others(line):
            found.others.append(others)
        elif line:
            found.names.append(line)
    return found


def check_size(found: Listed) -> None:
    """Raises ValidationError where there are more or longer names than are compared with ours."""
    if len(found.names) > MOST:
        raise ValidationError(_("At most %(n)d names."), params={"n": MOST})
    if any(len(name) > LONGEST for name in found.names):
        raise ValidationError(_("A name has at most %(n)d characters."), params={"n": LONGEST})


def _others(line: str) -> Others | None:
    read = LINE.fullmatch(line.replace("’", "'"))
    if not read or not (read["and"] or read["others"]) or not (read["number"] or read["others"]):
        return None
    words, given = read["words"], (read["number"] or "").lower()
    if not given:
        return Others(words)
    number = COLLECTIVES.get(given) or int(given)
    return Others(words, None if read["high"] else number, None if read["low"] else number)
