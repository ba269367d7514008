"""The demonstration data: how many facts of each kind, and golden values field by field."""

import pytest
from django.core.management import CommandError, call_command

from cases.codes import EventType, StandingCode
from cases.models import (
    Charge,
    ChargeStatus,
    Citation,
    Event,
    LawStage,
    OrderKind,
    Party,
)
from core.models import Term
from desk.compare.index import codes, rows_by_fact
from desk.demo.files import entries, walk
from desk.demo.load import load
from desk.demo.shelf import key_of
from people.models import Attribute, Person
from tests.conftest import check_commit

COUNTS = {
    "persons": 30, "events": 69, "charges": 15, "sentences": 10, "asks": 21, "occasions": 14,
    "laws": 20, "officials": 9, "organisations": 36, "signatories": 22, "others": 10,
    "aggregates": 17, "ratings": 5, "sources": 21, "documents": 9,
}  # fmt: skip

# Every code of the list of facts from which the statements were first read.
THEIRS = """
event type | ABDUCTION | ALLEGED_OFFENCE | APPEAL_HEARING | APPEAL_UPHELD | ARREST
event type | ASYLUM_REJECTED | BODY_RETURNED | CHARGES_ADDED | COMPLAINT_FILED | CONVICTION
event type | COURT_RULING | CRIMINAL_CASE_OPENED | DEATH_IN_CUSTODY | DEPORTATION | DETENTION
event type | EP_RESOLUTION | EXTRADITION | FAMILY_NOTIFIED | FAMILY_PRESSURED | FLED_COUNTRY
event type | FORCED_RETURN | HEARING_SCHEDULED | IMMIGRATION_DETENTION | INJURY | INTERIM_MEASURE
event type | JOINT_STATEMENT | LAWYER_ACCESS_DENIED | MEDIA_CAMPAIGN | MEDICAL_EXAM
event type | PROSECUTION_REQUEST | PROTEST | RELEASE | RELOCATED | SEARCH_SEIZURE | SENTENCE
event type | SUMMONED | TORTURE | TORTURE_ALLEGATION | TRANSFER_DENIED | TREATY_BODY_FINDING
event type | WANTED_NOTICE
person status | CONVICTED | DECEASED_IN_CUSTODY | DEFENDANT | EXPELLED | FATE_UNKNOWN
person status | FORCIBLY_RETURNED | IMPRISONED | IMPRISONED_FINAL | IMPRISONED_NEW_CHARGES
person status | IMPRISONED_ON_APPEAL | ON_TRIAL | PRETRIAL_DETENTION | RESTRICTED_LIBERTY
person status | SURVIVOR | SUSPENDED_SENTENCE
ask type | ACCOUNTABILITY | ACKNOWLEDGE | ATTENTION | CONDITIONALITY | COOPERATE_UN
ask type | END_PERSECUTION | INVESTIGATE | LEGISLATION_DROP | MONITOR_ACCESS | NON_REFOULEMENT
ask type | PUBLISH_DATA | RAISE_CONCERN | REFORM | REPARATION | SAFE_RETURN
occasion type | COURT_HEARING | HR_DIALOGUE | OFFICIAL_VISIT | OSCE_CONFERENCE | REPORT_LAUNCH
occasion type | STATE_VISIT | SUMMIT | UN_DAY | UPR
organisation kind | COALITION | COURT | EU | GROUP (banned) | GROUP (illegal) | MEDIA (source)
organisation kind | MONITOR | MOVEMENT | MOVEMENT (banned) | NGO (adverse party) | NGO_EXILE
organisation kind | NGO_INTL | NGO_LOCAL | NHRI | PARTY | PARTY (banned) | PUBLISHER
organisation kind | STATE (perpetrator) | UN
charge stage | CHARGED | CHARGED (additional) | COMPLAINT → PROSECUTION | CONVICTED | ON TRIAL
charge stage | PRETRIAL | SUSPECTED | THREATENED | WANTED / CHARGED
law status | ADOPTED | ADOPTED 2023 | ADOPTED April 2023 | DRAFT | INITIATIVE | IN_FORCE
law status | IN_FORCE / USED_AGAINST P09 | IN_FORCE / VIOLATED | IN_FORCE >1 year | PROPOSED 2022
law status | TREATY
sentence type | ACTIVITY_BAN | IMPRISONMENT | PROSECUTION_REQUEST | RESTRICTED_LIBERTY
sentence type | SUSPENDED_IMPRISONMENT
"""
KINDS = sorted({line.split(" | ")[0] for line in THEIRS.strip().splitlines()})
OURS = {
    "event type": EventType, "person status": StandingCode, "charge stage": ChargeStatus,
    "law status": LawStage, "sentence type": OrderKind,
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("demonstration")


def theirs(kind: str) -> set[str]:
    lines = [line.split(" | ") for line in THEIRS.strip().splitlines()]
    return {code for of, *found in lines if of == kind for code in found}


def test_every_fact_is_held_by_kind():
    held = {kind: len({name for k, name in rows_by_fact() if k == kind}) for kind in COUNTS}
    assert held == COUNTS


def test_loading_again_changes_nothing(settings):
    settings.DEMO = True
    before = Event.history.count(), Citation.history.count()
    assert load() == 0
    assert (Event.history.count(), Citation.history.count()) == before


def test_the_load_would_commit_and_is_recorded_as_what_it_is():
    check_commit()
    assert set(Event.history.values_list("history_user_name", flat=True)) == {"demonstration data"}


def test_an_office_never_gets_the_demonstration(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        call_command("load_demo")


def test_no_quotation_is_longer_than_eight_words():
    quotes = [entry.get("says", "") for rows in entries().values() for entry in walk(rows)]
    assert max(len(quote.split()) for quote in quotes) <= 8
    assert max(len(c.quote.split()) for c in Citation.objects.all()) <= 8


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_of_the_facts_has_a_home(kind):
    homes = {theirs: home["ours"] for (of, theirs), home in codes().items() if of == kind}
    assert homes.keys() == theirs(kind)
    ours = OURS[kind].values if kind in OURS else Term.objects.values_list("code", flat=True)
    assert set(homes.values()) <= set(ours)


def test_every_person_of_a_fact_has_a_case_and_every_fact_a_source():
    people = [key_of(Person, slugs[0]) for (kind, _), slugs in rows_by_fact().items()
              if kind == "persons"]  # fmt: skip
    assert Party.objects.filter(person__in=people).count() == 30
    assert not Event.objects.filter(citations=None).exists()
    assert not Charge.objects.filter(citations=None).exists()
    assert not Attribute.objects.filter(citations=None).exists()
