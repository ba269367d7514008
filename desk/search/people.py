"""People, by any spelling of their names, each with the one case that tells of them alone."""

from collections.abc import Iterable, Sequence
from typing import Any

from cases.pages.rows import Row, standings_of
from core.countries import country_name
from desk.search.kinds import Answer
from people.finding import Found
from people.folding import fold


def answers(typed: str, found: Iterable[Found], rows: Sequence[Row]) -> list[Answer]:
    alone = {key: row for row in rows if (key := told_alone(row)) is not None}
    return [_answer(typed, one, alone.get(one.person.pk)) for one in found]


def told_alone(row: Row) -> Any:
    """The key of the person whom the case is about and nobody else; None where there is none."""
    parties = row.case.parties.all()
    return parties[0].person_id if len(parties) == 1 else None


def _answer(typed: str, found: Found, row: Row | None) -> Answer:
    person = found.person
    return Answer(
        name=person.display_name,
        url=person.get_absolute_url(),
        also="" if _same(found.name, person.display_name) else found.name,
        country=country_name(person.country),
        reference=person.reference,
        reason=_reason(typed, found),
        standings=tuple(standings_of(row.case.parties.all())) if row else (),
    )


def _reason(typed: str, found: Found) -> str:
    """Why this one; "" where the name begins with what was typed, in whichever script."""
    names = fold(f"{found.name} {found.person.display_name}").split()
    begun = all(any(name.startswith(word) for name in names) for word in fold(typed).split())
    return "" if begun or not found.reasons else found.reasons[0]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
