"""Finding an organisation by its name, its short name or its initials; everybody sees them all."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from accounts.models import User
from people.candidates import Matching, look_up, read
from people.folding import latin
from people.likeness import Scored, as_written, paired
from people.models import Name, Organisation
from people.organisation_words import initials, own_words

MOST = 60  # organisations that are looked at closely
SHORT_NAME = 0.95
# By their own names and by others. The keys are read first, by their index (people.candidates).
KEYS = """
    (SELECT organisation_id FROM people_organisationkey WHERE {matching} LIMIT %s)
    UNION
    (SELECT organisation_id FROM people_namekey
    WHERE organisation_id IS NOT NULL AND ({matching}) LIMIT %s)
"""
SAME_COUNTRY, OTHER_COUNTRY = 0.01, -0.15


@dataclass(frozen=True)
class FoundOrganisation(Scored):
    """An organisation, how likely it is the one that was meant, why, and the name that fits."""

    organisation: Organisation
    score: float
    reasons: tuple[str, ...]
    name: str


def find_organisations(
    typed: str,
    user: User | None,
    *,
    country: str = "",
    limit: int = 5,
    as_you_type: bool = False,
) -> list[FoundOrganisation]:
    """Organisations that may be called `typed`, likeliest first; `country` tells of two offices."""
    keys = _candidates(typed, as_you_type=as_you_type)
    if not keys:
        return []
    names = Prefetch("names", Name.objects.filter(searchable=True))
    organisations = Organisation.objects.filter(pk__in=keys, merged_into=None)
    found = [
        _found(typed, one, country, as_you_type=as_you_type)
        for one in organisations.prefetch_related(names)
    ]
    found.sort(key=lambda one: (-one.score, one.organisation.name, one.organisation.reference))
    return [one for one in found if one.score > 0][:limit]


def _candidates(typed: str, *, as_you_type: bool) -> list[UUID]:
    """Those that share the initials or most words; where there are none, any of the words."""
    words = [one.any() for one in look_up(own_words(typed), as_you_type=as_you_type)]
    short = Matching.any_key([f"={_letters(typed)}"])
    if not words:
        return _matching(short)
    every = Matching.together("OR", [short, Matching.together("AND", words)])
    return _matching(every) or _matching(Matching.together("OR", words))


def _matching(matching: Matching) -> list[UUID]:
    statement = KEYS.format(matching=matching.sql)
    return [key for (key,) in read(statement, [*matching.values, MOST] * 2)]


def _letters(typed: str) -> str:
    """What was typed as if it were initials: "C.P.J." is cpj."""
    return "".join(letter for letter in latin(typed) if letter.isalnum())


def _found(
    typed: str, organisation: Organisation, country: str, *, as_you_type: bool
) -> FoundOrganisation:
    names = [organisation.name, *(name.text for name in organisation.names.all())]
    scored = [(*_fit(typed, name, as_you_type=as_you_type), name) for name in names]
    short = organisation.abbreviation
    if short and _letters(short) == _letters(typed):
        scored.append((1.0, (_("same short name: %(name)s") % {"name": short},), organisation.name))
    score, reasons, name = max(scored, key=lambda fit: fit[0])
    change, told = _of_country(country, organisation.country)
    score = max(0.0, min(1.0, score + change))
    return FoundOrganisation(organisation, score, (*reasons, *told), name)


def _of_country(sought: str, theirs: str) -> tuple[float, tuple[str, ...]]:
    if not sought or not theirs:
        return 0.0, ()
    if sought == theirs:
        return SAME_COUNTRY, (_("same country"),)
    return OTHER_COUNTRY, (_("another country"),)


def _fit(typed: str, name: str, *, as_you_type: bool) -> tuple[float, tuple[str, ...]]:
    """How much of both names agrees: each word with one of the other, in any order."""
    letters = _letters(typed)
    if len(letters) > 1 and letters == initials(name):
        return SHORT_NAME, (_("initials of the name"),)
    mine, theirs = own_words(typed), own_words(name)
    pairs = paired(mine, theirs, as_you_type=as_you_type)
    of = len(mine) if as_you_type else (len(mine) + len(theirs)) / 2
    score = sum(pair.score for pair in pairs) / of if of else 0.0
    ours, known = as_written(typed), as_written(name)
    return min(score, 1.0), tuple(pair.told(ours, known) for pair in pairs)
