"""Protected values in a dossier: agreed to, ticked, and by who may read them; contacts never."""

import pytest
from django.urls import reverse

from accounts import roles
from accounts.models import Act, AuditEntry, User
from accounts.roles import Permission, Role
from cases import dossier
from cases.actions import log_event
from cases.dossier.told import offered
from cases.models import Answer, Basis, Consent, Event, Party, Use
from people.protected import Protected, protect
from tests.factories import make_case, make_party, make_person

ALL = {"reason": "for the lawyer", "include": ["HEALTH", "FAMILY", "EXACT_PLACE"]}


@pytest.fixture
def papers(monkeypatch) -> list[str]:
    made: list[str] = []
    monkeypatch.setattr(dossier, "render", lambda html, **_: made.append(html) or b"%PDF-")
    return made


@pytest.fixture
def party(owner: User) -> Party:
    party = make_party(make_case(owner), make_person(by=owner))
    for kind in Protected:
        protect(by=owner, person=party.person, kind=kind, text=f"planted {kind.value}")
    log_event(
        by=owner, event=Event(type="DETAINED"), concerned={party: ""}, exact_place="planted place"
    )
    return party


def agree(party: Party, *uses: Use) -> None:
    Consent(
        person=party.person, answer=Answer.ANYONE_WITH_NAME, basis=Basis.CONSENT, relation="SELF",
        how="SPOKEN", uses=[Use.NAME, Use.WEB, *uses],
    ).save()  # fmt: skip


def paper(client, party: Party, papers: list[str], **sent: object) -> str:
    response = client.post(reverse("dossier", args=[party.case.reference]), {**ALL, **sent})
    if response.status_code == 200 and not papers:
        return response.content.decode()
    return papers.pop()


def test_what_was_agreed_to_and_ticked_is_printed_and_told(client_of, admin, party, papers) -> None:
    agree(party, Use.HEALTH, Use.EXACT_PLACE)
    html = paper(client_of(admin), party, papers, include=["HEALTH", "EXACT_PLACE"])
    assert "planted health" in html
    assert "planted place" in html
    (line,) = AuditEntry.objects.filter(act=Act.PROTECTED_READ)
    assert line.details["kinds"] == ["EXACT_PLACE", "HEALTH"]


def test_nothing_is_printed_that_was_not_ticked(client_of, admin, party, papers) -> None:
    agree(party, Use.HEALTH, Use.FAMILY, Use.EXACT_PLACE)
    assert "planted" not in paper(client_of(admin), party, papers, include=[])
    assert not AuditEntry.objects.filter(act=Act.PROTECTED_READ).exists()


def test_denial_without_their_agreement_it_cannot_be_ticked(
    client_of, admin, party, papers
) -> None:
    agree(party, Use.FAMILY)
    assert offered(party.case, admin) == [Use.FAMILY]
    assert "planted" not in paper(client_of(admin), party, papers)
    assert papers == []  # a tick that was not offered is refused
    html = paper(client_of(admin), party, papers, include=["FAMILY"])
    assert "planted family" in html
    for kind in ("health", "place", "contact"):
        assert f"planted {kind}" not in html


def test_denial_who_may_not_read_them_prints_none(
    client_of, admin, party, papers, monkeypatch
) -> None:
    agree(party, Use.HEALTH, Use.FAMILY, Use.EXACT_PLACE)
    less = roles.PERMISSIONS[Role.ADMIN] - {Permission.READ_PROTECTED}
    monkeypatch.setitem(roles.PERMISSIONS, Role.ADMIN, less)
    assert offered(party.case, admin) == []
    assert "planted" not in paper(client_of(admin), party, papers)


def test_denial_a_place_needs_everybody_whom_it_concerns(owner, admin, party) -> None:
    agree(party, Use.EXACT_PLACE)
    other = make_party(party.case, make_person("Bolot Exampleev", by=owner))
    event = Event(type="DETAINED")
    log_event(by=owner, event=event, concerned={party: "", other: ""}, exact_place="planted too")
    Event.objects.exclude(pk=event.pk).get().withdraw(why="test")
    assert offered(party.case, admin) == []


def test_a_dossier_asks_why_and_says_so_in_the_trail(client_of, admin, party, papers) -> None:
    url = reverse("dossier", args=[party.case.reference])
    client = client_of(admin)
    for response in (client.get(url), client.post(url, {"reason": ""})):
        assert "Why is this taken out?" in response.content.decode()
    assert papers == []
    client.post(url, {"reason": "for the lawyer"})
    (line,) = AuditEntry.objects.filter(act=Act.EXPORTED)
    assert (line.reason, line.case) == ("for the lawyer", party.case_id)
