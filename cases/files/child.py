"""The process that opens one file that a stranger may have made, and nothing else.

Run by cases.files.opening as a plain file with `python -I`: no Django, nothing of the project, no
environment. In: a line of JSON, then the file. Out: a JPEG preview, or the text, or nothing. What
must not be taken in ends with status 3 and one of the words of opening.REFUSALS on stderr.
"""

import html
import io
import json
import logging
import re
import resource
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn

REFUSED = 3
PREVIEW = (1600, 1600)  # pixels
MOST_PIXELS = 120_000_000
MOST_UNPACKED = 300_000_000  # bytes
MOST_ENTRIES = 5_000
RATIO = 100  # of unpacked to packed, for what unpacks to more than
FREE_OF_RATIO = 20_000_000  # bytes
MOST_TEXT = 2_000_000  # characters

# The part that every file of its kind has.
HEART = {"DOCX": "word/document.xml", "XLSX": "xl/workbook.xml", "ODT": "content.xml"}
PROGRAMS = re.compile(
    r"vbaproject|vbadata|(^|/)activex/|macrosheets/|oleobject|embeddings/[^/]*\.bin$|^basic/|^scripts/"
)
# What Office fetches or starts from elsewhere as soon as a file is opened.
FETCHED = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode=[\"']External)"
    rb"(?=[^>]*Type=[\"'][^\"']*/(attachedTemplate|oleObject|frame|subDocument)[\"'])"
)
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIL_HEADERS = ("From", "Date", "Subject", "Received", "Message-ID")


def refuse(why: str) -> NoReturn:
    sys.stderr.write(why)
    sys.exit(REFUSED)


def main() -> None:
    logging.disable()  # parsers quote what they stumble over
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    _limit(job["memory"], job["seconds"])
    try:
        out = WORK[job["task"], job["check"]](data)
    except MemoryError:
        refuse("TOO_MUCH")
    except Exception:
        # Whatever a foreign parser stumbles over; its message may quote the file.
        refuse("BROKEN")
    sys.stdout.buffer.write(out)


def _limit(memory: int, seconds: int) -> None:
    """Bytes of address space, seconds of processor time, no core dump, no file written."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":  # macOS refuses it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def picture(form: str) -> Callable[[bytes], bytes]:
    """A preview from the pixels alone: no place, no camera, no comment goes along."""

    def preview(data: bytes) -> bytes:
        import pillow_heif
        from PIL import Image, ImageOps

        pillow_heif.register_heif_opener(thumbnails=False)
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image: Image.Image = Image.open(io.BytesIO(data), formats=(form,))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            refuse("TOO_MUCH")
        image.load()
        image.thumbnail(PREVIEW)
        image = ImageOps.exif_transpose(image)
        clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        image = image.convert("RGBA" if clear else "RGB")
        clean = Image.new("RGB", image.size, "white")
        clean.paste(image, mask=image if clear else None)
        out = io.BytesIO()
        clean.save(out, "JPEG", quality=82, optimize=True)
        return out.getvalue()

    return preview


def _reader(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        refuse("LOCKED")
    return reader


def pdf(data: bytes) -> bytes:
    reader = _reader(data)
    if not len(reader.pages):
        refuse("BROKEN")
    if any(_is_active(found) for found in _dictionaries(reader)):
        refuse("ACTIVE")
    return b""


def _dictionaries(reader: Any) -> Iterator[Any]:
    """Every dictionary of a PDF, in use or not. Objects that cannot be read are passed over."""
    from pypdf.generic import IndirectObject

    keys = {(n, generation) for generation, found in reader.xref.items() for n in found}
    keys |= {(n, 0) for n in reader.xref_objStm}
    yield from _within(reader.trailer)
    for number, generation in sorted(keys):
        with suppress(Exception):
            yield from _within(reader.get_object(IndirectObject(number, generation, reader)))


def _within(found: Any) -> Iterator[Any]:
    stack = [found]
    while stack:
        found = stack.pop()
        if isinstance(found, dict):
            yield found
            stack.extend(dict.values(found))
        elif isinstance(found, list):
            stack.extend(list.__iter__(found))


def _is_active(found: Any) -> bool:
    if ACTIVE_KEYS & found.keys():
        return True
    action = dict.get(found, "/S")
    return action is not None and action.get_object() in ACTIVE_ACTIONS


def office(kind: str) -> Callable[[bytes], bytes]:
    def check(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_entries(packed.infolist(), kind, len(data))
            for entry in packed.infolist():
                _check_content(entry.filename.lower(), packed.read(entry))
        return b""

    return check


def _check_entries(entries: list[zipfile.ZipInfo], kind: str, size: int) -> None:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    most = max(FREE_OF_RATIO, min(MOST_UNPACKED, RATIO * size))
    if len(entries) > MOST_ENTRIES or unpacked > most:
        refuse("TOO_MUCH")
    if any(entry.flag_bits & 1 for entry in entries):
        refuse("LOCKED")
    if HEART[kind] not in names:
        refuse("OTHER")
    if len({name.lower() for name in names}) < len(names) or any(map(_leads_out, names)):
        refuse("BROKEN")
    if any(PROGRAMS.search(name.lower()) for name in names):
        refuse("ACTIVE")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _check_content(name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    plain = content.replace(b"\0", b"")  # UTF-16
    if b"<!ENTITY" in plain:
        refuse("BROKEN")
    if FETCHED.search(plain) or (name == "[content_types].xml" and b"macroEnabled" in plain):
        refuse("ACTIVE")


def mail(data: bytes) -> bytes:
    message = _message(data)
    if sum(header in message for header in MAIL_HEADERS) < 2:
        refuse("OTHER")
    return b""


def _message(data: bytes) -> Any:
    import email
    import email.policy

    return email.message_from_bytes(data, policy=email.policy.default)


def mail_text(data: bytes) -> bytes:
    message = _message(data)
    body = message.get_body(("plain", "html"))
    content = body.get_content() if body else ""
    if body and body.get_content_subtype() == "html":
        content = _text_of_html(content)
    shown = [name for name in ("From", "To", "Date", "Subject") if message[name]]
    heads = [f"{name}: {message[name]}" for name in shown]
    return _bounded("\n".join([*heads, "", content]))


def _text_of_html(source: str) -> str:
    source = re.sub(r"(?is)<(script|style|head)\b.*?(</\1\s*>|$)", " ", source)
    source = re.sub(r"(?i)<(br|/p|/div|/tr|/li|/h\d)\b[^>]*>", "\n", source)
    return html.unescape(re.sub(r"<[^>]*>", "", source))


def pdf_text(data: bytes) -> bytes:
    texts, length = [], 0
    for page in _reader(data).pages:
        texts.append(page.extract_text())
        length += len(texts[-1])
        if length > MOST_TEXT:
            break
    return _bounded("\n\n".join(texts))


def docx_text(data: bytes) -> bytes:
    """Paragraphs in the order of the file, those in tables and links among them."""
    from xml.etree import ElementTree

    office("DOCX")(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        root = ElementTree.fromstring(packed.read(HEART["DOCX"]))  # noqa: S314 no entities, checked
    space = {f"{WORD}tab": "\t", f"{WORD}br": "\n"}
    paragraphs = [
        "".join(part.text or "" if part.tag == f"{WORD}t" else space.get(part.tag, "")
                for part in paragraph.iter())
        for paragraph in root.iter(f"{WORD}p")
    ]  # fmt: skip
    return _bounded("\n".join(paragraphs))


def _bounded(text: str) -> bytes:
    return text[:MOST_TEXT].encode("utf-8", "replace")


WORK: dict[tuple[str, str], Callable[[bytes], bytes]] = {
    **{("check", form): picture(form) for form in ("JPEG", "PNG", "WEBP", "HEIF")},
    **{("check", kind): office(kind) for kind in HEART},
    ("check", "PDF"): pdf,
    ("check", "EML"): mail,
    ("text", "PDF"): pdf_text,
    ("text", "DOCX"): docx_text,
    ("text", "EML"): mail_text,
}

if __name__ == "__main__":
    main()
