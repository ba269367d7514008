"""Circles of records with a word planted in every text, and what of them an answer holds.

A planted word says whose it is: zq + circle + level + number + z. Nobody in here exists.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import Level, SavedList, Scope, ScopeTeam, ScopeUser, Team, User
from accounts.visibility import new_scope
from advocacy.models import (
    Ask,
    Letter,
    LetterCase,
    ParagraphPurpose,
    Section,
    SectionKind,
    Signatory,
)
from cases.codes import EventType, StandingCode
from cases.files import add_document
from cases.models import (
    Answer,
    Basis,
    Case,
    Charge,
    Consent,
    Note,
    Order,
    OrderKind,
    Override,
    Proceeding,
    Task,
)
from core import drafts
from core.clock import today
from core.fields import LocalText
from core.models import Draft, Vocabulary
from core.sealed import seal
from people.models import (
    Attribute,
    AttributeKind,
    LikelySame,
    Merge,
    Name,
    NameKind,
    Person,
    Relation,
)
from tests.advocacy.builders import make_holding, make_paragraph, make_visit
from tests.factories import make_citation, make_event, make_organisation, make_party, term

OPEN, PROTECTED, SPOKE = "o", "p", "s"
# The circles by name: among thousands of random tokens some look like any other pattern.
FOUND = re.compile(r"zq(team|alone|away)([ops])\d+z")
numbers = count(1)


def plant(circle: str, level: str = OPEN) -> str:
    return f"zq{circle}{level}{next(numbers)}z"


@dataclass
class Circle:
    """Everything that one group of people sees, by what the addresses call it."""

    owner: str
    rows: dict[str, Any] = field(default_factory=dict)

    def word(self, level: str = OPEN) -> str:
        return plant(self.owner, level).capitalize()

    def __getattr__(self, name: str) -> Any:
        try:
            return self.rows[name]
        except KeyError:
            raise AttributeError(name) from None


def scope(level: str, teams: tuple[Team, ...] = (), users: tuple[User, ...] = ()) -> Scope:
    made = Scope(level=level)
    made.save()
    for team in teams:
        ScopeTeam(scope=made, team=team).save()
    for user in users:
        ScopeUser(scope=made, user=user).save()
    return made


def circle(name: str, by: User, *, teams: tuple[Team, ...] = (), alone: bool = False) -> Circle:
    """One of everything, seen by `teams`, or by its author alone."""
    made = Circle(name)
    seen_by = (Level.NAMED, (), (by,)) if alone else (Level.TEAMS, teams, ())
    _people(made, seen_by)
    _case(made, seen_by, by)
    _facts(made, by)
    _sourced(made, seen_by, by)
    _written(made, by)
    return made


def _people(made: Circle, seen_by: Any) -> None:
    for key in ("person", "other"):
        name = f"{made.word()} {made.word()}"
        person = Person(
            scope=scope(*seen_by), display_name=name, sort_key=name.lower(), country="KZ",
            biography=made.word(),
        )  # fmt: skip
        person.save()
        for kind in ("contact", "health", "family"):
            setattr(person, kind, seal(made.word(PROTECTED), subject=person.pk))
        person.save()
        preferred = Name(
            person=person, text=name, kind=NameKind.PREFERRED, given=name.split()[0],
            family=name.split()[1],
        )  # fmt: skip
        preferred.save()
        made.rows |= {key: person, "called": preferred}
    person = made.person
    name = Name(person=person, text=made.word(), kind=NameKind.ALIAS)
    attribute = Attribute(person=person, kind=AttributeKind.WORDING, value=made.word())
    relation = Relation(
        person=person, to_words=made.word(), kind=term(Vocabulary.RELATION, "MOTHER")
    )
    made.rows |= {"name": name, "attribute": attribute, "relation": relation}
    for row in (name, attribute, relation):
        row.save()
    first, second = sorted([made.person, made.other], key=lambda one: one.pk)
    made.rows["likely"] = LikelySame.objects.create(person=first, other_person=second, score=0.9)


def _case(made: Circle, seen_by: Any, by: User) -> None:
    case = Case(
        scope=scope(*seen_by), title=made.word(), country="KZ", lead=by,
        summary=LocalText(en=made.word()),
    )  # fmt: skip
    case.save()
    party, second = make_party(case, made.person), make_party(case, made.other)
    note = Note(case=case, text=made.word(), with_whom=made.word(), on=today(), by=by)
    note.save()
    task = Task(case=case, text=made.word(), due=today(), assignee=by)
    task.save()
    made.rows |= {"case": case, "party": party, "second": second, "note": note, "task": task}


def _facts(made: Circle, by: User) -> None:
    event = make_event(
        made.party, summary=made.word(), place_words=made.word(), authority_words=made.word(),
        country="KZ", exact_place=seal(made.word(PROTECTED), subject=made.person.pk),
    )  # fmt: skip
    hearing = make_event(
        made.party, type=EventType.HEARING_SCHEDULED, on=today() + timedelta(days=3),
        summary=made.word(), country="KZ",
    )  # fmt: skip
    proceeding = Proceeding(
        case=made.case, kind="CRIMINAL", court_words=made.word(), file_number=made.word()
    )
    charge = Charge(party=made.party, words=made.word(), maximum_penalty=made.word())
    order = Order(
        party=made.party, kind=OrderKind.IMPRISONMENT, words=made.word(), court_words=made.word()
    )
    override = Override(
        party=made.second,
        code=StandingCode.UNDER_PRESSURE,
        reason=made.word(),
        by=by,
        starts_on=today(),
    )
    consent = Consent(
        person=made.person, basis=Basis.BEST_INTEREST, answer=Answer.ANYONE_WITH_NAME,
        reason=made.word(), wishes=made.word(), given_by=made.word(), recorded_by=by,
        review_on=today() + timedelta(days=90),
    )  # fmt: skip
    for row in (proceeding, charge, order, override, consent):
        row.save()
    made.rows |= {
        "event": event, "hearing": hearing, "proceeding": proceeding, "charge": charge,
        "order": order, "override": override, "consent": consent,
    }  # fmt: skip


def _sourced(made: Circle, seen_by: Any, by: User) -> None:
    from cases.models import Source

    source = Source(
        kind=term(Vocabulary.SOURCE, "TESTIMONY_LAWYER"), title=made.word(), scope=scope(*seen_by),
        publisher_words=made.word(), noted_as=made.word(),
    )  # fmt: skip
    source.save()
    source.identity = seal(made.word(SPOKE), subject=source.pk)
    source.save()
    citation = make_citation(source, event=made.event, quote=made.word())
    file = SimpleUploadedFile(f"{made.word()}.txt", made.word().encode(), "text/plain")
    other = SimpleUploadedFile(f"{made.word()}.txt", made.word().encode(), "text/plain")
    made.rows |= {
        "source": source, "citation": citation,
        "document": add_document(by=by, upload=file, case=made.case),
        "source_document": add_document(by=by, upload=other, source=source),
    }  # fmt: skip


def _written(made: Circle, by: User) -> None:
    ask = Ask(
        kind=term(Vocabulary.ASK, "RAISE_CONCERN"), text=LocalText(en=made.word()),
        addressee_words=made.word(), case=made.case,
    )  # fmt: skip
    ask.save()
    host = make_holding("Invented Host", "Minister", "KZ")
    visit = make_visit(host)
    holding = make_holding("Invented Holder", "Ambassador", "KZ")
    holding.person.scope = new_scope(by, like=made.person.scope)
    holding.person.save()
    letter = Letter(
        occasion=visit, addressee=host, sender=make_organisation(f"Sender {made.owner}"),
        place="Brussels", date=today(), countries=["KZ"],
    )  # fmt: skip
    letter.save()
    LetterCase(letter=letter, case=made.case, order=1).save()
    text = made.word()
    section = Section(
        letter=letter, kind=SectionKind.CASES, order=1, text=text,
        sentences=[{"key": f"case:{made.case.pk}", "text": text, "facts": []}],
    )  # fmt: skip
    section.save()
    signatory = Signatory(letter=letter, printed_name=made.word())
    signatory.save()
    drafts.save(user=by, address="/notes/", title=made.word(), fields='{"a": "b"}')
    merge = Merge(
        person=made.person, other_person=made.other, by=by, reason=made.word(),
        undone_at=timezone.now(),
    )  # fmt: skip
    merge.save()
    made.rows |= {
        "ask": ask, "visit": visit, "letter": letter, "merge": merge,
        "section": section, "signatory": signatory,
        "holding": holding, "office": holding.office,
        "library_text": make_paragraph(ParagraphPurpose.HOOK, "A text of the library."),
        "organisation": make_organisation(f"House {made.owner}"),
        "other_organisation": make_organisation(f"Other house {made.owner}"),
        "draft": Draft.objects.get(user=by.pk),
        "saved": SavedList.objects.create(
            user=by, page="CASES", name=made.word()[:80], query="q=a"
        ),
    }  # fmt: skip


def text_of(response: HttpResponse) -> str:
    """All that a reader gets: the body in words, whatever its form, and the headers."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    return "\n".join([headers, cookies, *_words(body, kind)]).lower()


def _words(body: bytes, kind: str) -> Iterator[str]:
    if kind.startswith("application/pdf"):
        read = PdfReader(io.BytesIO(body))
        yield str(read.metadata)
        yield from (page.extract_text() for page in read.pages)
        yield from (str(names) for names in read.attachments.items())
    elif "spreadsheet" in kind:
        book = load_workbook(io.BytesIO(body))
        yield str(vars(book.properties))
        for sheet in book:
            yield sheet.title
            yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        yield body.decode("utf-8", "replace")


def planted_in(text: str) -> set[tuple[str, str]]:
    """(circle, level) of each planted word in lowered `text`."""
    return set(FOUND.findall(text))
