"""Finding an organisation by its name, its short name or its initials; everybody sees them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from accounts.models import User
from people.candidates import Sought, by_index, look_up
from people.folding import latin
from people.likeness import POSSIBLE, PROBABLE, paired
from people.models import Name, NameKey, Organisation, OrganisationKey
from people.organisation_words import initials, own_words

MOST = 60  # organisations that are looked at closely
SHORT_NAME = 0.95
SAME_COUNTRY, OTHER_COUNTRY = 0.01, -0.15


@dataclass(frozen=True)
class FoundOrganisation:
    """An organisation, how likely it is the one that was meant, why, and the name that fits."""

    organisation: Organisation
    score: float
    reasons: tuple[str, ...]
    name: str

    @property
    def probable(self) -> bool:
        return self.score >= PROBABLE

    @property
    def possible(self) -> bool:
        return self.score >= POSSIBLE


def find_organisations(
    typed: str,
    user: User | None,
    *,
    country: str = "",
    limit: int = 5,
    as_you_type: bool = False,
) -> list[FoundOrganisation]:
    """Organisations that may be called `typed`, likeliest first; `country` tells of two offices."""
    with by_index():
        keys = _candidates(typed, as_you_type=as_you_type)
    names = Prefetch("names", Name.objects.filter(searchable=True))
    organisations = Organisation.objects.filter(pk__in=keys).prefetch_related(names)
    found = [_found(typed, one, country, as_you_type=as_you_type) for one in organisations]
    found.sort(key=lambda one: (-one.score, one.organisation.name, one.organisation.reference))
    return [one for one in found if one.score > 0][:limit]


def _candidates(typed: str, *, as_you_type: bool) -> set[UUID]:
    """Those that share the initials or most words; where there are none, any of the words."""
    words = look_up(own_words(typed), as_you_type=as_you_type)
    short = Q(parts__contains=[f"={_letters(typed)}"])
    every = Q(*(one.any() for one in words)) if words else short
    return _matching(short | every) or _matching(_any_of(words))


def _any_of(words: Iterable[Sought]) -> Q:
    found = Q(pk=None)
    for one in words:
        found |= one.any()
    return found


def _matching(filters: Q) -> set[UUID]:
    own = OrganisationKey.objects.filter(filters, organisation__merged_into=None)
    others = NameKey.objects.filter(
        filters, organisation__isnull=False, organisation__merged_into=None
    )
    rows = own.values_list("organisation_id")[:MOST]
    return {key for (key,) in rows.union(others.values_list("organisation_id")[:MOST])}


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
    return min(score, 1.0), tuple(str(pair) for pair in pairs)
