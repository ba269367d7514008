"""What a partner sends back is laid beside the letter, and keeps its links where it is the same."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy import approving
from advocacy.coming_back import match, plain, text_of_docx
from advocacy.links import linked
from advocacy.models import Letter, LetterStatus
from advocacy.paper import letter_docx, letter_text
from cases.files.kinds import FileRefused
from tests.advocacy.approved import agree_again, say, sound_letter
from tests.advocacy.builders import MacronVisit
from tests.factories import make_party, make_person

pytestmark = pytest.mark.usefixtures("before_the_visit")

ClientOf = Callable[[User], Client]


def read(data: bytes) -> str:
    return text_of_docx(BytesIO(data), len(data))


def changed(data: bytes, old: str, new: str) -> bytes:
    """As if somebody typed in Word: the paragraph loses its emphasis."""
    document, out = docx.Document(BytesIO(data)), BytesIO()
    for paragraph in document.element.body.iter(f"{coming_back_word()}p"):
        runs = [run for run in paragraph.iter(f"{coming_back_word()}t") if run.text]
        text = "".join(run.text for run in runs)
        if old in text:
            runs[0].text = text.replace(old, new)
            for run in runs[1:]:
                run.text = ""
    document.save(out)
    return out.getvalue()


def coming_back_word() -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_our_own_file_comes_back_as_it_was(letter: Letter) -> None:
    found = match(letter, "en", read(letter_docx(letter, "en")))
    assert [(one.old, one.new) for one in found.matched if one.is_changed] == []
    assert found.unplaced == []


def test_our_french_file_comes_back_as_it_was(macron: MacronVisit, teammate: User) -> None:
    letter = sound_letter(teammate, macron, languages=["en", "fr"])
    found = match(letter, "fr", read(letter_docx(letter, "fr")))
    assert [(one.old, one.new) for one in found.matched if one.is_changed] == []


SAID = "The court – in 2023 – “did not” convict Testov but his brother."


@pytest.mark.parametrize(
    "came",
    [
        SAID.replace("did not”", "did”").replace("but his", "but not his"),
        SAID.replace("Testov", "his brother").replace("his brother.", "Testov."),
        SAID.replace("Testov", "Testtov"),
        SAID.replace(" convict Testov", ", convict Testov"),
    ],
)
def test_denial_other_words_or_another_order_are_never_taken_for_the_same(
    letter: Letter, teammate: User, came: str
) -> None:
    say(teammate, letter, SAID)
    found = match(letter, "en", read(letter_docx(letter, "en")).replace(SAID, came))
    assert [one.new for one in found.matched if one.is_changed] == [came]


@pytest.mark.parametrize(
    "came",
    [
        SAID.replace("“", '"').replace("”", '"'),
        SAID.replace("“", "«\u202f").replace("”", "\u202f»"),
        SAID.replace("–", "-").replace("Testov ", "Testov\u00a0"),
        SAID.replace("con", "con\u00ad"),
        f"- {SAID}  ",
    ],
)
def test_signs_that_programs_put_in_change_nothing(
    letter: Letter, teammate: User, came: str
) -> None:
    say(teammate, letter, SAID)
    found = match(letter, "en", read(letter_docx(letter, "en")).replace(SAID, came))
    assert [one.new for one in found.matched if one.is_changed] == []


def test_in_a_paragraph_in_another_order_no_sentence_keeps_its_link(
    letter: Letter, teammate: User
) -> None:
    section = letter.sections.get(kind="ASKS")
    sentences = [one.sentence.text for one in linked(section) if one.stands]
    said = plain(next(text for text in sentences if len(text.split()) > 2))
    first, second, *others = said.split()
    turned = " ".join([second, first, *others])
    data = changed(letter_docx(letter, "en"), said, turned)
    found = match(letter, "en", read(data))
    [row] = [one for one in found.matched if one.is_changed]
    assert turned in row.new
    section.text = row.new
    assert said not in [plain(one.sentence.text) for one in linked(section) if one.stands]


@pytest.mark.parametrize("mark", ["", "> "])
def test_text_whose_lines_were_broken_comes_back_as_it_was(letter: Letter, mark: str) -> None:
    """Our own text, as a mail program sends it on."""
    text = "\n".join(mark + line for line in letter_text(letter, "en").splitlines())
    found = match(letter, "en", text)
    assert [(one.old, one.new) for one in found.matched if one.is_changed] == []
    assert found.unplaced == []


def test_the_form_of_a_letter_in_one_language_can_be_sent(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    page = client_of(teammate).get(reverse("letter-back", args=[letter.reference]))
    assert b'type="hidden" name="language" value="en"' in page.content


def test_a_changed_sentence_is_own_words_and_the_others_keep_their_facts(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    data = changed(letter_docx(letter, "en"), "Own words of", "Agreed *words* of")
    url = reverse("letter-back", args=[letter.reference])
    file = SimpleUploadedFile("theirs.docx", data)
    page = client_of(teammate).post(url, {"language": "en", "file": file})
    rows = page.context["rows"]
    assert {row.old.replace("Own words", r"Agreed \*words\*") for row, *_ in rows} == {
        row.new for row, *_ in rows
    }
    texts = {f"text-{row.section.pk}": row.new for row, *_ in rows}
    texts |= {f"version-{row.section.pk}": row.section.version for row, *_ in rows}
    client_of(teammate).post(reverse("letter-take-over", args=[letter.reference]), texts)
    asks = letter.sections.get(kind="ASKS")
    assert all(one.stands for one in linked(asks))
    assert r"Agreed \*words\*" in "".join(one.text for one in letter.sections.all())


def test_in_a_changed_paragraph_the_other_sentences_keep_their_links(
    letter: Letter, teammate: User
) -> None:
    data = changed(letter_docx(letter, "en"), "Sincerely,", "With kind regards,")
    found = match(letter, "en", read(data))
    [row] = [one for one in found.matched if one.is_changed]
    assert row.section.kind == "SIGNATURE"
    assert row.new == row.old.replace("Sincerely,", "With kind regards,")


def test_denial_names_in_what_came_back_are_searched_again(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    relative = make_person("Gulnara Secretova", by=teammate)
    make_party(letter.cases.get().case, relative, role="DEFENDANT")
    data = changed(letter_docx(letter, "en"), "Own words of", "Gulnara Secretova says")
    url = reverse("letter-back", args=[letter.reference])
    file = SimpleUploadedFile("theirs.docx", data)
    page = client_of(teammate).post(url, {"language": "en", "file": file})
    assert any("Gulnara Secretova" in names for _row, _label, names in page.context["rows"])


def test_the_final_text_is_frozen(letter: Letter, teammate: User, admin: User) -> None:
    row = next(one for one in match(letter, "en", "We thank you all.").matched)
    assert row.section.letter_id == letter.pk
    agree_again(teammate, letter)
    assert approving.mark_ready(by=teammate, letter=letter).status == LetterStatus.READY


def test_a_paragraph_that_is_like_none_is_shown_and_not_lost(letter: Letter) -> None:
    found = match(letter, "en", "Something quite different stands here now.")
    assert found.unplaced == ["Something quite different stands here now."]


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    return out.getvalue()


def entities() -> bytes:
    out = BytesIO()
    xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken", entities(), bomb()])
def test_denial_a_hostile_file_is_refused_beside_its_field(
    letter: Letter, teammate: User, client_of: ClientOf, data: bytes
) -> None:
    with pytest.raises(FileRefused):
        read(data)
    url = reverse("letter-back", args=[letter.reference])
    file = SimpleUploadedFile("theirs.docx", data or b"x")
    page = client_of(teammate).post(url, {"language": "en", "file": file})
    assert (page.status_code, bool(page.context["form"].errors["file"])) == (422, True)


def test_denial_a_frozen_letter_takes_nothing_over(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    letter.status = LetterStatus.APPROVED
    letter.save()
    section = letter.sections.first()
    data = {f"text-{section.pk}": "Other.", f"version-{section.pk}": section.version}
    client_of(teammate).post(reverse("letter-take-over", args=[letter.reference]), data)
    section.refresh_from_db()
    assert section.text != "Other."


def test_denial_a_letter_approved_meanwhile_takes_nothing_over(
    letter: Letter, teammate: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_lock, section = Letter.lock, letter.sections.get(kind="THANKS")

    def quicker(found: Letter) -> Letter:
        other = plain_lock(found)
        other.status = LetterStatus.APPROVED
        other.save()
        return other

    monkeypatch.setattr(Letter, "lock", quicker)
    data = {f"text-{section.pk}": "Other.", f"version-{section.pk}": section.version}
    client_of(teammate).post(reverse("letter-take-over", args=[letter.reference]), data)
    section.refresh_from_db()
    letter.refresh_from_db()
    assert (section.text, letter.status) == ("Own words of thanks.", LetterStatus.APPROVED)


def test_denial_where_one_block_is_stale_none_is_taken_over(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    first, last = letter.sections.get(kind="OPENING"), letter.sections.get(kind="THANKS")
    had = first.text
    data = {
        f"text-{first.pk}": "Another opening.", f"version-{first.pk}": first.version,
        f"text-{last.pk}": "Other thanks.", f"version-{last.pk}": last.version - 1,
    }  # fmt: skip
    page = client_of(teammate).post(reverse("letter-take-over", args=[letter.reference]), data)
    assert page.url == reverse("letter-back", args=[letter.reference])
    first.refresh_from_db()
    assert first.text == had
