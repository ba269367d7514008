"""Our typefaces, cut from the variable fonts of pip packages: .ttf for PDF, .woff2 for the page.

Static instances, because a PDF made with variable fonts takes four times as long; a fontconfig
file that names one folder, because then the same letters come out on every machine.
"""

import fcntl
import gc
import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer


@dataclass(frozen=True)
class Typeface:
    family: str
    package: str
    axes: dict[str, float]  # every axis but the weight, pinned here

    @property
    def stem(self) -> str:
        return self.family.replace(" ", "")


TYPEFACES = (
    Typeface("IBM Plex Sans", "fontpkg-ibm-plex-sans", {"wdth": 100}),
    Typeface("Source Serif 4", "fontpkg-source-serif-4", {"opsz": 11}),
)
# The four faces a word processor knows: by style the weight, file suffix and name of each.
FACES = {
    "normal": ((400, "Regular", "Regular"), (700, "Bold", "Bold")),
    "italic": ((400, "Italic", "Italic"), (700, "BoldItalic", "Bold Italic")),
}
# Latin, phonetic marks and modifiers, accents, Cyrillic, more Latin, punctuation and signs.
RANGES = (
    range(0x0020, 0x0250),
    range(0x0259, 0x025A),
    range(0x02B0, 0x0370),
    range(0x0400, 0x0530),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2300),
    range(0x25A0, 0x2600),
)
FEATURES = ("tnum", "lnum", "sups", "case")

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{target}/print</dir>
  <cachedir>{target}/cache</cachedir>
  <alias><family>serif</family><prefer><family>Source Serif 4</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>IBM Plex Sans</family></prefer></alias>
</fontconfig>
"""


def build(target: Path) -> bool:
    """Write `target`/print/*.ttf, `target`/web/*.woff2 and `target`/fonts.conf.

    Returns False where a stamp says that these versions are there already, True after the work
    (some 45 s of processor time, for two cores). Two callers at once: the second waits, then finds
    the stamp.
    """
    target = target.resolve()
    for folder in ("print", "web", "cache"):
        (target / folder).mkdir(parents=True, exist_ok=True)
    stamp, wanted = target / "stamp", _stamp(target)
    with _locked(target / "lock"):
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        _cut_all(target)
        (target / "fonts.conf").write_text(FONTS_CONF.format(target=escape(str(target))))
        stamp.write_text(wanted)
    return True


def _stamp(target: Path) -> str:
    """What decides the files: the packages, this recipe, and the folder that fonts.conf names."""
    packages = [face.package for face in TYPEFACES] + ["fonttools"]
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return "\n".join([*(f"{name} {version(name)}" for name in packages), recipe, str(target)])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _cut_all(target: Path) -> None:
    jobs = [(typeface, style, target) for typeface in TYPEFACES for style in FACES]
    # Without the garbage collector, which finds next to nothing here, a quarter is saved.
    pool = ProcessPoolExecutor(2, get_context("spawn"), initializer=gc.disable)
    try:
        list(pool.map(_cut, *zip(*jobs, strict=True)))
    finally:
        # Whoever stops the desk meanwhile must not wait for faces that nobody will use.
        pool.shutdown(wait=False, cancel_futures=True)


def _cut(typeface: Typeface, style: str, target: Path) -> None:
    """The faces of one style as .ttf and .woff2; the same bytes whenever they are cut."""
    letters = BytesIO()
    # Without recalcTimestamp=False the hour of the build would stand in every PDF.
    whole = TTFont(fontpkg.path(typeface.family, style=style), recalcTimestamp=False)
    _keep_our_letters(whole)
    whole.save(letters)
    for weight, suffix, name in FACES[style]:
        font = TTFont(letters, recalcTimestamp=False)
        font = instancer.instantiateVariableFont(font, {**typeface.axes, "wght": weight})
        _rename(font, typeface, suffix, name)
        font.save(target / "print" / f"{typeface.stem}-{suffix}.ttf")
        font.flavor = "woff2"
        font.save(target / "web" / f"{typeface.stem}-{suffix}.woff2")


def _keep_our_letters(font: TTFont) -> None:
    """Drop Greek and rare glyphs first: halves the cutting time and what the browser loads."""
    options = Options(name_IDs=["*"], notdef_outline=True)
    options.layout_features += FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for block in RANGES for code in block])
    subsetter.subset(font)


def _rename(font: TTFont, typeface: Typeface, suffix: str, name: str) -> None:
    """Name the face so that fontconfig finds four styles of one family."""
    table = font["name"]
    postscript = f"{typeface.stem}-{suffix}"
    for number in (16, 17, 21, 22, 25):
        table.removeNames(nameID=number)
    names = {1: typeface.family, 2: name, 3: postscript, 4: f"{typeface.family} {name}"}
    for number, value in {**names, 6: postscript}.items():
        table.removeNames(nameID=number)
        table.setName(value, number, 3, 1, 0x409)
    instancer.setRibbiBits(font)
