"""Plausible lives, logged step by step as a caseworker would, against what one would say of them.

None of them is out of the ordinary, so no rule of order may doubt any.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from accounts.models import User
from cases import actions, order, standing
from cases.codes import Custody, EventType, Outcome
from cases.models import Event, Order, OrderEffect, OrderKind, Party, Proceeding
from core.dates import PartialDate, read
from tests.factories import make_case, make_party, make_person

pytestmark = pytest.mark.django_db

E, K, R, X = EventType, OrderKind, Outcome, OrderEffect
Told = tuple[Any, ...]


def day(text: str) -> PartialDate:
    return PartialDate.on(date.fromisoformat(text))


def tell(party: Party, by: User, steps: Sequence[Told]) -> None:
    """Each step: the day, the type, what else is known of it, and (kind, fields) of orders."""
    for on, kind, fields, *orders in steps:
        known = {"country": "KZ", **fields}
        outcome, until = known.pop("outcome", ""), known.pop("until", "")
        event = Event(type=kind, **known)
        event.date = day(on)
        event.until = day(until) if until else PartialDate()
        made = [Order(party=party, kind=k, **rest) for k, rest in orders]
        actions.log_event(by=by, event=event, concerned={party: outcome}, orders=made)


def verdict(on: str, *orders: Told) -> Told:
    return (on, E.VERDICT, {"outcome": R.GUILTY}, *orders)


REMAND = [
    ("2025-01-10", E.APPREHENDED, {}),
    ("2025-01-12", E.CHARGED, {}),
    ("2025-01-12", E.REMAND_ORDERED, {"until": "2025-03-12"}),
]
TRIED = [
    *REMAND,
    ("2025-03-01", E.INDICTMENT_TO_COURT, {}),
    ("2025-03-20", E.HEARING_HELD, {}),
]
SEVEN = [*TRIED, verdict("2025-04-10", (K.IMPRISONMENT, {"years": 7}))]
ACQUITTED = [*TRIED, ("2025-04-10", E.VERDICT, {"outcome": R.NOT_GUILTY})]
SUSPENDED = [*TRIED, verdict("2025-04-10", (K.SUSPENDED_IMPRISONMENT, {"years": 3}))]
OVERTURNED = [*SEVEN, ("2025-10-01", E.CASSATION_DECISION, {"outcome": R.OVERTURNED})]
SENT_BACK = [*SEVEN, ("2025-06-01", E.APPEAL_DECISION, {"outcome": R.REMITTED})]
BAILED = [*REMAND, ("2025-02-01", E.REMAND_REPLACED, {})]
LEFT = ("2024-12-01", E.LEFT_COUNTRY, {"from_country": "KZ", "to_country": "FR"})
CONDEMNED = [
    ("2025-01-12", E.CHARGED, {}),
    verdict("2025-04-10", (K.IMPRISONMENT, {"years": 7})),
]
ON_REMAND = "in pre-trial detention in Kazakhstan, since 10 January 2025"
PASSED = "; ordered until {}, which has passed"
OVER = "; the case is over, and no release is recorded"
IN_PRISON = "serving a sentence of {} in prison in Kazakhstan, since {}"


def appeal(*orders: Told, outcome: Outcome = R.REDUCED) -> Told:
    return ("2025-06-01", E.APPEAL_DECISION, {"outcome": outcome}, *orders)


STORIES: dict[str, tuple[list[Told], str]] = {
    "remand that was extended late": (
        [*REMAND, ("2025-03-20", E.REMAND_EXTENDED, {"until": "2025-05-12"})],
        ON_REMAND + PASSED.format("12 May 2025"),
    ),
    "remand, appealed in vain": (
        [*REMAND, ("2025-01-20", E.APPEAL_DECISION, {"outcome": R.UPHELD})],
        ON_REMAND + PASSED.format("12 March 2025"),
    ),
    "house arrest after remand": (
        [*REMAND, ("2025-02-01", E.REMAND_REPLACED, {"custody": Custody.HOUSE_ARREST})],
        "under house arrest in Kazakhstan, since 1 February 2025",
    ),
    "bail": (BAILED, "released on conditions on 1 February 2025"),
    "bail, then trial": (
        [*BAILED, ("2025-03-20", E.HEARING_HELD, {})],
        "on trial in Kazakhstan, since 20 March 2025",
    ),
    "seven years": (SEVEN, IN_PRISON.format("7 years", "10 April 2025")),
    "acquitted, not let out": (ACQUITTED, ON_REMAND + OVER),
    "acquitted, let out": (
        [*ACQUITTED, ("2025-04-10", E.RELEASE, {})],
        "free: cleared of the charges on 10 April 2025",
    ),
    "acquitted, let out, sent back on appeal": (
        [*ACQUITTED, ("2025-04-10", E.RELEASE, {}), appeal(outcome=R.REMITTED)],
        "on trial in Kazakhstan, since 1 June 2025",
    ),
    "suspended sentence": (
        SUSPENDED,
        "under a sentence outside prison since 10 April 2025: suspended sentence of 3 years",
    ),
    "suspended, prison on appeal": (
        [
            *SUSPENDED,
            appeal((K.IMPRISONMENT, {"years": 5, "effect": X.REPLACES}), outcome=R.INCREASED),
        ],
        IN_PRISON.format("5 years", "1 June 2025"),
    ),
    "seven, five on appeal": (
        [*SEVEN, appeal((K.IMPRISONMENT, {"years": 5, "effect": X.REPLACES}))],
        IN_PRISON.format("5 years", "10 April 2025"),
    ),
    "seven, suspended on appeal": (
        [*SEVEN, appeal((K.SUSPENDED_IMPRISONMENT, {"years": 3, "effect": X.REPLACES}))],
        "under a sentence outside prison since 1 June 2025: suspended sentence of 3 years",
    ),
    "retrial": (SENT_BACK, "in pre-trial detention in Kazakhstan, since 1 June 2025"),
    "retrial, five years": (
        [*SENT_BACK, verdict("2025-09-10", (K.IMPRISONMENT, {"years": 5}))],
        IN_PRISON.format("5 years", "10 September 2025"),
    ),
    "overturned, not let out": (OVERTURNED, "in prison in Kazakhstan, since 10 April 2025" + OVER),
    "overturned, let out": (
        [*OVERTURNED, ("2025-10-02", E.RELEASE, {})],
        "free: cleared of the charges on 2 October 2025",
    ),
    "amnesty of two years": (
        [*SEVEN, ("2025-12-01", E.AMNESTY, {}, (K.IMPRISONMENT, {"years": 2, "effect": X.CUTS}))],
        IN_PRISON.format("5 years", "10 April 2025"),
    ),
    "prison, a second case, two years more": (
        [
            *SEVEN,
            ("2025-09-01", E.CASE_OPENED, {}),
            ("2025-10-01", E.HEARING_HELD, {}),
            verdict("2025-11-10", (K.IMPRISONMENT, {"years": 2, "effect": X.ADDS})),
        ],
        IN_PRISON.format("9 years", "10 April 2025"),
    ),
    "prison, a second case, its sentence overturned": (
        [
            *SEVEN,
            ("2025-09-01", E.CASE_OPENED, {}),
            verdict("2025-11-10", (K.IMPRISONMENT, {"years": 2, "effect": X.ADDS})),
            ("2026-01-10", E.APPEAL_DECISION, {"outcome": R.OVERTURNED}),
        ],
        IN_PRISON.format("7 years", "10 April 2025"),
    ),
    "fined": (
        [*TRIED, verdict("2025-04-10", (K.FINE, {"amount": 500, "currency": "USD"}))],
        "under a sentence outside prison since 10 April 2025: fine of USD 500",
    ),
    "picked up and fined": (
        [
            ("2025-01-10", E.APPREHENDED, {}),
            (
                "2025-01-11", E.ADMIN_SENTENCE, {},
                (K.ADMINISTRATIVE_FINE, {"amount": 50, "currency": "USD"}),
            ),
        ],
        "at liberty, at risk in Kazakhstan",
    ),
    "prison and a fine": (
        [
            *TRIED,
            verdict(
                "2025-04-10",
                (K.FINE, {"amount": 500, "currency": "USD"}), (K.IMPRISONMENT, {"years": 7}),
            ),
        ],
        "serving a sentence of 7 years in prison, with a fine of USD 500 in Kazakhstan,"
        " since 10 April 2025",
    ),
    "wanted, found, let go": (
        [
            ("2025-01-01", E.WANTED_NOTICE, {}),
            ("2025-01-10", E.APPREHENDED, {}),
            ("2025-01-12", E.RELEASE, {}),
        ],
        "released on 12 January 2025",
    ),
    "wanted, sentenced in absence": (
        [("2025-01-01", E.WANTED_NOTICE, {}), *CONDEMNED], "wanted since 1 January 2025",
    ),
    "in exile, sentenced in absence": (
        [LEFT, *CONDEMNED], "expelled or in exile in France, since 1 December 2024",
    ),
    "in exile, sentenced in absence, brought back": (
        [
            LEFT, *CONDEMNED,
            ("2025-09-01", E.EXTRADITED, {"from_country": "FR", "to_country": "KZ"}),
            ("2025-09-01", E.APPREHENDED, {}),
        ],
        "in custody in Kazakhstan, since 1 September 2025",
    ),
    "died on remand": (
        [*REMAND, ("2025-02-01", E.DEATH, {})], "died in custody in Kazakhstan on 1 February 2025",
    ),
    "let out to die": (
        [*REMAND, ("2025-02-01", E.RELEASE, {}), ("2025-02-01", E.DEATH, {})],
        "died in Kazakhstan on 1 February 2025",
    ),
    "pardoned, arrested again": (
        [
            *SEVEN,
            ("2025-12-01", E.PARDON, {}),
            ("2026-02-01", E.APPREHENDED, {}),
            ("2026-02-03", E.REMAND_ORDERED, {}),
        ],
        "in pre-trial detention in Kazakhstan, since 1 February 2026",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "words"), STORIES.values(), ids=STORIES)
def test_a_life_stands_where_anybody_would_say(owner: User, steps: list[Told], words: str) -> None:
    party = make_party(make_case(owner, country="KZ"), make_person(by=owner))
    tell(party, owner, steps)
    assert standing.in_words(standing.compute(party)) == words
    assert not order.warnings_of(party.case, [party])


def test_a_term_cut_on_appeal_is_counted_from_the_first_sentence(owner: User) -> None:
    party = make_party(make_case(owner, country="KZ"), make_person(by=owner))
    tell(party, owner, STORIES["seven, five on appeal"][0])
    assert standing.compute(party).until == day("2030-04-10")


def test_cleared_in_one_court_case_while_another_goes_on(owner: User) -> None:
    case = make_case(owner, country="KZ")
    party = make_party(case, make_person(by=owner))
    first, second = (Proceeding(case=case, kind="CRIMINAL", country="KZ") for _ in range(2))
    first.save()
    second.save()
    tell(party, owner, [(*step[:2], {**step[2], "proceeding": first}) for step in REMAND])
    tell(party, owner, [("2025-02-01", E.CHARGED, {"proceeding": second})])
    acquitted = {"proceeding": second, "outcome": R.NOT_GUILTY}
    tell(party, owner, [("2025-03-01", E.VERDICT, acquitted)])
    now = standing.compute(party)
    assert (now.code, now.stage) == ("PRETRIAL_DETENTION", "INVESTIGATION")
    assert "the case is over" not in standing.in_words(now)


def test_what_has_a_time_has_the_clocks_of_its_country(owner: User) -> None:
    party = make_party(make_case(owner, country="KZ"), make_person(by=owner))
    event = Event(type=E.HEARING_HELD, country="UZ")
    event.date = read("3 June 2024 10:00", date(2024, 6, 10))
    actions.log_event(by=owner, event=event, concerned={party: ""})
    assert event.date.zone == "Asia/Tashkent"
