"""Which words of a passage tell that something happened to those it is about.

Left out are what is feared or asked for, what befell people in general, and a noun that names a
thing without telling of it ("victims of torture").
"""

import re

from cases.codes import EventType
from cases.heard import Heard, flat, heard_in
from cases.quick.words import OUTCOMES, REVIEWS, TYPE_OF_OUTCOME, first_of
from cases.reading.places import countries_in

# Words before a phrase, in the same clause, that make it no report of something done.
NOT_TOLD = re.compile(
    r"\b(?:risks? of|at risk|could|would|might|may be|will|to prohibit|prevent|threat of"
    r"|danger of|risque de|craint|угроз[аы]|риск[а-я]*|in (?:violation|breach) of|in spite of"
    r"|contrary to|support|(?:seek|demand)(?:s|ing)?)\b[^,;:.]{0,40}$"
    r"|\bfear(?:s|ed|ing)?\b[^,;:.]*$"
    r"|\b(?:people|persons|individuals|hundreds|thousands|dozens)\b[^,;:.]{0,40}$"
    r"|(?:signs of|forms of|history with|history of|perpetrators of|allegations? of|about|press) $"
)
# Nouns that tell of something done only after such words, in the same clause.
ONLY_AFTER = (
    (
        re.compile(r"torture|ill-treatment"),
        re.compile(r"\b(?:subject(?:ed|ing)? (?:\w+ )?to|suffer(?:s|ed)|underwent)\b[^,;:.]*$"),
    ),
    (
        re.compile(r"compensation|indemnisation"),
        re.compile(r"\b(?:order|award|grant|paid|ordonn|accord)\w*\b[^;.]*$"),
    ),
)
# What a higher court decides upon, where the words tell of its decision.
DECIDED_UPON = re.compile(r"sentence|verdict|judgment|peine|jugement|приговор[а-я]*")
# "The hearing will begin at ten": still to come.
TO_COME = re.compile(r" (?:will|is (?:to|set|due)|aura lieu|состоится)\b")
LEFT = re.compile(r"\b(?:left|leaving|fled|quitte|покинул[аи]?)\s+(?:the |la |l')?$")
ASKED = re.compile(
    r"\b(?:calls? (?:on|upon)|urges?|demands?|asks?|appelle(?:nt)?|exhorte(?:nt)?|призыва[а-я]+)\s"
    r"(?P<whom>[^.;]+?)\s+(?:to|de|d'|а)\s+(?P<what>[^.;]+)"
)


def told(passage: str) -> list[Heard]:
    """What is said to have happened or not, in the order of the text."""
    plain = flat(passage)
    heard = [one for one in heard_in(passage) if _tells(one, plain)]
    heard += [
        Heard(EventType.LEFT_COUNTRY, one.at, one.at)
        for one in countries_in(passage)
        if LEFT.search(plain[: one.at])
    ]
    asked = ASKED.search(plain)
    end = asked.start() if asked else len(plain)
    return sorted(_as_meant(heard, plain, end), key=lambda one: one.start)


def _tells(heard: Heard, plain: str) -> bool:
    phrase, before = plain[heard.start : heard.end], plain[: heard.start]
    needed = (after for noun, after in ONLY_AFTER if noun.fullmatch(phrase))
    return not NOT_TOLD.search(before) and all(after.search(before) for after in needed)


def _as_meant(heard: list[Heard], plain: str, end: int) -> list[Heard]:
    """Those before `end`, each of the type that the words around it make it."""
    outcome = first_of(OUTCOMES, plain)
    decision = TYPE_OF_OUTCOME.get(outcome[0]) if outcome else None
    reviewed = decision in REVIEWS
    meant: list[Heard] = []
    for one in (one for one in heard if one.start < end):
        if reviewed and DECIDED_UPON.fullmatch(plain, one.start, one.end):
            if not any(other.type in REVIEWS for other in heard):
                meant.append(one._replace(type=EventType.APPEAL_DECISION))
        elif one.type == EventType.HEARING_HELD and TO_COME.match(plain, one.end):
            meant.append(one._replace(type=EventType.HEARING_SCHEDULED))
        else:
            meant.append(one)
    return meant
