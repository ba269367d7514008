"""Who gets a copy of a letter, line by line, and so which States read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from advocacy.languages.address import unescaped
from advocacy.languages.labels import COPY_TO, ENCLOSED
from advocacy.models import Letter, Section, SectionKind
from advocacy.visits.known import countries_meant
from advocacy.visits.line import key_of
from people.models import Office


@dataclass(frozen=True)
class Copy:
    """One line of the copies. `countries` are those of the office, or all that the words name:
    rather one too many, since each may hold somebody whom the letter names.
    """

    words: str
    office: Office | None
    countries: frozenset[str]


def copies(letter: Letter) -> list[Copy]:
    """As the letter prints them, each once. Two queries, one without copies."""
    lines = {key_of(line): line for line in _lines(letter)}
    offices = _by_title() if lines else {}
    return [_copy(line, offices.get(key, [])) for key, line in lines.items()]


def _lines(letter: Letter) -> Iterator[str]:
    """Of its blocks, which may have been edited; of what was chosen while there is none."""
    blocks = []
    if not letter._state.adding:
        kept = Section.objects.filter(letter=letter, kind=SectionKind.COPIES)
        blocks = [one for one in kept if one.language in letter.languages]
    if not blocks:
        yield from filter(None, map(str.strip, letter.copies.splitlines()))
    for block in blocks:
        enclosed, copy_to = ENCLOSED[block.language], COPY_TO[block.language]
        for line in [] if block.is_off else unescaped(block.text).splitlines():
            said = " ".join(line.split())
            if said and not said.startswith(enclosed):
                yield said.removeprefix(copy_to).strip()


def _by_title() -> dict[str, list[Office]]:
    found: dict[str, list[Office]] = {}
    for office in Office.objects.order_by("id"):
        for title in {key_of(title) for title in office.title.values()}:
            found.setdefault(title, []).append(office)
    return found


def _copy(line: str, offices: list[Office]) -> Copy:
    """Several offices may bear one title: which of them is meant is not known."""
    countries = {office.country for office in offices if office.country} or countries_meant(line)
    return Copy(line, offices[0] if len(offices) == 1 else None, frozenset(countries))


def states_reading(letter: Letter) -> frozenset[str]:
    """The countries whose officials get the letter; "" stands for officials of none in particular.

    A copy whose words name no country counts as one to the addressee's side. Who is typed over the
    addressee reads it, too.
    """
    to = letter.addressee.office.country if letter.addressee else ""
    return frozenset({to}.union(_typed_over(letter), *(one.countries for one in copies(letter))))


def _typed_over(letter: Letter) -> set[str]:
    if letter._state.adding:
        return set()
    blocks = Section.objects.filter(letter=letter, kind=SectionKind.ADDRESSEE, own_words=True)
    lines = [line for one in blocks if not one.is_off for line in unescaped(one.text).splitlines()]
    return set().union(*map(countries_meant, lines))
