"""What is kept of a letter at its approval, so that it can be shown and made again as it was."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from advocacy import gate
from advocacy.languages.base import Fact
from advocacy.links import facts_in, linked
from advocacy.models import Approval, Edition, EditionPart, Letter, Section, SectionKind
from advocacy.named import touched_by
from advocacy.paper import last_change, letter_docx, letter_html, letter_text
from advocacy.paper.files import has_closed_annex
from cases.answers import answers_of, deciding
from core import blobs, pdf
from people.models import Person


def freeze(approval: Approval) -> list[Edition]:
    """One edition for each language and part. Raises PdfError or TooLongError: then nothing is."""
    letter = approval.letter
    clearances = _clearances(letter)
    return [
        _edition(approval, language, part, clearances)
        for language in letter.languages
        for part in _parts(letter, language)
    ]


def _parts(letter: Letter, language: str) -> list[EditionPart]:
    closed = has_closed_annex(letter, language)
    return [EditionPart.WHOLE, *([EditionPart.CLOSED_ANNEX] if closed else [])]


def _edition(
    approval: Approval, language: str, part: EditionPart, clearances: list[dict[str, Any]]
) -> Edition:
    letter, as_of = approval.letter, last_change(approval.letter)
    html = letter_html(letter, language, part)
    edition = Edition(
        approval=approval, language=language, part=part, html=html,
        text=letter_text(letter, language, part),
        pdf=blobs.store(_pdf(html, as_of, letter.reference, language)),
        docx=blobs.store(letter_docx(letter, language, part)),
        data=_data(letter, language, part, as_of), clearances=clearances,
    )  # fmt: skip
    edition.save()
    return edition


def _pdf(html: str, as_of: datetime, reference: str, language: str) -> bytes:
    return pdf.render(html, as_of=as_of, title=reference, language=language)


def reproduce(edition: Edition) -> bytes:
    """The PDF made again from the frozen HTML: the same bytes as those that are kept."""
    as_of = datetime.fromisoformat(edition.data["as_of"])
    return _pdf(edition.html, as_of, edition.data["reference"], edition.language)


def _data(letter: Letter, language: str, part: EditionPart, as_of: datetime) -> dict[str, Any]:
    """The sections with their sentences, and each fact under them with its values then."""
    closed = part == EditionPart.CLOSED_ANNEX
    sections = [
        one
        for one in letter.sections.filter(language=language, is_off=False)
        if (one.kind == SectionKind.CLOSED_ANNEX) == closed
    ]
    return {
        "as_of": as_of.isoformat(),
        "reference": letter.reference,
        "sections": [_section(section) for section in sections],
        "facts": _values(facts_in(sections)),
    }


def _section(section: Section) -> dict[str, Any]:
    standing = [one.sentence.key for one in linked(section) if one.stands]
    return {
        "kind": section.kind,
        "subject": section.subject,
        "text": section.text,
        "sentences": section.sentences,
        "standing": standing,
    }


def _values(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """One query for each model."""
    versions: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for label, key, version in facts:
        versions[label].add((key, version))
    found = []
    for name, wanted in sorted(versions.items()):
        model: Any = apps.get_model(name)
        columns = [field.attname for field in model._meta.concrete_fields]
        rows = model.history.filter(id__in={key for key, _version in wanted})
        for row in rows.order_by("id", "version"):
            if (str(row.id), row.version) in wanted:
                values = {column: getattr(row, column) for column in columns}
                found.append({"model": name, "values": values})
    plain: list[dict[str, Any]] = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return plain


def _clearances(letter: Letter) -> list[dict[str, Any]]:
    """By which answer each person of its cases is told of, and everybody who is named beside them:
    the newest that decide."""
    people = touched_by(letter)
    may = gate.cleared_people(letter, people)
    answers = answers_of([person.pk for person in people])
    return [
        {**entry, "limited": may.telling(person) == gate.Telling.PUBLIC_CASE}
        for person in people
        if may.telling(person) != gate.Telling.WITHHELD
        for use in sorted(may.uses_of(person))
        for entry in _by_answers(person, use, answers.get(person.pk, []))
    ]


def _by_answers(person: Person, use: str, records: Iterable[Any]) -> list[dict[str, Any]]:
    """Who acts in public was never asked: then there is no answer to name."""
    decide = [one for given in records for one in deciding(given)]
    named: list[tuple[UUID | None, int]] = [(one.pk, one.version) for one in decide]
    return [
        {
            "person": str(person.pk), "use": use,
            "consent": str(consent) if consent else None, "version": version,
        }
        for consent, version in named or [(None, 0)]
    ]  # fmt: skip
