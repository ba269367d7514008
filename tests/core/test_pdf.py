import base64
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
import weasyprint
from django.template.loader import render_to_string
from PIL import Image

from core import pdf
from tests.canary import SECRET, Canary, canary_in, everything_in

pytestmark = pytest.mark.usefixtures("fonts_built")
AS_OF = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NAMES = [
    "John Example-Sample, Zoë Ångström",
    "Иван Щукин, Їжак Ґалаґан Єва",
    "Әбіл Ғани Қайрат Өмір Ұлан Үміт Һәм Іңкәр",
    "Oʻtkir Gʻulom, Ўткир Қодир Ғулом Ҳаким",
    "Ҷамшед Раҳмонӣ Ӯктам",
    "Ýazmyrat Žumaýew Nuryňýaz Göşgi Çary Üzümçi",
]


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    with canary_in(tmp_path) as sings:
        yield sings


def render(html: str, **changed: object) -> bytes:
    wanted = {"as_of": AS_OF, "title": "C-7F3K9Q-M", "language": "en", **changed}
    return pdf.render(html, **wanted)


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    pages = [page.extract_text() for page in opened(data).pages]
    return " ".join(" ".join(pages).split())


def pointing_at(url: str) -> str:
    """A paper that asks for `url` in every way that HTML, CSS and SVG know of."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9"/></svg>'
    inside = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    nested = "data:text/css," + f"@import '{url}';".replace("#", "%23")
    return f"""<base href="{url}"><link rel=attachment href="{url}">
      <link rel=stylesheet href="{url}"><link rel=stylesheet href="{nested}">
      <style>@import "{url}"; @import url({url}); @font-face {{ font-family: x; src: url({url}) }}
        p {{ background: url({url}); font-family: x; list-style: url({url}); cursor: url({url}) }}
        p::before {{ content: url({url}) }} @page {{ background: url({url}) }}
        div {{ border-image: url({url}) 1 }}</style>
      <p style="background: url({url})">x</p><div>y</div><img src="{url}"><img src="{inside}">
      <img srcset="{url} 2x"><object data="{url}"></object><object data="{inside}"></object>
      <embed src="{url}"><iframe src="{url}"></iframe><input type=image src="{url}">
      <a rel=attachment href="{url}">a</a><video poster="{url}"></video><body background="{url}">
      {svg}<svg><use href="{url}#x"/><style>@import "{url}";</style></svg>"""


@pytest.mark.parametrize("kind", ["url", "file"])
def test_nothing_a_paper_points_to_is_read_or_called(canary: Canary, kind: str) -> None:
    data = render(pointing_at(getattr(canary, kind)))
    assert SECRET.encode() not in everything_in(data)
    assert list(opened(data).attachment_list) == []
    assert canary.calls == []


def test_a_colour_profile_from_elsewhere_stops_the_paper(canary: Canary) -> None:
    with pytest.raises(pdf.PdfError, match="URLFetchingError"):
        render(f"<style>@color-profile --x {{ src: url({canary.url}) }}</style>")
    assert canary.calls == []


def test_the_canary_sings_when_the_fetcher_is_not_ours(canary: Canary) -> None:
    data = weasyprint.HTML(string=pointing_at(canary.file)).write_pdf()
    weasyprint.HTML(string=f'<img src="{canary.url}">').write_pdf()
    assert SECRET.encode() in everything_in(data)
    assert canary.calls


def test_an_unusual_address_leaves_the_paper_whole() -> None:
    unusual = ("ftp://127.0.0.1", "https://127.0.0.1", "FILE:", "jar:file:")
    pictures = "".join(f'<img src="{start}/x">' for start in unusual)
    assert "still here" in text_of(render(f"{pictures}<p>still here</p>"))


def picture(kind: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(out, kind)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


@pytest.mark.parametrize(("kinds", "shown"), [(("PNG", "JPEG"), 2), (("EPS", "TIFF"), 0)])
def test_pictures_are_png_or_jpeg_whatever_their_address_claims(
    kinds: tuple[str, ...], shown: int
) -> None:
    html = "".join(f'<img alt="x" src="{picture(kind)}">' for kind in kinds)
    assert len(opened(render(html)).pages[0].images) == shown


def test_only_our_typefaces_are_embedded_whatever_the_paper_asks_for() -> None:
    html = "<p style='font-family: Arial'>a <b>b</b> <i>c</i> <code>d</code> Ж 漢</p>"
    page = opened(render(html)).pages[0]
    names = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert names
    assert all("IBM-Plex-Sans" in name or "Source-Serif-4" in name for name in names)


@pytest.mark.parametrize("style", ["letter", "dossier"])
def test_names_come_out_of_the_pdf_with_the_letters_they_went_in_with(style: str) -> None:
    rows = "".join(f"<p>{name}</p><p><em>{name}</em></p>" for name in NAMES)
    table = "".join(f"<tr><td>{name}</td></tr>" for name in NAMES)
    data = render(f"<body class={style}>{rows}<table class=rows>{table}</table>")
    assert [text_of(data).count(name) for name in NAMES] == [3] * len(NAMES)


def test_the_same_paper_gives_the_same_bytes_in_two_processes() -> None:
    html = f"<p>{NAMES[2]} <b>{NAMES[3]}</b></p><img alt=x src='{picture('PNG')}'>"
    assert render(html) == render(html)


def test_the_moment_of_the_paper_is_its_only_clock() -> None:
    later = AS_OF.replace(year=2027)
    assert opened(render("<p>x</p>", as_of=later)).metadata.creation_date == later
    with pytest.raises(ValueError, match="time zone"):
        render("<p>x</p>", as_of=AS_OF.replace(tzinfo=None))


def test_the_pdf_is_tagged_says_its_language_and_not_what_made_it() -> None:
    data = render("<html lang=en><title>Other</title><h1>x</h1>", title="Ғани", language="kk")
    root = opened(data).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("kk", True)
    assert root["/StructTreeRoot"]["/K"]
    assert opened(data).metadata.title == "Ғани"
    assert b'pdfuaid:part="1"' in everything_in(data)
    assert b"WeasyPrint" not in everything_in(data)


def test_a_paper_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    with pytest.raises(pdf.PdfError, match=r"not ready after 1 seconds|time or memory ran out"):
        render("<p>" + "<i>x</i>" * 100_000)


def test_a_paper_that_takes_too_much_memory_fails_without_being_quoted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So little that Python itself runs out of it: a C library may hang instead.
    monkeypatch.setattr(pdf, "MEMORY", 100 * 1024**2)
    with pytest.raises(pdf.PdfError) as caught:
        render(f"<p>{SECRET} " + "<i>x</i>" * 100_000)
    assert SECRET not in str(caught.value) + "".join(caught.value.__notes__)


def test_without_fonts_the_message_says_what_to_do(settings: object, tmp_path: Path) -> None:
    settings.FONTS_DIR = tmp_path
    with pytest.raises(pdf.PdfError, match="build_fonts"):
        render("<p>x</p>")


def paper(**changed: object) -> str:
    context = {"language": "en", "reference": "C-7F3K9Q-M", "as_of": AS_OF, "version": 3} | changed
    return text_of(render(render_to_string("paper/base.html", context)))


def test_every_paper_says_what_it_is_as_of_when_and_which_page() -> None:
    text = paper(confidentiality="Restricted")
    assert "C-7F3K9Q-M · as of 22 November 2026, version 3 page 1 of 1" in text
    assert "Restricted" in text
    assert "DEMONSTRATION" not in text


def test_every_page_of_a_demonstration_says_so() -> None:
    html = render_to_string("paper/base.html", {"as_of": AS_OF, "demo": True})
    pages = opened(render(html.replace("</body>", "<p style='height: 60cm'>x</p>" * 2))).pages
    assert len(pages) > 1
    assert all("DEMONSTRATION" in page.extract_text() for page in pages)
