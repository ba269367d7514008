"""A person with something everywhere, and a search of the whole database."""

from typing import Any

from accounts.models import User
from cases import standing
from cases.codes import EventType
from cases.erasing import agree, ask, plan
from cases.models import (
    Assessment,
    Charge,
    Consent,
    Document,
    Figure,
    Mention,
    Note,
    Order,
    Task,
)
from core.actor import because
from core.blobs import store
from core.clock import today
from core.models import Erasure, ErasureKind, ErasureReason, Vocabulary
from core.sealed import seal
from people.models import Attribute, Name, NameKind, Person, Relation
from tests.conftest import owner_connection
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    term,
)

NAME, FAMILY = "Zamirbek Quorlanov", "Quorlanov"
# As typed, and as folded for the search of names.
PLANTED = ("quorlanov", "kurlanov", "zamirbek", "кворланов", "canary-contact")
FILE = b"%PDF judgment of Quorlanov"


def everywhere(by: User) -> dict[str, Any]:
    """One person alone in one case and beside another in a second."""
    person = make_person(NAME, by=by, biography=f"{NAME} is a teacher.")
    other = make_person("Other Bystander", by=by)
    person.contact = seal("canary-contact", subject=person.pk)
    person.save()
    Name(person=person, text="Замирбек Кворланов", kind=NameKind.ALIAS, family="Кворланов").save()
    Attribute(person=person, kind="OCCUPATION", value="teacher Quorlanov").save()
    relation = Relation(
        person=other, to_person=person, kind=term(Vocabulary.RELATION, "BROTHER"), to_words=""
    )
    relation.save()
    alone, shared = make_case(by), make_case(by)
    mine, with_other = make_party(alone, person), make_party(shared, person)
    theirs = make_party(shared, other)
    facts = _facts(person, mine, with_other, theirs)
    document = Document(
        case=alone, original=store(FILE), file_name="judgment Quorlanov.pdf",
        media_type="application/pdf", sha256="0" * 64, size=len(FILE),
    )  # fmt: skip
    document.save()
    Note(case=alone, text="Zamirbek called", on=today()).save()
    Task(case=alone, text="Call Quorlanov's mother").save()
    Consent(person=person, basis="CONSENT", answer="ONLY_US", given_by=FAMILY).save()
    standing.refresh([mine, with_other, theirs])
    return {
        "person": person, "other": other, "alone": alone, "shared": shared,
        "with_other": with_other, "theirs": theirs, "document": document, **facts,
    }  # fmt: skip


def _facts(person: Person, mine: Any, with_other: Any, theirs: Any) -> dict[str, Any]:
    own = make_event(mine, summary="Quorlanov was taken from home")
    both = make_event(with_other, theirs, type=EventType.APPREHENDED, summary="Two men were taken")
    only = make_event(with_other, summary="He was beaten")
    source = make_source("An interview with Quorlanov")
    make_citation(source, event=own, quote="Zamirbek Quorlanov said so")
    public = make_source("A report on two men")
    make_citation(public, event=both, quote="two men")
    Charge(party=with_other, words="insulted officials, says Quorlanov").save()
    Order(party=mine, event=own, kind="IMPRISONMENT", years=3).save()
    Assessment(
        event=both, by_person=person, term=term(Vocabulary.ASSESSMENT, "ARBITRARY_DETENTION")
    ).save()
    Figure(kind="NUMBER", what="men", words="two", said_by_words="X", party=with_other).save()
    Mention(source=public, person=person, role=term(Vocabulary.ROLE, "LAWYER")).save()
    with because("told by Quorlanov"):
        both.summary = "Two men were taken away"
        both.save()
    return {"own": own, "both": both, "only": only, "source": source, "public": public}


def hits() -> list[str]:
    """Each planted word that stands in any column of any table, as text or as bytes."""
    found = set()
    with owner_connection() as owner:
        tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in tables.fetchall():
            for row in owner.execute(f'SELECT * FROM "{table}"'):
                text = " ".join(_readable(value) for value in row).lower()
                found |= {f"{table}: {word}" for word in PLANTED if word in text}
    return sorted(found)


def _readable(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def erased(person: Person, kind: ErasureKind, *, by: User, second: User) -> Erasure:
    erasure = ask(by=by, person=person, kind=kind, reason=ErasureReason.ASKED)
    agree(by=second, erasure=erasure, whole=plan(person, kind))
    return Erasure.objects.get(pk=erasure.pk)
