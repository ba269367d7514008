"""Writing and editing a letter: right to, refusals, stale forms, hostile text, the PDF."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from advocacy import editing
from advocacy.models import Letter
from advocacy.views import compose
from core.pdf import PdfError
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_party, make_person

ClientOf = Callable[[User], Client]
HOSTILE = '<script>alert(1)</script><img src="https://example.org/x.png"> [a](javascript:alert(1))'


@pytest.fixture
def letter(macron: MacronVisit, teammate: User) -> Letter:
    person = make_person(by=teammate)
    clear(person)
    case = make_case(teammate)
    make_party(case, person)
    return macron.letter(teammate, case)


def typed(letter: Letter, **texts: str) -> dict[str, object]:
    data: dict[str, object] = {}
    for section in letter.sections.all():
        data[f"{section.kind}-text"] = texts.get(section.kind, section.text)
        data[f"{section.kind}-version"] = section.version
    return data


def pdf_of(client: Client, letter: Letter) -> tuple[PdfReader, str]:
    response = client.get(reverse("letter-pdf", args=[letter.reference]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    assert f"{letter.reference}.pdf" in response.headers["Content-Disposition"]
    reader = PdfReader(BytesIO(response.content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_pdf_holds_the_letter_and_no_name_in_its_metadata(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    reader, text = pdf_of(client_of(teammate), letter)
    for said in ("President of France, Emmanuel Macron", "Brussels, 30 October 2023",
                 "Dear President Macron,", "Brigitte Dufour", "DEMONSTRATION"):  # fmt: skip
        assert said in text
    assert reader.metadata.title == letter.reference
    assert "Macron" not in str(reader.metadata)


def test_hostile_text_is_inert_in_the_pdf(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    hook = letter.sections.get(kind="HOOK")
    editing.change_sections(by=teammate, letter=letter, texts={hook: (hook.version, HOSTILE)})
    reader, text = pdf_of(client_of(teammate), letter)
    assert "<script>alert(1)</script>" in text
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert links == []


def test_a_case_page_shows_its_letters_to_those_who_see_all_their_cases(
    letter: Letter, owner: User, outsider: User
) -> None:
    def panel(user: User) -> str:
        context = {"case": letter.cases.get().case, "user": user}
        return render_to_string("advocacy/_case_letters.html", context)

    assert letter.get_absolute_url() in panel(owner)
    assert letter.get_absolute_url() not in panel(outsider)


def test_denial_a_caseworker_reads_and_does_not_write(
    macron: MacronVisit, letter: Letter, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    assert client.get(letter.get_absolute_url()).status_code == 200
    assert client.post(letter.get_absolute_url(), typed(letter)).status_code == 403
    assert client.get(reverse("letter-new", args=[macron.visit.reference])).status_code == 403
    assert client.get(reverse("letter-pdf", args=[letter.reference])).status_code == 403
    preview = reverse("letter-preview", args=[letter.reference])
    assert client.post(preview, typed(letter)).status_code == 403


def test_the_list_takes_as_many_queries_for_ten_letters_as_for_one(
    macron: MacronVisit, letter: Letter, teammate: User, client_of: ClientOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(teammate)
    with django_assert_num_queries(100, exact=False) as one:
        client.get(reverse("letters"))
    for _ in range(9):
        macron.letter(teammate)
    with django_assert_num_queries(len(one)):
        client.get(reverse("letters"))


def test_a_pdf_that_cannot_be_made_says_so(
    letter: Letter, teammate: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> bytes:
        raise PdfError("no fonts")

    monkeypatch.setattr("core.pdf.render", fails)
    url = reverse("letter-pdf", args=[letter.reference])
    page = client_of(teammate).get(url, follow=True).content.decode()
    assert "The PDF could not be made" in page


def test_the_list_is_filtered_by_where_letters_stand_and_comes_in_pages(
    macron: MacronVisit, teammate: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, sent = macron.letter(teammate), macron.letter(teammate)
    sent.status = "SENT"
    sent.save()
    page = client_of(teammate).get(reverse("letters") + "?status=SENT")
    assert [*page.context["page"]] == [sent]
    assert [*client_of(teammate).get(reverse("letters")).context["page"]] == [sent, draft]
    monkeypatch.setattr(compose, "PER_PAGE", 1)
    second = client_of(teammate).get(reverse("letters"), {"page": 2})
    assert [*second.context["page"]] == [draft]
