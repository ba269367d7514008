"""A row of the annex lets an embassy tell the person from others, or says that it does not."""

from typing import Any

import pytest

from advocacy.languages import language_of
from advocacy.pictures import Picture, Telling
from cases.codes import StandingCode
from cases.models import Case, Charge, Party
from core.dates import PartialDate
from core.fields import LocalText
from people.models import Attribute
from tests.advocacy.english.builders import ON, a_picture, a_plan, standing
from tests.advocacy.french.builders import thin

GAP = {
    "en": "nough to identify Aibek Testov is not recorded]]",
    "fr": "e quoi identifier Aibek Testov : non consigné]]",
}
LANGUAGES = pytest.mark.parametrize("code", GAP)
AGE = Attribute(kind="AGE", value="39", date=PartialDate.on(ON))


def row(code: str, picture: Picture) -> str:
    plan = a_plan(annexed=(picture,), language=code)
    return thin(language_of(code).annex_row(plan, picture).text)


def bare(**fields: Any) -> Picture:
    return a_picture(**{"births": (), "roles": (), "happenings": (), **fields})


@LANGUAGES
@pytest.mark.parametrize("role", [(), (Attribute(kind="WORDING", value="lawyer"),)])
def test_a_name_alone_or_with_a_role_is_a_gap(code: str, role: tuple[Attribute, ...]) -> None:
    for telling in (Telling.FULL, Telling.PUBLIC_CASE):
        assert GAP[code] in row(code, bare(roles=role, telling=telling))


@LANGUAGES
@pytest.mark.parametrize(
    "fields",
    [
        {"births": (AGE,)},
        {"charges": (Charge(words="smuggling", status="CHARGED"),)},
        standing(StandingCode.PRETRIAL_DETENTION, country="UZ"),
        {"telling": Telling.ANONYMOUS},
    ],
)
def test_an_age_a_charge_or_where_somebody_is_held_is_enough(
    code: str, fields: dict[str, Any]
) -> None:
    assert "identif" not in row(code, bare(**fields))


@LANGUAGES
def test_of_a_group_the_summary_is_enough(code: str) -> None:
    for summary, missing in (({}, True), ({code: "They were arrested."}, False)):
        party = Party(case=Case(country="KG", summary=LocalText(**summary)))
        picture = bare(party=party, name="Others", surname="")
        assert ("identif" in row(code, picture)) is missing


@LANGUAGES
def test_where_things_stand_may_not_be_told_the_row_says_so(code: str) -> None:
    charge = Charge(words="smuggling", status="SUSPECTED")
    picture = bare(telling=Telling.PUBLIC_CASE, charges=(charge,), untold=True)
    stands = row(code, picture).split("\n")[4]
    assert stands.startswith("[[")
    assert "Aibek Testov" in stands
