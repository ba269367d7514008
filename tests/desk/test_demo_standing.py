"""Where each person of the demonstration stands on the day of each statement, as it says."""

import pytest

from cases import standing
from cases.codes import StandingCode
from cases.models import Party, Source
from desk.compare.index import codes
from desk.demo.shelf import key_of

pytestmark = pytest.mark.usefixtures("demonstration")

# Source, code of the list of facts from which the statements were first read, people.
SAID = """
hudayramov-statement | DECEASED_IN_CUSTODY | allamurat-hudayramov
hudayramov-statement | IMPRISONED | ashyrbay-bekiev
hudayramov-statement | FATE_UNKNOWN | farhat-meymankulyyev rovshen-klychev dovran-imamov
hudayramov-statement | FATE_UNKNOWN | maksat-baymuradov rustam-seitkulyyev serdar-durdulyev
akhmedov-statement | PRETRIAL_DETENTION | mukhsinjon-akhmedov
tadjibaeva-statement | DEFENDANT | mutabar-tadjibaeva
torture-day-statement | FORCIBLY_RETURNED | farhat-meymankulyyev
torture-day-statement | IMPRISONED | manuchehr-kholiknazarov
torture-day-statement | IMPRISONED_FINAL | dauletmurat-tazhimuratov
michel-release | FORCIBLY_RETURNED | farhat-meymankulyyev
michel-release | IMPRISONED | manuchehr-kholiknazarov otabek-sattoriy nurgeldy-khalykov
michel-release | IMPRISONED | murat-dushemov mansur-mingelov
michel-release | IMPRISONED_ON_APPEAL | dauletmurat-tazhimuratov
michel-release | SUSPENDED_SENTENCE | zhanbolat-mamai
michel-release | PRETRIAL_DETENTION | rita-karasartova
michel-release | EXPELLED | bolot-temirov
michel-release | IMPRISONED_NEW_CHARGES | buzurgmehr-yorov
michel-release | RESTRICTED_LIBERTY | miraziz-bazarov
hrw-release | IMPRISONED | dauletmurat-tazhimuratov marat-zhylanbaev
hrw-release | SUSPENDED_SENTENCE | zhanbolat-mamai
hrw-release | DECEASED_IN_CUSTODY | azimjon-askarov
dialogue-release | ON_TRIAL | maks-bokayev talgat-ayan
dialogue-release | CONVICTED | guzyal-baydalinova ermek-narymbaev
dialogue-release | CONVICTED | bolatbek-blyalov serikzhan-mambetalin
"""
CASES = [
    (source, theirs, party)
    for line in SAID.strip().splitlines()
    for source, theirs, parties in [line.split(" | ")]
    for party in parties.split()
]


def stands(party: str, source: str) -> standing.Computed:
    published = Source.objects.get(pk=key_of(Source, source)).published
    return standing.compute(Party.objects.get(pk=key_of(Party, party)), on=published.latest)


@pytest.mark.parametrize(("source", "theirs", "party"), CASES)
def test_each_stands_on_the_day_of_a_statement_as_it_says(source, theirs, party):
    ours = codes()["person status", theirs]["ours"]
    assert stands(party, source).code == ours


def test_of_a_survivor_a_statement_says_what_happened_and_not_where_he_stands():
    assert codes()["person status", "SURVIVOR"]["ours"] == StandingCode.UNKNOWN
    assert stands("yermek", "torture-day-statement").code in (
        StandingCode.UNKNOWN, StandingCode.AT_LIBERTY_AT_RISK,
    )  # fmt: skip
