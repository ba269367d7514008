"""What French calls the courts that sources name in English; any other is a gap."""

from advocacy.languages.french.gaps import to_say

# With the article, which "par" leaves as it is.
COURTS = {
    "conseil d'etat": "le Conseil d’État",
    "conseil d'état": "le Conseil d’État",
    "constitutional court": "la Cour constitutionnelle",
    "court of appeal": "la cour d’appel",
    "court of cassation": "la Cour de cassation",
    "european court of human rights": "la Cour européenne des droits de l’homme",
    "supreme court": "la Cour suprême",
}


def court(words: str) -> str:
    """ "la Cour suprême"; a gap with the words, also where there are none."""
    name = words.strip().casefold().replace("’", "'").removeprefix("the ")
    return COURTS.get(name) or to_say("juridiction", words)


def by_court(words: str) -> str:
    """ "par la Cour suprême ", before the day; "" where no court is recorded."""
    return f"par {court(words)} " if words else ""
