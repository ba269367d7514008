"""How well and how fast people are found among many.

Recall and precision are of the pairs of romanisation.yaml on which no rule was tuned; what is typed
for the times are other spellings, slips of the pen, and names that are only begun.
"""

import argparse
import gc
import itertools
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Team, User
from bench import lists
from bench.people import fill, invented
from people.actions import add_person
from people.finding import find
from people.folding import words
from people.models import Person
from tests.people.romanisation import different_people, same_person

PEOPLE = 60
BARE = (
    "SELECT person_id, name_id FROM people_namekey"
    " WHERE parts @> ARRAY[%s] AND parts @> ARRAY[%s] LIMIT 5"
)
# Whoever sees the case of an invented person sees the person, and nobody else does.
NARROWED = """
    WITH alone AS (
        UPDATE accounts_scope SET level = 'TEAMS' FROM people_person person
        JOIN cases_party party ON party.person_id = person.id
        JOIN cases_case of_case ON of_case.id = party.case_id
        JOIN accounts_scopeteam seen ON seen.scope_id = of_case.scope_id
        WHERE accounts_scope.id = person.scope_id AND accounts_scope.level = 'OFFICE'
        AND seen.team_id = ANY (%s)
        RETURNING accounts_scope.id, seen.team_id
    )
    INSERT INTO accounts_scopeteam (id, version, scope_id, team_id)
    SELECT gen_random_uuid(), 1, id, team_id FROM alone
"""
WITH_CASES = 100_000  # people at most who get a case each; the others have a name alone


def finding(
    counts: Iterable[int] = (1_000, 100_000),
    beside: Callable[[int, dict[str, User]], object] = lambda count, users: None,
) -> None:
    """Adds as many people as each of `counts` says, and prints what finding among them takes.

    Asked by somebody who sees all of them and by somebody who sees one in a hundred. `beside`
    measures something else among as many.
    """
    users = {name: _member(name) for name in ("wide", "narrow")}
    slow: dict[str, list[float]] = defaultdict(list)
    for count in counts:
        fill(count)
        if count <= WITH_CASES:
            add_cases(*(Team.objects.get(name=name) for name in users))
        gc.collect()
        gc.freeze()  # what filling has left is no server's
        for name, user in users.items():
            print(f"{Person.objects.count():,} people, asked by {name}")
            slow[name].append(times(user))
        if count <= WITH_CASES:
            beside(count, users)
    for name, p95 in slow.items():
        grown = ", ".join(f"{later / p95[0]:.2f}" for later in p95[1:])
        print(f"{f'growth of the request (p95), {name}':48} {grown:>14} times")
    hits, pairs = recall(users["wide"])
    print(f"{'same person among the first five':48} {hits} of {pairs} ({hits / pairs:.1%})")
    false, pairs = offered_wrongly(users["wide"])
    print(f"{'another person called probable':48} {false} of {pairs} ({false / pairs:.1%})")


def _member(name: str) -> User:
    """The only member of a team, all of one name."""
    team = Team(name=name)
    team.save()
    user = User.objects.create_user(name, "correct horse")
    Membership(user=user, team=team).save()
    return user


def add_cases(wide: Team, narrow: Team) -> None:
    """A case for everybody who has none; one in a hundred is of `narrow`, which sees no other."""
    Membership.objects.get_or_create(user=User.objects.get(username=wide.name), team=narrow)
    lists.fill(wide, narrow)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_scope DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE accounts_scopeteam DISABLE TRIGGER USER")
        cursor.execute(NARROWED, [[wide.pk, narrow.pk]])
        cursor.execute("ALTER TABLE accounts_scope ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE accounts_scopeteam ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE accounts_scope, accounts_scopeteam")


def typed(count: int = PEOPLE) -> list[tuple[str, bool]]:
    """(what is typed, whether it is only begun)"""
    found = []
    for _, names in itertools.islice(invented(count), count):
        name = names[-1]
        place = name.index(" ") + 3  # inside the surname
        found += [(name, True), (name[:place] + name[place + 1 :], True)]
        found += [(name[:length], True) for length in (3, place, place + 3)]
    return found


def times(user: User) -> float:
    """Prints the times of finding, of the request and of what they are compared with.

    Gives the 95th percentile of the request, in milliseconds.
    """
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    suggest, empty = reverse("search-suggest"), reverse("session")
    every = typed()
    whole = [one for one in every if " " in one[0]]
    figures = {
        "finding people": measured(lambda text, begun: find(text, user, as_you_type=begun), every),
        "the whole request": measured(lambda text, _: client.post(suggest, {"q": text}), every),
        "an empty signed-in page": measured(lambda *_: client.get(empty), every),
        "the same lookup as bare SQL": measured(lambda text, _: look_up(text), whole),
    }
    for name, (middle, p95) in figures.items():
        print(f"  {name:46} median {middle:8.1f} ms  p95 {p95:8.1f} ms")
    _found, (middle, p95), (page, _), (bare, _) = figures.values()
    compared = f"{middle / bare:6.1f} times {middle / page:6.1f} times"
    print(f"  {'the request, to bare SQL and to an empty page':46} {compared}")
    return p95


def measured(
    act: Callable[[str, bool], object], every: list[tuple[str, bool]]
) -> tuple[float, float]:
    """(median, 95th percentile) in milliseconds."""
    act(*every[0])
    seconds = []
    for text, begun in every:
        started = time.perf_counter()
        act(text, begun)
        seconds.append(time.perf_counter() - started)
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return statistics.median(seconds) * 1000, p95 * 1000


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
