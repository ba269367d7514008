"""The dossier of a case as PDF: what it holds, and whom it does not name."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from unicodedata import normalize

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from accounts.visibility import new_scope
from cases import standing
from cases.codes import Custody, EventType
from cases.dossier import dossier_pdf
from cases.models import (
    Answer,
    Assessment,
    Basis,
    Case,
    Charge,
    Consent,
    Figure,
    Law,
    Party,
    Provision,
    Source,
)
from core.clock import today_is
from core.facts import same_thing
from core.models import Term, Vocabulary
from core.pdf import PdfError, render
from people.models import Attribute, AttributeKind, Name, NameKind, Person, Relation
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_organisation,
    make_party,
    make_person,
    make_source,
    term,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fonts_built")]

TODAY = date(2024, 3, 1)
WHY = {"reason": "for their lawyer"}


@pytest.fixture(autouse=True)
def _march() -> object:
    with today_is(TODAY):
        yield


@pytest.fixture
def party(owner: User) -> Party:
    """Held since May 2023, in a case whose every text repeats the name."""
    case = make_case(owner, country="KZ", title="Testov, Kazakhstan, held 2023")
    person = make_person("Yermek Testov", by=owner, country="KZ")
    party = make_party(case, person)
    event = make_event(
        party, on=date(2023, 5, 1), custody=Custody.REMAND, country="KZ", place_words="Almaty",
        summary="TESTOV's home; с Ермеком Тестовым",
    )  # fmt: skip
    make_citation(make_source("What befell Yermek"), event=event, quote="Ermek was held")
    opinion = term(Vocabulary.ASSESSMENT, "ARBITRARY_ARREST")
    Assessment(event=event, term=opinion, by_person=person).save()
    standing.refresh([party])
    return party


def agree(person: Person) -> None:
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()


def made(party: Party, by: User) -> PdfReader:
    case = Case.objects.visible_to(by).for_list().get(pk=party.case_id)
    return PdfReader(BytesIO(dossier_pdf(case, by=by)))


def text(pdf: PdfReader) -> str:
    """As read: without line breaks, ligatures and what the reader leaves of wide characters."""
    said = " ".join(page.extract_text() for page in pdf.pages).replace("\0", "")
    return normalize("NFKC", " ".join(said.split()))


def test_who_has_agreed_is_named_with_other_spellings(party: Party, owner: User) -> None:
    agree(party.person)
    Name(person=party.person, text="Ермек Тестов", kind=NameKind.TRANSLITERATION).save()
    said = text(made(party, owner))
    assert "Yermek Testov" in said
    assert "Also seen as Ермек Тестов" in said
    assert "In pre-trial detention in Almaty, Kazakhstan, since 1 May 2023" in said
    assert "305 days" in said
    assert "as of 1 March 2024, version" in said


def test_denial_an_unnamed_survivor_is_named_nowhere(
    party: Party, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[str] = []
    monkeypatch.setattr(
        "cases.dossier.render", lambda html, **how: papers.append(html) or render(html, **how)
    )
    survivor = term(Vocabulary.OCCUPATION, "SURVIVOR")
    Attribute(person=party.person, kind=AttributeKind.OCCUPATION, term=survivor).save()
    Attribute(person=party.person, kind=AttributeKind.RESIDENCE, value="Almaty, Kazakhstan").save()
    pdf = made(party, owner)
    everything = (
        text(pdf) + str(pdf.metadata) + pdf.xmp_metadata.stream.get_data().decode() + papers[0]
    )
    assert "A torture survivor in Almaty" in everything
    assert "[name withheld]" in everything
    for form in ("ermek", "testov", "ермек", "тестов"):
        assert form not in everything.lower()


def test_denial_relatives_are_roles_and_never_names(party: Party, owner: User) -> None:
    agree(party.person)
    mother = make_person("Saule Testimova", by=owner)
    kind = term(Vocabulary.RELATION, "MOTHER")
    Relation(person=party.person, kind=kind, to_person=mother).save()
    make_event(party, type=EventType.RELATIVES_PRESSED, summary="Saule was threatened")
    said = text(made(party, owner))
    assert "mother" in said
    assert "Saule" not in said
    assert "Yermek Testov" in said


SECRET = ("Call from Botagoz", "Hotline of Zarina", "heard the screams")


def caller(by: User) -> Source:
    """A source that `by` may see, and nobody outside."""
    title, issuer, _ = SECRET
    return make_source(title, publisher_words=issuer, scope=new_scope(by))


def test_denial_a_protected_source_is_neither_named_nor_quoted(party: Party, owner: User) -> None:
    call, event = caller(owner), make_event(party, type=EventType.ILL_TREATED)
    make_citation(call, event=event, quote=SECRET[2])
    open_one = make_source("A public statement")
    make_citation(open_one, event=event, origin=call, quote="It is said so")
    said = text(made(party, owner))
    assert "a protected source" in said
    assert "according to a protected source: “It is said so”" in said
    assert not [words for words in SECRET if words in said]


def test_denial_who_says_what_only_a_protected_source_says_is_not_told(
    party: Party, owner: User
) -> None:
    agree(party.person)
    call, issuer = caller(owner), make_organisation(SECRET[1])
    judged = {"term": term(Vocabulary.ASSESSMENT, "ARBITRARY_ARREST"), "by_organisation": issuer}
    figure = Figure(party=party, kind="NUMBER", what="days in a cell", words="12", said_by=issuer)
    kind = Term.objects.filter(vocabulary=Vocabulary.RELATION).first()
    relation = Relation(person=party.person, kind=kind, to_organisation=issuer)
    opinions = [Assessment(party=party, **judged), Assessment(event=make_event(party), **judged)]
    for fact in (figure, relation, *opinions):
        fact.save()
        make_citation(call, **{type(fact).__name__.lower(): fact})
    said = text(made(party, owner))
    assert "as stated by a protected source" in said
    assert said.count("as assessed by a protected source") == 2
    assert not [words for words in SECRET if words in said]


def test_denial_why_a_protected_account_is_preferred_is_not_told(party: Party, owner: User) -> None:
    best, other = (
        make_event(party, type=EventType.RELEASE, on=date(2023, 7, day)) for day in (1, 9)
    )
    make_citation(caller(owner), event=best)
    same_thing([best, other], prefer=best, reason="Botagoz was there")
    said = text(made(party, owner))
    assert "preferred" in said
    assert "Botagoz" not in said


def test_a_charge_has_the_title_of_its_article_in_full(party: Party, owner: User) -> None:
    law = Law(country="KZ", name={"en": "Criminal Code"})
    law.save()
    title = "Incitement of social, national, clan, racial, class or religious discord"
    article = Provision(law=law, article="174", official_title={"en": title})
    article.save()
    Charge(party=party, provision=article).save()
    said = text(made(party, owner))
    assert "Article 174, Criminal Code" in said
    assert title in said


def test_accounts_that_differ_are_noted_with_the_sources(party: Party, owner: User) -> None:
    days = (date(2023, 7, 1), date(2023, 7, 9))
    same_thing([make_event(party, type=EventType.RELEASE, on=day) for day in days])
    said = text(made(party, owner))
    assert "1–9 July 2023 sources differ" in said
    assert "Where sources differ" in said
    assert "None is preferred" in said


def test_only_sections_that_hold_something_are_printed(party: Party, owner: User) -> None:
    said = text(made(party, owner))
    assert "What happened" in said
    assert "Charges" not in said
    assert "Sentences and other decisions" not in said
    assert "Figures" not in said


def test_the_same_facts_give_the_same_bytes(party: Party, owner: User) -> None:
    case = Case.objects.for_list().get(pk=party.case_id)
    assert dossier_pdf(case, by=owner) == dossier_pdf(case, by=owner)


def address(party: Party) -> str:
    return reverse("dossier", args=[party.case.reference])


def test_an_admin_saves_it_under_its_reference(
    party: Party, admin: User, client_of: Callable[[User], Client]
) -> None:
    response = client_of(admin).post(address(party), WHY)
    name = f'attachment; filename="{party.case.reference}.pdf"'
    assert response["Content-Disposition"] == name
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF-")


def test_a_dossier_that_cannot_be_made_is_told_and_leads_back(
    party: Party, admin: User, client_of: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_case: object, **_by: object) -> bytes:
        raise PdfError("The PDF was not ready after 60 seconds.")

    monkeypatch.setattr("cases.views.dossier.dossier_pdf", fail)
    response = client_of(admin).post(address(party), WHY, follow=True)
    assert response.redirect_chain == [(party.case.get_absolute_url(), 302)]
    assert "There is no dossier. The PDF was not ready" in response.content.decode()


def test_denial_who_may_not_save_dossiers_gets_none(
    party: Party, teammate: User, client_of: Callable[[User], Client]
) -> None:
    assert client_of(teammate).post(address(party), WHY).status_code == 403


def test_denial_a_case_out_of_sight_is_not_found(
    party: Party, outsider: User, client_of: Callable[[User], Client]
) -> None:
    assert client_of(outsider).post(address(party), WHY).status_code == 404
