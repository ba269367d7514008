"""A visit with its officials, asks and paragraphs, as small as a letter needs."""

from datetime import date
from typing import Any

from accounts.models import User
from advocacy.actions import Choices, Signed, write_letter
from advocacy.models import (
    Ask,
    Letter,
    Occasion,
    Paragraph,
    ParagraphPurpose,
    Participation,
    Side,
)
from cases.models import Answer, Basis, Case, Consent
from core.dates import PartialDate, Precision
from core.fields import LocalText
from core.models import Vocabulary
from people.models import Holding, NameKind, Office, Person
from tests.factories import make_organisation, make_person, term


def make_holding(
    name: str, title: str, country: str, *, salutation: str = "Dear President {family},",
    closing: str = "Sincerely,",
) -> Holding:  # fmt: skip
    person = make_person(name, country=country)
    house = person.names.get(kind=NameKind.PREFERRED)
    house.family = name.split()[-1]
    house.save()
    office = Office(
        title=LocalText(en=title), kind="HEAD_OF_STATE", country=country,
        address_line=LocalText(en=f"{title}, {{name}}"),
        salutation=LocalText(en=salutation), closing=LocalText(en=closing),
    )  # fmt: skip
    office.save()
    holding = Holding(office=office, person=person)
    holding.save()
    return holding


def make_visit(
    *hosts: Holding, guest: Holding | None = None, countries: tuple[str, ...] = ("KZ", "UZ"),
    **fields: Any,
) -> Occasion:  # fmt: skip
    visit = Occasion(
        kind=term(Vocabulary.VISIT, "STATE_VISIT"), countries=list(countries),
        **{"title": "Visit of President Macron", **fields},
    )  # fmt: skip
    if "date" not in fields:
        visit.date = PartialDate.given(
            "1-2 November 2023", edtf="2023-11-01/2023-11-02", precision=Precision.RANGE
        )
    visit.save()
    for side, holding in [(Side.GUEST, guest), *((Side.HOST, host) for host in hosts)]:
        if holding:
            Participation(
                occasion=visit, side=side, person=holding.person, office=holding.office
            ).save()
    return visit


def make_ask(text: str, office: Office, **fields: Any) -> Ask:
    kind = term(Vocabulary.ASK, "RAISE_CONCERN")
    ask = Ask(kind=kind, text=LocalText(en=text), addressee_office=office, **fields)
    ask.save()
    return ask


def make_paragraph(purpose: ParagraphPurpose, text: str, **fields: Any) -> Paragraph:
    paragraph = Paragraph(
        purpose=purpose, title=text[:20], text=text, as_of=date(2023, 10, 1), approved_by="Desk",
        **{"review_on": date(2099, 1, 1), **fields},
    )  # fmt: skip
    paragraph.save()
    return paragraph


def clear(person: Person) -> None:
    """The person agreed: anyone may know the name."""
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()


class MacronVisit:
    """The visit of 1-2 November 2023, with who is met, what is asked and what the library holds."""

    def __init__(self) -> None:
        self.guest = make_holding("Emmanuel Macron", "President of France", "FR")
        self.hosts = [
            make_holding("Kassym-Jomart Tokayev", "President of Kazakhstan", "KZ"),
            make_holding("Shavkat Mirziyoyev", "President of Uzbekistan", "UZ"),
        ]
        self.visit = make_visit(*self.hosts, guest=self.guest)
        self.sender = make_organisation("International Partnership for Human Rights")
        self.sender.abbreviation = "IPHR"
        self.sender.save()
        self.asks = [
            make_ask("raise the trend in both countries in your meetings", self.guest.office),
            make_ask("raise the lack of accountability for 2022", self.guest.office),
            make_ask("make progress a condition of closer ties", self.guest.office),
        ]
        self.paragraphs = [
            make_paragraph(ParagraphPurpose.WHO_WE_ARE, "{sender_short} works with partners."),
            make_paragraph(ParagraphPurpose.CONCERN, "Concern on Kazakhstan.", country="KZ"),
            make_paragraph(ParagraphPurpose.CONCERN, "Concern on Uzbekistan.", country="UZ"),
            make_paragraph(ParagraphPurpose.HOOK, "France has made promises."),
            make_paragraph(ParagraphPurpose.THANKS, "We thank you for your attention."),
        ]

    def choices(self, *cases: Case, **changes: Any) -> Choices:
        chosen = {
            "occasion": self.visit, "addressee": self.guest, "sender": self.sender,
            "signatories": [
                Signed(printed_name="Brigitte Dufour", title="Director", organisation=self.sender)
            ],
            "place": "Brussels", "date": date(2023, 10, 30), "countries": ["KZ", "UZ"],
            "asks": self.asks, "cases": list(cases), "paragraphs": self.paragraphs,
        }  # fmt: skip
        return Choices(**{**chosen, **changes})

    def letter(self, by: User, *cases: Case, **changes: Any) -> Letter:
        return write_letter(by=by, choices=self.choices(*cases, **changes))


def section_text(letter: Letter, kind: str) -> str:
    return letter.sections.get(kind=kind).text


def whole_text(letter: Letter) -> str:
    return "\n\n".join(section.text for section in letter.sections.all())
