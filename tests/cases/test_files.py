"""Files: what is taken in stays as it came, and what is hostile leaves nothing behind."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cases.files import FileRefused, add_document, opening, text_of
from cases.files.kinds import KINDS, LIMITS, LONGEST_NAME, Family, clean_name
from cases.models import Document
from core import blobs
from core.models import Blob, BlobPart
from tests.cases import sent_files as sent
from tests.factories import make_case, make_source

pytestmark = pytest.mark.django_db


def add(by, name, data, **of):
    upload = SimpleUploadedFile("x", data)
    upload._name = name  # Django cleans it; what the clean name is made of is tested here
    return add_document(by=by, upload=upload, **(of or {"case": make_case(by)}))


@pytest.mark.parametrize("name", sent.SOUND)
def test_the_original_is_kept_byte_for_byte(owner, name):
    data = sent.SOUND[name]
    document = add(owner, name, data)
    assert blobs.read(document.original) == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.media_type == KINDS[name.rsplit(".")[-1].lower()].media_type
    assert bool(document.preview) == document.media_type.startswith("image/")


@pytest.mark.parametrize("name", sent.HOSTILE)
def test_it_refuses_a_hostile_or_broken_file_and_keeps_nothing(owner, name):
    with pytest.raises(FileRefused) as why:
        add(owner, name, sent.HOSTILE[name])
    assert str(why.value).endswith(".")
    assert "Traceback" not in str(why.value)
    for model in (Document, Blob, BlobPart):
        assert not model.objects.exists()


@pytest.mark.parametrize(
    ("family", "name"), [(Family.PICTURE, "a.jpg"), (Family.RECORDING, "a.mp3")]
)
def test_it_refuses_a_file_over_the_stated_size(monkeypatch, owner, family, name):
    monkeypatch.setitem(LIMITS, family, 10)
    with pytest.raises(FileRefused, match="larger"):
        add(owner, name, sent.SOUND["bare.mp3"] if name == "a.mp3" else sent.picture())


def test_it_refuses_what_takes_too_long_to_open(monkeypatch, owner):
    monkeypatch.setattr(opening, "SECONDS", 0.001)
    with pytest.raises(FileRefused, match="time"):
        add(owner, "photo.jpg", sent.picture())


def test_it_refuses_what_takes_too_much_memory(monkeypatch, owner):
    monkeypatch.setattr(opening, "MEMORY", 100 * 1024 * 1024)
    with pytest.raises(FileRefused):
        add(owner, "photo.png", sent.plain_png(6000))


def test_it_refuses_the_same_file_a_second_time(owner):
    case = make_case(owner)
    add(owner, "a.txt", b"words", case=case)
    with pytest.raises(FileRefused, match="already"):
        add(owner, "b.txt", b"words", case=case)
    assert Blob.objects.count() == 1
    add(owner, "a.txt", b"words", source=make_source())


def test_a_preview_holds_neither_place_nor_comment_and_stands_upright(owner):
    data = sent.photo_with_place()
    assert sent.SECRET_PLACE.encode() in data
    preview = blobs.read(add(owner, "photo.jpg", data).preview)
    assert sent.SECRET_PLACE.encode() not in preview
    with Image.open(io.BytesIO(preview)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (40, 60), {})
        assert "comment" not in image.info


def test_a_large_photo_gets_a_small_preview(owner):
    preview = blobs.read(add(owner, "photo.jpg", sent.picture(size=(4000, 3000))).preview)
    with Image.open(io.BytesIO(preview)) as image:
        assert image.size == (1600, 1200)


def test_what_is_transparent_is_shown_on_white(owner):
    out = io.BytesIO()
    Image.new("RGBA", (5, 5), (0, 0, 0, 0)).save(out, "PNG")
    preview = blobs.read(add(owner, "clear.png", out.getvalue()).preview)
    with Image.open(io.BytesIO(preview)) as image:
        assert image.getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize(("sent_name", "kept"), [
    ("../../etc/photo.jpg", "photo.jpg"),
    ("C:\\Users\\a\\photo.jpg", "photo.jpg"),
    ("photo\r\nSet-Cookie: a=b.jpg", "photoSet-Cookie: a=b.jpg"),
    ("photo\u202egpj.exe", "photogpj.exe"),
    ("a\0b\u200b.jpg", "ab.jpg"),
    ("  Фото  из   суда.jpg ", "Фото из суда.jpg"),
    ("x" * 500 + ".jpg", "x" * (LONGEST_NAME - 4) + ".jpg"),
])  # fmt: skip
def test_names_are_cleaned(sent_name, kept):
    assert clean_name(sent_name) == kept


@given(st.text())
def test_no_name_keeps_a_control_or_leads_out_of_its_folder(name):
    kept = clean_name(name)
    assert "/" not in kept
    assert "\\" not in kept
    assert kept.isprintable() or " " in kept
    assert clean_name(kept) == kept


TEXTS = {
    "plain.txt": "Он был задержан утром.",
    "windows.txt": "Он был задержан утром в Алматы.",
    "wide.txt": "Сестра",
    "report.docx": "Aibek Testov was detained.\nIn a table.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of_a_document_can_be_read(owner, name):
    assert text_of(add(owner, name, sent.SOUND[name])) == TEXTS[name]


def test_the_text_of_a_pdf_can_be_read(owner):
    document = add(owner, "a.pdf", sent.pdf(text="He was held for three days."))
    assert "He was held for three days." in text_of(document)


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_the_text_of_a_message_can_be_read(owner, kind):
    body = "<style>p{}</style><p>He was taken.</p><script>alert(1)</script>"
    text = text_of(add(owner, "a.eml", sent.mail(body, kind)))
    assert "Subject: Aibek Testov" in text
    assert "He was taken." in text
    assert ("alert" in text) == (kind == "text/plain")


@pytest.mark.parametrize(("name", "data"), [
    ("scan.pdf", sent.pdf()), ("photo.jpg", sent.picture()), ("list.xlsx", sent.xlsx()),
])  # fmt: skip
def test_it_refuses_to_read_a_text_where_there_is_none(owner, name, data):
    with pytest.raises(FileRefused):
        text_of(add(owner, name, data))


@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_any_text_in_utf_8_is_read_as_it_is(text):
    from cases.files.text import decode

    assert decode(text.encode()) == text


@pytest.mark.parametrize("text", ["Né à Liège", "Ärger über Öl", "Çağrı"])
def test_it_refuses_western_letters_that_cyrillic_would_garble(text):
    from cases.files.text import decode

    with pytest.raises(FileRefused):
        decode(text.encode("cp1254"))
