"""What was answered to who may know, and which of the answers decide (domain list b.11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from cases.models import NOT_ASKED, Consent
from core.clock import today
from core.dates import PartialDate, age_on, birth_from_age
from people.models import Attribute, AttributeKind, Merge

# Keys of this version of UUID are in the order in which they were made.
IN_TIME = 7
ADULT = 18

Given = Sequence[Consent]


def answers_of(keys: Iterable[UUID]) -> dict[UUID, list[Given]]:
    """Of each person who was asked, the answers of every record that was brought together.

    A fixed number of queries.
    """
    answers: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(person__in=list(keys)):
        answers[consent.person_id].append(consent)
    merged = _last_merges(answers)
    told_of = _first_told_of(merged)
    return {key: _of_each_record(given, told_of, merged.get(key)) for key, given in answers.items()}


def _last_merges(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of those whose records were brought together: the key of the last merge."""
    merges = Merge.objects.filter(person__in=list(keys), undone_at=None).order_by("pk")
    return dict(merges.values_list("person", "pk"))


def _first_told_of(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """By the key of each answer of these people: the record in which it was first recorded."""
    ids = Consent.objects.filter(person__in=list(people)).values("pk")
    first = Consent.history.filter(id__in=ids, version=1)
    return dict(first.values_list("id", "person_id"))


def _of_each_record(
    given: list[Consent], told_of: Mapping[UUID, UUID], merge: UUID | None
) -> list[Given]:
    """The answers of each of the records that were brought together, and all given since.

    Each has to allow it: what was answered in one record does not widen what was answered in the
    other, until somebody asks again.
    """
    if merge is None:
        return [given]
    since = [one for one in given if one.pk.version == IN_TIME and one.pk > merge]
    by_record: dict[UUID, list[Consent]] = defaultdict(list)
    for one in given:
        if one not in since:
            by_record[told_of[one.pk]].append(one)
    return [[*own, *since] for own in by_record.values()] or [since]


def deciding(given: Given) -> list[Consent]:
    """Of one record's answers: the newest, and those without a date, which may be newer.

    The newest decides also when it has run out: an older, wider one does not come back.
    """
    newest = max((one.date.latest for one in given if one.date.latest), default=None)
    return [one for one in given if one.date.latest in (newest, None)]


def counts(one: Consent, *, minor: bool) -> bool:
    """Whether it has not run out and, where nobody was asked or a child is named, two decided."""
    ends = [day for day in (one.expires_on, one.review_on) if day]
    needs_two = one.basis in NOT_ASKED or (minor and bool(one.allows))
    agreed = one.confirmed_by_id is not None or not needs_two
    return agreed and all(day >= today() for day in ends)


def allowed(records: Iterable[Given], *, minor: bool) -> frozenset[str]:
    """The uses that every answer that decides allows."""
    decide = [one for given in records for one in deciding(given)]
    uses = [one.allows if counts(one, minor=minor) else frozenset() for one in decide]
    return frozenset.intersection(*uses) if uses else frozenset()


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
