"""What a quick line must not take for a fact: denials, hopes, others, and figures that mislead."""

from datetime import date

import pytest

from cases.models import OrderEffect, Party
from cases.quick.grammar import Proposal, read_line
from cases.quick.imposed import orders_of, read_imposed


def read(line: str) -> Proposal:
    return read_line(line, anchor=date(2024, 3, 1), country="KZ")


@pytest.mark.parametrize(
    "line",
    [
        "not released 12 February", "was never arrested", "n'a pas été libéré", "не освобождён",
        "bail refused 20 February", "asked for release", "hearing not held", "pleaded not guilty",
        "pleaded guilty", "no longer wanted", "verdict expected 5 March", "deportation cancelled",
        "faces up to 10 years", "could be sentenced to 10 years", "7 years requested",
        "2 years added", "amnesty cut 1 year", "wife arrested", "mother died 3 February",
    ],
)  # fmt: skip
def test_what_is_denied_hoped_or_told_of_others_has_not_happened(line: str) -> None:
    assert read(line).type is None


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("sentence upheld 4 December 2023", "decision on appeal"),
        ("life sentence overturned", "decision on appeal"),
        ("found not guilty", "verdict"),
        ("extradition refused 3 February", "decision on extradition"),
        ("released, wife not told", "released"),
        ("will be released 5 April", "release expected"),
    ],
)
def test_a_denial_is_of_what_it_stands_beside(line: str, meant: str) -> None:
    kind = read(line).type
    assert kind is not None
    assert kind.label == meant


def test_the_french_participle_is_no_summer() -> None:
    assert not read("a été libéré").date.understood


def test_seven_or_eight_years_are_no_term() -> None:
    assert read("sentenced 7-8 years").term is None


@pytest.mark.parametrize(
    ("line", "effect"),
    [
        ("sentence reduced by 2 years", OrderEffect.CUTS),
        ("sentence reduced to 2 years", OrderEffect.REPLACES),
        ("sentence increased by 2 years on appeal", OrderEffect.ADDS),
        ("sentenced to 2 years", OrderEffect.IMPOSES),
    ],
)
def test_by_so_much_is_not_to_so_much(line: str, effect: OrderEffect) -> None:
    found = read(line)
    imposed = read_imposed(found.words("term", "fine", "kind"), "KZ")
    (order,) = orders_of(imposed, Party(), str(found.type), found.outcome)
    assert (order.effect, order.years) == (effect, 2)
