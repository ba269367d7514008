"""How well and how fast people are found among many.

Recall and precision are of the pairs of romanisation.yaml on which no rule was tuned; what is typed
for the times are other spellings, slips of the pen, and names that are only begun.
"""

import argparse
import itertools
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from bench.people import fill, invented
from people.actions import add_person
from people.finding import find
from people.folding import words
from tests.people.romanisation import different_people, same_person

PEOPLE = 60
BARE = (
    "SELECT person_id, name_id FROM people_namekey"
    " WHERE parts @> ARRAY[%s] AND parts @> ARRAY[%s] LIMIT 5"
)


def finding(counts: Iterable[int] = (1_000, 100_000)) -> None:
    """Adds as many people as each of `counts` says, and prints what finding among them takes."""
    user = User.objects.get(username="admin")
    medians = []
    for count in counts:
        fill(count)
        medians.append(times(count, user))
    print(f"{'growth of finding':48} {medians[-1] / medians[0]:14.2f} times")
    hits, pairs = recall(user)
    print(f"{'same person among the first five':48} {hits} of {pairs} ({hits / pairs:.1%})")
    false, pairs = offered_wrongly(user)
    print(f"{'another person called probable':48} {false} of {pairs} ({false / pairs:.1%})")


def typed(count: int = PEOPLE) -> list[tuple[str, bool]]:
    """(what is typed, whether it is only begun)"""
    found = []
    for _, names in itertools.islice(invented(count), count):
        name = names[-1]
        place = name.index(" ") + 3  # inside the surname
        found += [(name, True), (name[:place] + name[place + 1 :], True)]
        found += [(name[:length], True) for length in (3, place, place + 3)]
    return found


def times(count: int, user: User) -> float:
    """Prints the times of finding, of the request and of what they are compared with.

    Gives the median of finding, in seconds.
    """
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    suggest, empty = reverse("search-suggest"), reverse("session")
    every = typed()
    found = measured(lambda text, begun: find(text, user, as_you_type=begun), every)
    asked = measured(lambda text, begun: client.post(suggest, {"q": text}), every)
    page = measured(lambda text, begun: client.get(empty), every[:100])
    bare = measured(lambda text, begun: look_up(text), [one for one in every if " " in one[0]])
    for name, seconds in (
        (f"finding among {count:,} people", found),
        ("the whole request", asked),
        ("an empty signed-in page", page),
        ("the same lookup as bare SQL", bare),
    ):
        p95 = statistics.quantiles(seconds, n=20)[-1] * 1000
        print(f"{name:48} median {statistics.median(seconds) * 1000:8.1f} ms  p95 {p95:8.1f} ms")
    middle = statistics.median(asked)
    print(
        f"{'the request, to bare SQL and to an empty page':48}"
        f" {middle / statistics.median(bare):6.1f} times"
        f" {middle / statistics.median(page):6.1f} times"
    )
    return statistics.median(found)


def measured(act: Callable[[str, bool], object], every: list[tuple[str, bool]]) -> list[float]:
    act(*every[0])
    seconds = []
    for text, begun in every:
        started = time.perf_counter()
        act(text, begun)
        seconds.append(time.perf_counter() - started)
    return seconds


def look_up(text: str) -> None:
    """Names that hold the first and the last word as they are, through psycopg alone."""
    connection.ensure_connection()
    parts = [word[0] for word in words(text)]
    connection.connection.execute(BARE, [parts[0], parts[-1]]).fetchall()


def recall(user: User) -> tuple[int, int]:
    """(found among the first five, pairs): one spelling is recorded and the other typed.

    Other spellings of the same name are not recorded at that time.
    """
    pairs = list(same_person("reported"))
    rounds: dict[int, dict[str, list[str]]] = defaultdict(dict)
    seen: dict[str, int] = {}
    for stored, group in itertools.groupby(pairs, key=lambda pair: pair[0]):
        others = [other for _, other in group]
        seen[others[-1]] = seen.get(others[-1], -1) + 1
        rounds[seen[others[-1]]][stored] = others
    return sum(_hits(stored, user) for stored in rounds.values()), len(pairs)


def _hits(stored: dict[str, list[str]], user: User) -> int:
    with transaction.atomic():
        people = {add_person(by=user, name=name): others for name, others in stored.items()}
        hits = sum(
            any(found.person == person for found in find(other, user))
            for person, others in people.items()
            for other in others
        )
        transaction.set_rollback(True)
    return hits


def offered_wrongly(user: User) -> tuple[int, int]:
    """(called probable, pairs): one of two different people is recorded and the other typed."""
    pairs = list(different_people("reported"))
    with transaction.atomic():
        people = {one: add_person(by=user, name=one) for one, _ in pairs}
        false = sum(
            any(found.probable and found.person == people[one] for found in find(other, user))
            for one, other in pairs
        )
        transaction.set_rollback(True)
    return false, len(pairs)


def counts() -> list[int]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--million", action="store_true", help="measure among a million, too")
    return [1_000, 100_000, *([900_000] if parser.parse_args().million else [])]
