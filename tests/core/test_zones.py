from zoneinfo import ZoneInfo

import pytest

from cases.intake.rule39 import COUNCIL_OF_EUROPE
from core.zones import CAPITALS, zone_of


@pytest.mark.parametrize(
    ("country", "zone"),
    [("FR", "Europe/Paris"), ("KZ", "Asia/Almaty"), ("TR", "Europe/Istanbul"),
     ("RU", "Europe/Moscow"), ("XX", ""), ("", ""), ("EU", "")],
)  # fmt: skip
def test_the_zone_of_a_country(country, zone):
    assert zone_of(country) == zone


def test_every_capital_has_a_zone():
    assert all(ZoneInfo(zone) for zone in CAPITALS.values())


def test_the_council_of_europe_has_46_members_each_with_a_zone():
    assert len(COUNCIL_OF_EUROPE) == 46
    assert [country for country in COUNCIL_OF_EUROPE if not zone_of(country)] == []
