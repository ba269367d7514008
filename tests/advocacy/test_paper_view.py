"""The files of a letter by their addresses: who gets them, what they hold, what the trail says."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Act, AuditEntry, Team, User
from advocacy.models import (
    Approval,
    Edition,
    EditionPart,
    Letter,
    LetterStatus,
    Section,
    SectionKind,
)
from advocacy.paper import LONGEST
from core import blobs
from core.clock import today
from tests.advocacy.builders import MacronVisit
from tests.advocacy.papers import annex, pages_of

ClientOf = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("fonts_built")


@pytest.fixture
def letter(desk: Team, teammate: User) -> Letter:
    return MacronVisit().letter(teammate)


@pytest.fixture
def client(teammate: User, client_of: ClientOf) -> Client:
    return client_of(teammate)


def write(letter: Letter, kind: SectionKind, text: str, language: str = "en") -> None:
    row, _made = Section.objects.get_or_create(
        letter=letter, kind=kind, language=language, subject="", defaults={"order": 99}
    )
    row.text = text
    row.save()


def get(
    client: Client, letter: Letter, language: str, kind: str, name: str = "paper"
) -> HttpResponse:
    return client.get(reverse(f"letter-{name}", args=[letter.reference, language, kind]))


def test_a_draft_comes_as_pdf_docx_and_text_under_its_reference(
    letter: Letter, client: Client
) -> None:
    write(letter, SectionKind.HOOK, "Said in the hook.")
    pdf, word, text = (get(client, letter, "en", kind) for kind in ("pdf", "docx", "txt"))
    assert "Said in the hook." in " ".join(pages_of(pdf.content))
    assert "DRAFT · CONFIDENTIAL" in pages_of(pdf.content)[0]
    assert "Said in the hook." in [p.text for p in docx.Document(BytesIO(word.content)).paragraphs]
    assert "Said in the hook." in text.content.decode()
    for answer, kind in ((pdf, "pdf"), (word, "docx"), (text, "txt")):
        name = f'attachment; filename="{letter.reference}.en.{kind}"'
        assert answer.headers["Content-Disposition"] == name
        assert answer.headers["Cache-Control"] == "no-store"


def test_each_file_taken_is_a_line_of_the_trail(letter: Letter, client: Client) -> None:
    get(client, letter, "en", "txt")
    line = AuditEntry.objects.filter(act=Act.DOWNLOADED, subject=letter.reference).get()
    assert (line.details["kind"], line.details["language"]) == ("txt", "en")


def test_the_confidential_annex_is_a_file_of_its_own(letter: Letter, client: Client) -> None:
    assert get(client, letter, "en", "txt", "annex").status_code == 404
    write(letter, SectionKind.CLOSED_ANNEX, annex(7))
    closed, whole = get(client, letter, "en", "txt", "annex"), get(client, letter, "en", "txt")
    assert "Number7" in closed.content.decode()
    assert "CONFIDENTIAL" in closed.content.decode()
    assert "Number7" not in whole.content.decode()
    assert f"{letter.reference}.en.annex.txt" in closed.headers["Content-Disposition"]


@pytest.mark.parametrize(("language", "kind"), [("fr", "pdf"), ("en", "odt"), ("xx", "txt")])
def test_there_is_no_file_in_another_language_or_form(
    letter: Letter, client: Client, language: str, kind: str
) -> None:
    assert get(client, letter, language, kind).status_code == 404


def test_what_is_frozen_is_served_as_it_was_frozen(
    letter: Letter, client: Client, teammate: User
) -> None:
    approval = Approval(letter=letter, by=teammate, on=today())
    approval.save()
    Edition(
        approval=approval, language="en", part=EditionPart.WHOLE, html="<p>", text="As frozen.",
        pdf=blobs.store(b"%PDF-frozen"), docx=blobs.store(b"PK-frozen"),
    ).save()  # fmt: skip
    letter.status = LetterStatus.APPROVED
    letter.save()
    found = [get(client, letter, "en", kind).content for kind in ("pdf", "docx", "txt")]
    assert found == [b"%PDF-frozen", b"PK-frozen", b"As frozen."]
    assert get(client, letter, "en", "txt", "annex").status_code == 404


def test_a_text_that_is_no_letter_is_refused_in_words(letter: Letter, client: Client) -> None:
    write(letter, SectionKind.HOOK, "a" * (LONGEST + 1))
    url = reverse("letter-paper", args=[letter.reference, "en", "pdf"])
    page = client.get(url, follow=True).content.decode()
    assert "too long for one file" in page


def test_what_is_switched_off_is_in_no_file(letter: Letter, client: Client) -> None:
    write(letter, SectionKind.HOOK, "Said in the hook.")
    row = letter.sections.get(kind=SectionKind.HOOK)
    row.is_off = True
    row.save()
    assert "Said in the hook." not in get(client, letter, "en", "txt").content.decode()


def test_denial_files_go_to_those_who_write_letters_and_see_this_one(
    letter: Letter, owner: User, outsider: User, client_of: ClientOf
) -> None:
    for name in ("paper", "annex"):
        assert get(client_of(owner), letter, "en", "txt", name).status_code == 403
        assert get(client_of(outsider), letter, "en", "txt", name).status_code in (403, 404)
