"""The accusation alone of somebody who died, or was released, is a gap until somebody decides."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from advocacy.languages import language_of
from advocacy.models import Letter, LetterKind
from advocacy.pictures import Picture, Telling, pictures
from advocacy.preflight import blockers
from cases.codes import EventType, StandingCode
from cases.models import Answer, Basis, Charge, ChargeStatus, Consent, Party
from tests.advocacy.builders import MacronVisit
from tests.advocacy.english.builders import a_picture, a_plan, an_event, standing, text_of
from tests.advocacy.french.builders import thin
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_organisation,
    make_party,
    make_person,
    make_source,
    scope_of,
)

GAP = {
    "en": "[[what befell Aibek Testov may not be told here: say what the reader must know, "
    "or leave Aibek Testov out]].",
    "fr": "[[ce qui est arrivé à Aibek Testov ne peut être dit ici : dire ce que le lecteur doit "
    "savoir, ou retirer Aibek Testov du texte]].",
}
ACCUSED = {"en": "was suspected of", "fr": "soupçon"}
LANGUAGES = pytest.mark.parametrize("code", GAP)


def limited(**fields: Any) -> Picture:
    charge = Charge(words="smuggling", status="SUSPECTED")
    whole = {"happenings": (), "charges": (charge,), "births": (), "roles": ()}
    given = {"code": StandingCode.UNKNOWN, "untold": True, **fields}
    return a_picture(telling=Telling.PUBLIC_CASE, **{**whole, **given})


def said(code: str, what: str, picture: Picture) -> str:
    plan = a_plan(picture, language=code)
    return thin(text_of(getattr(language_of(code), what)(plan, picture)))


@LANGUAGES
def test_a_gap_follows_the_accusation_and_it_is_not_where_things_stand(code: str) -> None:
    for what in ("news", "case"):
        assert said(code, what, limited()).endswith(GAP[code])
    assert said(code, "stands", limited()) == ""
    hearing = ((an_event(EventType.HEARING_HELD, "1 May 2023"),),)
    now = said(code, "stands", limited(happenings=hearing))
    assert "smuggling" in now
    assert now.endswith(GAP[code])


@LANGUAGES
def test_control_of_whom_nothing_is_withheld_there_is_no_gap(code: str) -> None:
    for what in ("news", "case", "stands"):
        assert GAP[code] not in said(code, what, limited(untold=False)), what


@LANGUAGES
def test_what_the_dead_were_accused_of_is_told_of_the_time_before(code: str) -> None:
    death = (an_event(EventType.DEATH, "2 May 2023"),)
    arrest = (an_event(EventType.APPREHENDED, "1 May 2023"),)
    charge = Charge(words="smuggling", status="SUSPECTED")
    for others in ((arrest,), (arrest,) * 4):
        picture = a_picture(
            happenings=(*others, death), charges=(charge,), **standing(StandingCode.DECEASED)
        )
        assert said(code, "stands", picture) == ""
        assert "smuggling" in said(code, "history", picture)
    assert "**" not in said(code, "history", picture)


@pytest.fixture
def party(owner: User, teammate: User) -> Party:
    """Accused, and named as a public case alone."""
    party = make_party(make_case(owner), make_person("Aibek Testov", by=owner))
    make_event(party, type=EventType.APPREHENDED, on=date(2023, 5, 1))
    Charge(party=party, words="smuggling", status="SUSPECTED").save()
    Consent(
        person=party.person, basis=Basis.PUBLIC_CASE, answer=Answer.ANYONE_WITH_NAME,
        published_in=make_source(), answered_for_by=make_organisation("Partner"),
        confirmed_by=teammate, confirmed_at=timezone.now(), review_on=date(2099, 1, 1),
    ).save()  # fmt: skip
    return party


def statement(macron: MacronVisit, party: Party, by: User) -> Letter:
    fields = {"occasion": None, "addressee": None, "languages": ["en", "fr"]}
    return macron.letter(by, party.case, kind=LetterKind.CASE_STATEMENT, **fields)


@pytest.mark.django_db
def test_a_death_that_may_not_be_told_keeps_the_statement_from_being_ready(
    macron: MacronVisit, party: Party, teammate: User
) -> None:
    make_event(party, type=EventType.DEATH, on=date(2023, 5, 20))
    letter = statement(macron, party, teammate)
    for code, gap in GAP.items():
        text = thin(letter.sections.get(kind="NEWS", language=code).text)
        assert text.endswith(gap)
        assert ACCUSED[code] in text
        assert letter.sections.get(kind="STANDS", language=code).text == ""
    assert any("befell Aibek Testov" in one.words for one in blockers(letter))


@pytest.mark.django_db
@pytest.mark.parametrize("status", [None, ChargeStatus.DROPPED, ChargeStatus.ACQUITTED])
def test_nothing_is_missing_where_the_person_is_held_or_nothing_accuses(
    macron: MacronVisit, party: Party, teammate: User, status: ChargeStatus | None
) -> None:
    if status:
        make_event(party, type=EventType.RELEASE, on=date(2023, 5, 20))
        charge = party.charges.get()
        charge.status = status
        charge.save()
    (picture,) = pictures(statement(macron, party, teammate))
    assert picture.limited
    assert not picture.untold


@pytest.mark.django_db
def test_denial_what_only_a_confidential_source_tells_leaves_no_trace(
    macron: MacronVisit, party: Party, teammate: User
) -> None:
    death = make_event(party, type=EventType.DEATH, on=date(2023, 5, 20))
    make_citation(make_source("Secret", scope=scope_of(teammate)), event=death)
    (picture,) = pictures(statement(macron, party, teammate))
    assert not picture.untold
