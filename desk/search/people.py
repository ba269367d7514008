"""People, by any spelling of their names, each with the one case that tells of them alone."""

from collections.abc import Iterable

from cases.models import Case
from cases.pages.rows import standings_of
from core.countries import country_name
from desk.search.cases import told_alone
from desk.search.kinds import Answer
from people.finding import Found
from people.folding import fold


def answers(typed: str, found: Iterable[Found], cases: Iterable[Case]) -> list[Answer]:
    alone = {key: case for case in cases if (key := told_alone(case)) is not None}
    return [_answer(typed, one, alone.get(one.person.pk)) for one in found]


def _answer(typed: str, found: Found, case: Case | None) -> Answer:
    person = found.person
    return Answer(
        name=person.display_name,
        url=person.get_absolute_url(),
        also="" if _same(found.name, person.display_name) else found.name,
        country=country_name(person.country),
        reference=person.reference,
        reason=_reason(typed, found),
        standings=tuple(standings_of(case.parties.all())) if case else (),
    )


def _reason(typed: str, found: Found) -> str:
    """Why this one; "" where the name begins with what was typed, in whichever script."""
    names = fold(f"{found.name} {found.person.display_name}").split()
    begun = all(any(name.startswith(word) for name in names) for word in fold(typed).split())
    return "" if begun or not found.reasons else found.reasons[0]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
