"""French people, offices and letters in memory, on the ground of the English ones."""

from typing import Any

from advocacy.models import Participation, Side
from advocacy.pictures import Picture
from advocacy.plan import Plan
from core.fields import LocalText
from core.models import Term
from people.models import Attribute, Holding, Office
from tests.advocacy.english import builders as english
from tests.advocacy.english.builders import ON as ON
from tests.advocacy.english.builders import REPORTED as REPORTED
from tests.advocacy.english.builders import a_signatory as a_signatory
from tests.advocacy.english.builders import a_visit as a_visit
from tests.advocacy.english.builders import an_event as an_event
from tests.advocacy.english.builders import standing as standing
from tests.advocacy.english.builders import text_of as text_of

NARROW = "\u202f"
CALL = "Monsieur le Président de la République"


def thin(text: str) -> str:
    """The French text with its narrow spaces as plain ones, for tests on its words."""
    return text.replace(NARROW, " ")


def a_term(code: str, label: str = "") -> Term:
    return Term(code=code, labels=LocalText(en=code.lower(), **({"fr": label} if label else {})))


def a_role(code: str, label: str = "") -> Attribute:
    return Attribute(kind="OCCUPATION", term=a_term(code, label))


def a_picture(**fields: Any) -> Picture:
    """Of Aibek Testov, a journalist of 39 years who was arrested on 1 May 2023."""
    return english.a_picture(**{"roles": (a_role("JOURNALIST"),), **fields})


def a_plan(*pictures: Picture, **fields: Any) -> Plan:
    return english.a_plan(*pictures, **{"language": "fr", **fields})


def an_office(**fields: Any) -> Office:
    whole = {
        "title": LocalText(en="President of Testland", fr="président de la République"),
        "country": "FR",
        "address_line": LocalText(fr="{honorific} {name}\nPrésident{|e} de la République"),
        "salutation": LocalText(
            fr="{Monsieur le Président|Madame la Présidente} de la République,"
        ),
        "closing": LocalText(
            fr="Veuillez agréer, {call}, l’expression de notre très haute considération."
        ),
    }  # fmt: skip
    return Office(**{**whole, **fields})


def a_holding(name: str = "Ada Testova", **fields: Any) -> Holding:
    fields.setdefault("office", an_office())
    return english.a_holding(name, name.split()[-1], **fields)


def the_visit(**fields: Any) -> Plan:
    """Of the addressee to Kazakhstan and Uzbekistan, ahead of it."""
    guest = a_holding(addressed_as="MR")
    host = a_holding(
        "Bakyt Testov", office=an_office(title=LocalText(fr="président du Kazakhstan"))
    )
    part = Participation(side=Side.GUEST, person=guest.person, office=guest.office)
    whole = {
        "addressee": guest, "occasion": a_visit(), "countries": ("KZ", "UZ"),
        "participants": (part,), "meets": {"KZ": host, "UZ": host},
        "signatories": (a_signatory(),),
    }  # fmt: skip
    return a_plan(**{**whole, **fields})
