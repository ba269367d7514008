"""Of two records of one: what each field of the one that stays is to say, and who will see it."""

from collections.abc import Iterator, Mapping
from typing import Any

from accounts.models import Level, Scope, ScopeTeam, ScopeUser
from people.merging_rows import Moves
from people.models import Name, NameKind, Organisation, Person, Reliability
from people.naming import sort_key

KEPT, OTHER, BOTH = "kept", "other", "both"
SCOPE = "scope"
# The column of the name comes first.
FIELDS: dict[type[Any], tuple[str, ...]] = {
    Person: (
        "display_name", "country", "reliability", "biography", "contact", "health", "family",
    ),
    Organisation: (
        "name", "abbreviation", "kind", "country", "exiled_from", "reliability", "note",
    ),
}  # fmt: skip
# Words that may stand one after the other.
JOINED = ("biography", "note")
EMPTY = (None, "", Reliability.F)
Choices = Mapping[str, str]


def column(record: Any, name: str) -> str:
    return record._meta.get_field(name).attname


def differing(kept: Any, other: Any) -> list[str]:
    """The fields in which both say something, and not the same: there somebody has to choose."""
    return [name for name in FIELDS[type(kept)] if _both(kept, other, name)]


def _both(kept: Any, other: Any, name: str) -> bool:
    one, two = (getattr(record, column(record, name)) for record in (kept, other))
    return one != two and one not in EMPTY and two not in EMPTY


def columns(kept: Any, other: Any, choices: Choices) -> dict[str, Any]:
    """What the columns of the kept record will hold; where it said nothing, what the other says."""
    values: dict[str, Any] = {}
    for name in FIELDS[type(kept)]:
        field = column(kept, name)
        one, two = getattr(kept, field), getattr(other, field)
        choice = choices.get(name, KEPT) if _both(kept, other, name) else ""
        if choice == BOTH and name in JOINED:
            values[field] = f"{one}\n\n{two}"
        elif choice == OTHER or (not choice and one in EMPTY):
            values[field] = two
    if values.get("display_name"):
        values["sort_key"] = other.sort_key
    return values


def settle_names(kept: Any, other: Any, choices: Choices, moves: Moves) -> None:
    """One house spelling stays; every other name stays a name."""
    if isinstance(kept, Person):
        passed = kept if choices.get("display_name") == OTHER else other
        for name in Name.objects.filter(person=passed, kind=NameKind.PREFERRED):
            moves.change(name, {"kind": NameKind.ALIAS})
        return
    now = columns(kept, other, choices)
    said = {now.get(name, getattr(kept, name)) for name in ("name", "abbreviation")}
    for text in _names_of(kept, other):
        if text and text not in said:
            said.add(text)
            moves.make(Name(organisation=kept, text=text, kind=NameKind.ALIAS))


def keep_a_house_spelling(person: Person) -> None:
    """Where it was chosen since among names that went back, the oldest that is left is it.

    One that was edited since came back as it reads now: the record repeats it.
    """
    names = Name.objects.filter(person=person, generated=False).order_by("pk")
    name = names.filter(kind=NameKind.PREFERRED).first() or names.first()
    if name is None:
        return
    if name.kind != NameKind.PREFERRED:
        name.kind = NameKind.PREFERRED
        name.save()
    if name.text != person.display_name:
        person.display_name, person.sort_key = name.text, sort_key(name.text, family=name.family)
        person.save()


def _names_of(*organisations: Organisation) -> Iterator[str]:
    for organisation in organisations:
        yield from (organisation.name, organisation.abbreviation)


def seen_by(scope: Scope) -> tuple[str, frozenset[Any], frozenset[Any]]:
    """Level, keys of the teams and of the named users that count at this level."""
    teams = scope.teams.values_list("team", flat=True) if scope.level == Level.TEAMS else ()
    named = () if scope.level == Level.OFFICE else scope.users.values_list("user", flat=True)
    return scope.level, frozenset(teams), frozenset(named)


def seen_alike(kept: Any, other: Any) -> bool:
    """Whether the same people see both; everybody sees an organisation."""
    return not isinstance(kept, Person) or seen_by(kept.scope) == seen_by(other.scope)


def new_scope(kept: Person, other: Person, choice: str, moves: Moves) -> Scope | None:
    """A scope of its own for who saw the other one, or either; None where that of `kept` stays."""
    if choice == KEPT or seen_alike(kept, other):
        return None
    seen = [seen_by(other.scope), *([seen_by(kept.scope)] if choice == BOTH else [])]
    levels = {level for level, _teams, _named in seen}
    scope = Scope(level=next(level for level in Level if level in levels))
    moves.make(scope)
    for team in sorted(frozenset().union(*(teams for _level, teams, _named in seen))):
        moves.make(ScopeTeam(scope=scope, team_id=team))
    for user in sorted(frozenset().union(*(named for _level, _teams, named in seen))):
        moves.make(ScopeUser(scope=scope, user_id=user))
    return scope
