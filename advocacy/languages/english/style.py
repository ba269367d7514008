"""The style of the house: British or American dates, quotation marks, spelling; adjectives."""

import re

from accounts.models import English, OfKazakhstan
from advocacy.languages.base import plain
from advocacy.languages.english.words import with_the
from advocacy.plan import Plan
from core.dates import PartialDate, Precision, show, show_birth, show_in_sentence, show_since

LANGUAGE = "en"
MONTH = (
    "(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    "|December)"
)
# "27–30 November 2023", "27 and 30 November 2023", "15 November 2023", "27 November".
BRITISH_DAYS = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})(?P<to>–| and ))?(?P<day>\d{{1,2}}) {MONTH}"
    r"(?: (?P<year>\d{4}))?\b"
)
# The words of our own that are spelt in two ways.
AMERICAN = {
    "labour": "labor", "organisation": "organization", "honour": "honor",
    "decriminalise": "decriminalize", "recognise": "recognize", "programme": "program",
}  # fmt: skip
# With the ending of the State, and in short.
ADJECTIVES = {
    "KZ": ("Kazakhstani", "Kazakh"),
    "KG": ("Kyrgyzstani", "Kyrgyz"),
    "TJ": ("Tajikistani", "Tajik"),
    "TM": ("Turkmenistani", "Turkmen"),
    "UZ": ("Uzbekistani", "Uzbek"),
}
# Before a family name, where the holder has no other style.
STYLES = {"MR": "Mr", "MS": "Ms"}


def is_american(plan: Plan) -> bool:
    return bool(plan.house.english == English.US)


def shown(when: PartialDate, plan: Plan) -> str:
    """Alone: "30 October 2023", "October 30, 2023"."""
    return _dated(show(when, LANGUAGE), when, plan)


def inside(when: PartialDate, plan: Plan) -> str:
    """With its preposition: "on 30 October 2023"; of what a source found, "as of" its day."""
    if when.precision == Precision.AS_OF_DOC and when.latest:
        return f"as of {shown(PartialDate.on(when.latest), plan)}"
    return _dated(show_in_sentence(when, LANGUAGE), when, plan)


def since(when: PartialDate, plan: Plan) -> str:
    return _dated(show_since(when, LANGUAGE), when, plan)


def born(when: PartialDate, plan: Plan) -> str:
    return _dated(show_birth(when, LANGUAGE), when, plan)


def _dated(words: str, when: PartialDate, plan: Plan) -> str:
    """Words of a source are left as they are."""
    if not when.understood:
        return plain(words)
    return BRITISH_DAYS.sub(_american, words) if is_american(plan) else words


def _american(found: re.Match[str]) -> str:
    days = f"{found['first'] or ''}{found['to'] or ''}{found['day']}"
    return f"{found['month']} {days}" + (f", {found['year']}" if found["year"] else "")


def quoted(words: str, plan: Plan, mark: str = "") -> str:
    """In the marks of the house; `mark` is the comma that Americans put inside them."""
    if is_american(plan):
        return f"“{words}{mark}”"
    return f"‘{words.replace('“', '‘').replace('”', '’')}’{mark}"


def spelt(words: str, plan: Plan) -> str:
    """Words of ours; what is recorded keeps its spelling."""
    if is_american(plan):
        for british, american in AMERICAN.items():
            words = words.replace(british, american)
    return words


def of_authorities(country: str, plan: Plan) -> str:
    """ "the Kazakhstani authorities", "the authorities of France"."""
    if country not in ADJECTIVES:
        return f"the authorities of {with_the(country)}" if country else "the authorities"
    short = plan.house.of_kazakhstan == OfKazakhstan.KAZAKH
    return f"the {ADJECTIVES[country][short]} authorities"


def styled(addressed_as: str, plan: Plan) -> str:
    """ "Mr" in Britain, "Mr." in America; "" where it is not known how somebody is addressed."""
    style = STYLES.get(addressed_as, "")
    return f"{style}." if style and is_american(plan) else style
