"""What French calls the courts that sources name in English; any other is a gap."""

from advocacy.languages.french.gaps import to_say
from cases.models import Order

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


def words_of(order: Order) -> str:
    """As recorded, of the order or of what it was decided in."""
    return order.court_words or (order.event.authority_words if order.event else "")


def court(words: str) -> str:
    """ "la Cour suprême"; a gap with the words, also where there are none."""
    name = words.strip().casefold().replace("’", "'").removeprefix("the ")
    return COURTS.get(name) or to_say("juridiction", words)


def by_court(order: Order) -> str:
    """ " par la Cour suprême"; "" where no court is recorded."""
    words = words_of(order)
    return f" par {court(words)}" if words else ""
