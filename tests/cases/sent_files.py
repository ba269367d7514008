"""Files as people send them, sound and hostile, made here byte by byte. Everybody is invented."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pillow_heif
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

pillow_heif.register_heif_opener()
SECRET_PLACE = "43.2389 N 76.8897 E"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, form, **options)
    return out.getvalue()


def plain_png(side: int) -> bytes:
    """Of one colour: small to send, and as large in memory as any."""
    out = io.BytesIO()
    Image.new("RGB", (side, side)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def photo_with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET_PLACE
    exif[0x0112] = 6  # held upright
    return picture(exif=exif, comment=SECRET_PLACE.encode())


def huge_png(side: int) -> bytes:
    """A small file that claims `side` times `side` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(extra: dict[str, bytes] | None = None, text: str = "Aibek Testov was detained.") -> bytes:
    body = f'<w:document xmlns:w="{W}"><w:body>{paragraph(text)}<w:tbl><w:tr><w:tc>'
    body += f"{paragraph('In a table.')}</w:tc></w:tr></w:tbl></w:body></w:document>"
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    parts = {"[Content_Types].xml": types, "word/document.xml": body.encode()}
    return packed({**parts, **(extra or {})})


def xlsx(extra: dict[str, bytes] | None = None) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
    return packed({**parts, **(extra or {})})


def odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": b"<content/>"})


def relationship(kind: str) -> dict[str, bytes]:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = f'<Relationship Id="r1" Type="{base}/{kind}" Target="x" TargetMode="External"/>'
    return {"word/_rels/settings.xml.rels": f"<Relationships>{line}</Relationships>".encode()}


def locked_entry() -> bytes:
    data = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def pdf(change: Callable[[PdfWriter], object] | None = None, text: str = "") -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    if text:
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })  # fmt: skip
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = StreamObject()
        content.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    if change:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def opening_script(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def launching(writer: PdfWriter) -> None:
    action = {
        NameObject("/S"): NameObject("/Launch"),
        NameObject("/F"): TextStringObject("cmd.exe"),
    }
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def hidden_script(writer: PdfWriter) -> None:
    """In an object to which nothing points, nested in a list."""
    action = DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")})
    writer._add_object(ArrayObject([ArrayObject([action])]))


def indirect_launch(writer: PdfWriter) -> None:
    """The kind of the action stands in an object of its own."""
    action = {NameObject("/S"): writer._add_object(NameObject("/Launch"))}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def with_xfa(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
    writer._root_object[NameObject("/AcroForm")] = form


MAIL = (
    "From: sister@example.org\r\nTo: desk@example.org\r\nDate: Mon, 1 May 2023 10:00:00 +0600\r\n"
    "Subject: Aibek Testov\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
)


def mail(body: str = "He was taken this morning.", kind: str = "text/plain") -> bytes:
    return MAIL.format(kind=kind, body=body).encode()


def recording(brand: bytes) -> bytes:
    return b"\0\0\0\x20ftyp" + brand + b"\0" * 100


WEBM = b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm" + b"\0" * 50
WAV = b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 50

SOUND: dict[str, bytes] = {
    "photo.jpg": picture(),
    "PHOTO.JPEG": picture(),
    "grey.jpg": picture(quality=1),
    "shot.png": picture("PNG"),
    "shot.webp": picture("WEBP"),
    "IMG_0001.HEIC": picture("HEIF"),
    "judgment.pdf": pdf(),
    "report.docx": docx(),
    "with a link.docx": docx(relationship("hyperlink")),
    "list.xlsx": xlsx(),
    "letter.odt": odt(),
    "message.eml": mail(),
    "plain.txt": "Он был задержан утром.".encode(),
    "windows.txt": "Он был задержан утром в Алматы.".encode("cp1251"),
    "wide.txt": "Сестра".encode("utf-16"),
    "list.csv": b"name,date\nAibek Testov,2023-05-01\n",
    "voice.mp3": b"ID3\x04" + b"\0" * 50,
    "bare.mp3": b"\xff\xfb\x90\x00" + b"\0" * 50,
    "voice.m4a": recording(b"M4A "),
    "voice.ogg": b"OggS" + b"\0" * 50,
    "call.opus": b"OggS" + b"\0" * 50,
    "call.wav": WAV,
    "clip.mp4": recording(b"isom"),
    "clip.mov": recording(b"qt  "),
    "clip.webm": WEBM,
}

HOSTILE: dict[str, bytes] = {
    # Not what the name says
    "drawing.svg": SVG,
    "drawing.jpg": SVG,
    "page.html": HTML,
    "page.jpg": HTML,
    "page.pdf": HTML,
    "page.docx": HTML,
    "page.mp4": HTML,
    "program.exe": b"MZ" + b"\0" * 100,
    "program.jpg": b"MZ" + b"\0" * 100,
    "program.txt": b"MZ\0\0\0" + bytes(range(32)) * 4,
    "photo.jpg.exe": b"MZ" + b"\0" * 100,
    "photo\u202egpj.exe": b"MZ" + b"\0" * 100,
    "no extension": picture(),
    "archive.zip": packed({"a.txt": b"a"}),
    "png.jpg": picture("PNG"),
    "sheet.docx": xlsx(),
    "any-zip.docx": packed({"a.txt": b"a"}),
    "sound.mp4": b"ID3\x04" + b"\0" * 50,
    "heic.mp4": recording(b"heic"),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "words.eml": b"just some words",
    "eicar.com": EICAR,
    "eicar.jpg": EICAR,
    "eicar.pdf": EICAR,
    "eicar.docx": EICAR,
    # Polyglots
    "gif.jpg": b"GIF89a/*" + HTML,
    "after-junk.pdf": b"junk" + pdf(),
    "program-zip.docx": b"MZ" + docx(),
    "script.jpg": b"\xff\xd8\xff\xe0=1;alert(1)",
    "half-script.png": b"\x89PNG\r\n\x1a\n" + HTML,
    # Damaged
    "empty.jpg": b"",
    "empty.pdf": b"",
    "empty.txt": b"",
    "cut.jpg": picture(size=(600, 400))[:9000],
    "cut.png": picture("PNG", size=(600, 400))[:9000],
    "cut.heic": picture("HEIF", size=(600, 400))[:9000],
    "cut.pdf": pdf()[:60],
    "cut.docx": docx()[:200],
    "bad-sum.docx": docx().replace(b"word/document.xml", b"word/documenT.xml", 1),
    # Bombs
    "huge.png": huge_png(50_000),
    "wide.png": huge_png(12_000),
    "bomb.docx": docx({"word/media/bomb.bin": b"\0" * 30_000_000}),
    "bomb.xlsx": xlsx({"xl/worksheets/sheet1.xml": b"<a/>" * 10_000_000}),
    "crowd.docx": docx({f"word/media/{n}": b"" for n in range(5_001)}),
    "laughs.docx": docx({"word/styles.xml": b'<!DOCTYPE a [<!ENTITY a "aa">]><a>&a;</a>'}),
    "wide-laughs.docx": docx(
        {"word/styles.xml": '<!DOCTYPE a [<!ENTITY a "aa">]>'.encode("utf-16")}
    ),
    # Ways out, programs, calls to elsewhere
    "climbs.docx": docx({"../../etc/cron.d/x": b"x"}),
    "rooted.docx": docx({"/etc/passwd": b"x"}),
    "backslash.docx": docx({"..\\x": b"x"}),
    "twice.docx": docx({"WORD/document.xml": b"x"}),
    "macro.docx": docx({"word/vbaProject.bin": b"x"}),
    "macro.xlsx": xlsx({"xl/macrosheets/sheet1.xml": b"<a/>"}),
    "activex.docx": docx({"word/activeX/activeX1.bin": b"x"}),
    "object.docx": docx({"word/embeddings/oleObject1.bin": b"x"}),
    "template.docx": docx(relationship("attachedTemplate")),
    "fetches.docx": docx(relationship("oleObject")),
    "locked-entry.docx": locked_entry(),
    "locked.pdf": pdf(lambda writer: writer.encrypt("secret")),
    "script.pdf": pdf(opening_script),
    "hidden-script.pdf": pdf(hidden_script),
    "launch.pdf": pdf(launching),
    "indirect-launch.pdf": pdf(indirect_launch),
    "escaped-script.pdf": pdf(hidden_script).replace(b"/JS (app.alert", b"/#4aS (p.alert"),
    "form.pdf": pdf(with_xfa),
    "carries.pdf": pdf(lambda writer: writer.add_attachment("x.exe", b"MZ")),
}
