"""Filtered lists of cases and people among many: how long a page takes, and how that grows.

On top of bench.people: a case for each person, with party, standing and rows of the lists. One case
in a hundred is seen by a small team alone, so that somebody of it sees one in a hundred; who sees
the people themselves is left to bench.finding.
"""

import gc
import random
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

RUNS = 15
NEXT = re.compile('rel="next" href="([^"]+)"')
COUNTRIES = ("UZ", "KZ", "TJ", "TM", "KG")
SHARES = (50, 25, 12, 8, 5)
STANDINGS = ("IMPRISONED", "RELEASED_SERVED", "PRETRIAL_DETENTION", "ON_TRIAL", "HOUSE_ARREST")
STAGES = ("ENFORCEMENT", "CLOSED", "INVESTIGATION", "TRIAL", "NONE")
DAY = date(2026, 1, 1)
# Common, rare and several together; a name; every order.
QUERIES = (
    "",
    "country=UZ",
    "country=KG&standing=HOUSE_ARREST",
    "standing=IMPRISONED&status=OPEN&source=none",
    "facility=Colony 399",
    "country=TJ&since_from=2024-01-01",
    "unchecked=90&country=UZ",
    "order=name",
    "order=-since&country=KZ",
    "order=next",
)


@dataclass(frozen=True)
class Figure:
    """Milliseconds of one kind of page over all its runs."""

    name: str
    median: float
    p95: float


def fill(wide: Any, narrow: Any) -> int:
    """A case for everybody who has none; the number of them. `wide` and `narrow` are teams."""
    from django.db import connections

    from accounts.models import Scope, ScopeTeam
    from cases.models import Case, CaseListing, Party, PartyStanding, PersonListing
    from people.models import Person

    people = list(Person.objects.filter(parties=None, listing=None).order_by("pk"))
    made = list(_cases(people, wide, narrow))
    models = (Scope, ScopeTeam, Case, Party, PartyStanding, CaseListing, PersonListing)
    with connections["owner"].cursor() as cursor:
        for model in models:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DISABLE TRIGGER USER')
        for model in models:
            _copy(cursor, model, [row for rows in made for row in rows if type(row) is model])
        for model in models:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" ENABLE TRIGGER USER')
        cursor.execute("VACUUM ANALYZE")
    return len(people)


def _cases(people: Iterable[Any], wide: Any, narrow: Any) -> Iterator[list[Any]]:
    from accounts.models import Scope, ScopeTeam
    from cases.models import Case, CaseListing, Party, PartyStanding, PersonListing
    from core.keys import case_reference
    from core.models import Term, Vocabulary

    chance = random.Random(2)  # noqa: S311
    taken = set(Case.objects.values_list("reference", flat=True))
    role = Term.objects.get(vocabulary=Vocabulary.ROLE, code="PERSON_AT_RISK")
    for person in people:
        team = narrow if chance.random() < 0.01 else wide
        scope = Scope(version=1, level="TEAMS")
        country = chance.choices(COUNTRIES, SHARES)[0]
        case = Case(version=1, scope=scope, country=country, checked_on=_day(chance, 200))
        while case.reference in taken:  # six characters collide now and then among 100,000
            case.reference = case_reference()
        taken.add(case.reference)
        party = Party(version=1, case=case, person=person, role=role)
        number = min(int(chance.expovariate(1)), len(STANDINGS) - 1)
        place = f"Colony {chance.randrange(400)}"
        stands = PartyStanding(
            party=party, code=STANDINGS[number], stage=STAGES[number], place=place
        )
        facets = {
            f"country:{country}", "status:OPEN", "lead:", f"team:{team.pk}", f"for:{team.pk}",
            f"standing:{stands.code}", f"stage:{stands.stage}", f"role:{role.pk}",
            f"facility:{place}", f"article:{chance.randrange(200)}",
            *(["source:none"] if chance.random() < 0.3 else []),
            *(["consent:none"] if chance.random() < 0.6 else []),
        }  # fmt: skip
        row = {
            "sort_name": person.display_name.casefold(),
            "changed_at": datetime(2026, 1, 1, tzinfo=UTC) - timedelta(chance.random() * 900),
            "since": _day(chance, 3000) if chance.random() < 0.9 else None,
            "next_on": _day(chance, -300) if chance.random() < 0.2 else None,
            "checked_on": case.checked_on,
        }
        yield [
            scope, ScopeTeam(version=1, scope=scope, team=team), case, party, stands,
            CaseListing(case=case, facets=sorted(facets), **row),
            PersonListing(person=person, facets=sorted(facets), **row),
        ]  # fmt: skip


def _day(chance: random.Random, days: int) -> date:
    return DAY - timedelta(days=int(chance.random() * days))


def _copy(cursor: Any, model: Any, rows: list[Any]) -> None:
    """Only what has no key of the database's own making."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.get_internal_type() != "BigAutoField"
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(
                [field.get_db_prep_save(getattr(row, field.attname), cursor.db) for field in fields]
            )


def measured(
    get: Callable[[str], object], urls: Iterable[str], runs: int = RUNS
) -> Iterator[Figure]:
    """Each of the addresses by itself, then all together."""
    every: list[float] = []
    for url in urls:
        get(url)
        seconds = []
        for _ in range(runs):
            started = time.perf_counter()
            get(url)
            seconds.append(time.perf_counter() - started)
        every += seconds
        yield _figure(url, seconds)
    yield _figure("all of these", every)


def _figure(name: str, seconds: list[float]) -> Figure:
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return Figure(name, statistics.median(seconds) * 1000, p95 * 1000)


def addresses(get: Callable[[str], Any]) -> list[str]:
    """The lists as filtered above, and a page far down two of them."""
    from django.urls import reverse

    urls = [f"{reverse(name)}?{query}" for name in ("cases", "people") for query in QUERIES]
    for url in (reverse("cases"), f"{reverse('cases')}?order=name"):
        for _ in range(10):
            found = NEXT.search(get(url).content.decode())
            url = unescape(found[1]) if found else url
        urls.append(url)
    return urls


def look_up(_: str) -> object:
    """The same without Django: the first page of one country, through psycopg."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id FROM cases_caselisting WHERE facets @> %s"
            " ORDER BY changed_at DESC, case_id DESC LIMIT 26",
            [["country:UZ"]],
        )
        return cursor.fetchall()


def report(title: str, figures: Iterable[Figure]) -> Figure:
    """Prints each; returns the last, of all together."""
    print(title)
    for figure in figures:
        print(f"  {figure.name[:60]:60} median {figure.median:7.1f} ms   p95 {figure.p95:7.1f} ms")
    return figure


def grown(sizes: list[list[Figure]]) -> None:
    """Prints by how much the figures of the last size are those of the first."""
    for name, first, last in zip(("wide", "narrow"), sizes[0], sizes[-1], strict=True):
        growth = f"median {last.median / first.median:.2f} times, p95 {last.p95 / first.p95:.2f}"
        print(f"{f'growth of lists, {name}':62} {growth} times")


def times(count: int, users: dict[str, Any]) -> list[Figure]:
    """Prints what the lists take, and what they are compared with; gives all kinds together."""
    from django.test import Client
    from django.urls import reverse

    gc.collect()
    gc.freeze()  # what filling has left is no server's
    found = []
    for name, user in users.items():
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        title = f"{count:,} cases, somebody of the {name} team"
        found.append(report(title, measured(client.get, addresses(client.get))))
    empty = report("an empty signed-in page", measured(client.get, [reverse("session")]))
    bare = report("one country as bare SQL", measured(look_up, ["psycopg"]))
    for name, figure in zip(users, found, strict=True):
        print(
            f"{f'lists ({name}), to bare SQL and to an empty page':62}"
            f" {figure.median / bare.median:6.1f} times {figure.median / empty.median:6.1f} times"
        )
    return found
