"""What was answered to who may know, and which of the answers decide (domain list b.11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from cases.models import NOT_ASKED, TOLD, Basis, Consent
from core.clock import today
from core.dates import PartialDate, age_on, birth_from_age
from people.models import Attribute, AttributeKind, Merge

# Keys of this version of UUID are in the order in which they were made.
IN_TIME = 7
ADULT = 18

Given = Sequence[Consent]
# When an answer was first recorded, and in which record.
First = tuple[datetime, UUID]


def answers_of(keys: Iterable[UUID]) -> dict[UUID, list[Given]]:
    """Of each person who was asked, the answers of every record that was brought together.

    A fixed number of queries.
    """
    answers: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(person__in=list(keys)):
        answers[consent.person_id].append(consent)
    merges = _merges(answers)
    told = _first_told(merges)
    both = _told_of_both(answers)
    return {
        key: [*_of_each_record(given, told, merges.get(key, [])), *both.get(key, [])]
        for key, given in answers.items()
    }


def _merges(keys: Iterable[UUID]) -> dict[UUID, list[Merge]]:
    """Of those whose records were brought together, also if they were parted again."""
    merges: dict[UUID, list[Merge]] = defaultdict(list)
    for merge in Merge.objects.filter(person__in=list(keys)).defer("moves").order_by("pk"):
        merges[merge.person_id].append(merge)  # type: ignore[index]
    return merges


def _first_told(people: Iterable[UUID]) -> dict[UUID, First]:
    """By the key of each answer of these people."""
    ids = Consent.objects.filter(person__in=list(people)).values("pk")
    first = Consent.history.filter(id__in=ids, version=1)
    return {key: (on, of) for key, on, of in first.values_list("id", "history_date", "person_id")}


def _of_each_record(
    given: list[Consent], told: Mapping[UUID, First], merges: Sequence[Merge]
) -> list[Given]:
    """The answers of each of the records that were brought together, and all given since.

    Each has to allow it: what was answered in one record does not widen what was answered in the
    other, until somebody asks again. Nor does, once the two are parted, what was answered while
    they were taken for one: nobody knows of whom.
    """
    if not merges:
        return [given]
    since: list[Consent] = []
    by_record: dict[UUID, list[Consent]] = defaultdict(list)
    for one in given:
        if _told_since(one, told[one.pk], merges):
            since.append(one)
        else:
            by_record[_told_in(one, told[one.pk], merges)].append(one)
    return [[*own, *since] for own in by_record.values()] or [since]


def _told_since(one: Consent, first: First, merges: Sequence[Merge]) -> bool:
    on, _record = first
    in_time = one.pk.version == IN_TIME
    return in_time and all(on > m.undone_at if m.undone_at else one.pk > m.pk for m in merges)


def _told_in(one: Consent, first: First, merges: Sequence[Merge]) -> UUID:
    """Key of the record; of the merge for what was told of two that were parted later."""
    on, record = first
    over = [m for m in merges if m.undone_at and on < m.undone_at and one.pk.version == IN_TIME]
    return next((m.pk for m in over if m.pk < one.pk), record)


def _told_of_both(answers: Mapping[UUID, Given]) -> dict[UUID, list[Given]]:
    """Of those whose record went into another and was parted again: what was answered meanwhile.

    It may be theirs, although it stays with the other: it narrows until somebody asks again.
    """
    parted = Merge.objects.filter(other_person__in=list(answers), undone_at__isnull=False)
    merges = list(parted.defer("moves"))
    first = Consent.history.filter(person__in={one.person_id for one in merges}, version=1)
    told = dict(first.values_list("id", "history_date"))
    kept = list(Consent.objects.filter(pk__in=told).order_by("pk"))
    found: dict[UUID, list[Given]] = defaultdict(list)
    for merge in merges:
        meanwhile = [
            one
            for one in kept
            if one.pk.version == IN_TIME and one.pk > merge.pk and told[one.pk] < merge.undone_at
        ]
        if meanwhile and merge.other_person_id:
            own = (one for one in answers[merge.other_person_id] if one.pk.version == IN_TIME)
            again = [one for one in own if one.pk > meanwhile[-1].pk]
            found[merge.other_person_id].append([*meanwhile, *again])
    return found


def deciding(given: Given) -> list[Consent]:
    """Of one record's answers: the newest, and those that may be newer, since no day is told.

    The newest decides also when it has run out: an older, wider one does not come back.
    """
    days = (one.date.earliest or one.date.latest for one in given)
    newest = max((day for day in days if day), default=None)
    return [one for one in given if not (one.date.latest and newest and one.date.latest < newest)]


def counts(one: Consent, *, minor: bool) -> bool:
    """Whether it has not run out and, where nobody was asked or a child is named, two decided."""
    ends = [day for day in (one.expires_on, one.review_on) if day]
    needs_two = one.basis in NOT_ASKED or (minor and bool(one.allows))
    agreed = one.confirmed_by_id is not None or not needs_two
    return agreed and all(day >= today() for day in ends)


def allowed(records: Iterable[Given], *, minor: bool) -> frozenset[str]:
    """The uses that every answer that decides allows."""
    decide = [one for given in records for one in deciding(given)]
    uses = [_uses(one) if counts(one, minor=minor) else frozenset() for one in decide]
    return frozenset.intersection(*uses) if uses else frozenset()


def _uses(one: Consent) -> frozenset[str]:
    """A public case covers name, charge, sentence and place of trial: nothing that is told."""
    return one.allows - {*TOLD} if one.basis == Basis.PUBLIC_CASE else one.allows


def is_public_case(records: Iterable[Given], *, minor: bool) -> bool:
    """Whether what may be printed rests on that ground, be it together with others."""
    decide = [one for given in records for one in deciding(given)]
    return any(one.basis == Basis.PUBLIC_CASE and counts(one, minor=minor) for one in decide)


def perhaps_minors(keys: Iterable[UUID]) -> set[UUID]:
    """Who by any account may be under 18 today: named only where two people decide it."""
    said = Attribute.objects.filter(
        person__in=list(keys), kind__in=(AttributeKind.BIRTH, AttributeKind.AGE)
    )
    return {one.person_id for one in said if _youngest(one) < ADULT}


def _youngest(said: Attribute) -> int:
    """The least age today by one account; ADULT where it tells none."""
    born = said.date
    if said.kind == AttributeKind.AGE:
        born = birth_from_age(int(said.value), born) if said.value.isdecimal() else PartialDate()
    least, _most = age_on(born, PartialDate.on(today()))
    return ADULT if least is None else least
