"""The comparison: how many facts of each kind are held whole, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desk.compare import events, people, rest
from desk.compare.index import Check, Fact, rows_by_fact

CHECKS: dict[str, Check] = {**people.CHECKS, **events.CHECKS, **rest.CHECKS}

# What is not compared, because it is the reader's and not the sources'.
NOT_COMPARED = {
    "meta": "tells how the file was made",
    "documents.basis": "how the reader dated a document; our date keeps the outcome",
    "persons.gender_basis": "it is the quotation of the sex that we cite",
    "persons.note, occasions.note, charges.note (but maximum penalties)": "the reader's remarks",
    "sentences.note, officials.note": "the reader's remarks",
    "officials.docs of posts without a name": "an office alone is no fact that cites a source",
    "events.text, asks.text": "the reader's summary; ours is in our own words",
    "asks.quote, occasions.quote": "asks and occasions name their source and repeat none of it",
    "sentences.text": "the months in words",
    "laws.ask": "always empty",
    "sources.what, sources.quote (but addresses)": "the reader's description; our titles print",
    "aggregates.what": "the reader's heading; ours says the same in full words",
}
# What cannot be held as it stands in the file, and why: (kind, id, field) to the reason.
CANNOT_BE_HELD = {
    ("charges", "14", "title"): "it says 'the latter two provisions'; we name the two",
}


@dataclass
class Report:
    """Per kind: how many facts are held whole, of how many; and every difference."""

    whole: dict[str, tuple[int, int]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        for kind, (held, total) in self.whole.items():
            yield f"{kind}: {held} of {total}"
        yield from self.differences
        yield "Not compared:"
        yield from (f"  {what}: {why}" for what, why in NOT_COMPARED.items())
        yield "Not held as it stands in the file:"
        yield from (f"  {' '.join(what)}: {why}" for what, why in CANNOT_BE_HELD.items())


def compare(facts: dict[str, list[Fact]]) -> Report:
    """Every fact of the file against the rows that hold it."""
    report = Report()
    for kind, check in CHECKS.items():
        listed = facts.get(kind, [])
        found = [
            _compared(kind, number, fact, check) for number, fact in enumerate(listed, start=1)
        ]
        report.whole[kind] = (sum(not lines for lines in found), len(listed))
        report.differences += [line for lines in found for line in lines]
    return report


def name_of(kind: str, number: int, fact: Fact) -> str:
    """Its id; a document's own name; for the rest the position in the list."""
    return str(fact.get("id") or (fact["doc"] if kind == "documents" else number))


def _compared(kind: str, number: int, fact: Fact, check: Check) -> list[str]:
    name = name_of(kind, number, fact)
    slugs = rows_by_fact().get((kind, name))
    if not slugs:
        return [f"{kind} {name}: nothing is recorded for it"]
    return [
        f"{kind} {name}: {difference}"
        for difference in check(fact, slugs)
        if (kind, name, difference.partition(":")[0]) not in CANNOT_BE_HELD
    ]
