"""Letters and people in memory: what English says of them asks no database."""

from datetime import date
from typing import Any

from accounts.models import House
from advocacy.attribution import Origin
from advocacy.languages.base import Sentence
from advocacy.models import Letter, LetterKind, Occasion, Signatory
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType, Stage, StandingCode
from cases.models import Case, Event, Party
from cases.standing import Computed
from core.dates import PartialDate, Precision, read
from core.fields import LocalText
from core.models import Term
from people.models import Attribute, Holding, Name, Office, Organisation, Person

ON = date(2023, 12, 20)
REPORTED = Origin(("Turkmen Paper",))


def a_term(code: str, label: str = "") -> Term:
    return Term(code=code, labels=LocalText(en=label or code.lower()))


def an_event(type: EventType, words: str, **fields: Any) -> Event:
    return Event(type=type, date=read(words, ON), **fields)


def a_picture(**fields: Any) -> Picture:
    """Of Aibek Testov, a lawyer of 39 years who was arrested on 1 May 2023."""
    party = Party(case=Case(country="UZ"), person=Person(display_name="Aibek Testov"))
    whole = {
        "name": "Aibek Testov", "surname": "Testov",
        "roles": (Attribute(kind="WORDING", value="lawyer"),),
        "births": (Attribute(kind="AGE", value="39", date=PartialDate.on(ON)),),
        "code": StandingCode.RELEASED,
        "happenings": ((an_event(EventType.APPREHENDED, "1 May 2023"),),),
    }  # fmt: skip
    return Picture(fields.pop("party", party), ON, **{**whole, **fields})


def standing(code: StandingCode, **fields: Any) -> dict[str, Any]:
    """What a picture holds of where somebody stands."""
    state = Computed(code=code, stage=Stage.NONE, **fields)
    return {"code": code, "since": state.since, "state": state}


def a_plan(*pictures: Picture, **fields: Any) -> Plan:
    letter = Letter(kind=LetterKind.VISIT_LETTER, place="Brussels", date=ON)
    for name in ("kind", "headline", "copies", "contact", "place"):
        if name in fields:
            setattr(letter, name, fields.pop(name))
    whole = {
        "letter": letter, "language": "en", "on": ON, "house": House(),
        "sender": Organisation(name="Some Partnership", abbreviation="SP"), "pictures": pictures,
    }  # fmt: skip
    return Plan(**{**whole, **fields})


def american(**fields: Any) -> House:
    return House(english="US", **fields)


def a_holding(
    name: str = "Ada Testova", family: str = "Testova", office: Office | None = None, **fields: Any
) -> Holding:
    person = Person(display_name=name)
    house = Name(person=person, text=name, kind="PREFERRED", family=family)
    person._prefetched_objects_cache = {"names": [house]}
    return Holding(person=person, office=office or an_office(), **fields)


def an_office(**fields: Any) -> Office:
    whole = {
        "title": LocalText(en="President of Testland"), "country": "FR",
        "address_line": LocalText(en="{honorific} {name}\nPresident of Testland"),
        "salutation": LocalText(en="Dear {Mr|Madam} President,"),
        "closing": LocalText(en="Yours sincerely,"),
    }  # fmt: skip
    return Office(**{**whole, **fields})


def a_visit(code: str = "STATE_VISIT", **fields: Any) -> Occasion:
    whole = {
        "title": "Visit of the President",
        "date": PartialDate.given(
            "1-2 January 2024", edtf="2024-01-01/2024-01-02", precision=Precision.RANGE
        ),
    }
    return Occasion(kind=a_term(code), **{**whole, **fields})


def a_signatory(name: str = "Brigitte Testova", **fields: Any) -> Signatory:
    return Signatory(printed_name=name, **fields)


def text_of(sentences: list[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
