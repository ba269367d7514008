from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from core import fonts

KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
TAJIK_UZBEK = "ҷӣӯҳўҶӢӮҲЎʻʼ’‘"
TURKMEN_UZBEK = "ýžňşçöüäÝŽŇŞÇÖÜÄoʻgʻ"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
UKRAINIAN = "іїєґІЇЄҐ"
SIGNS = "–—…«»“”„№€§×·→[]"
NAMES = [
    f"{face.stem}-{suffix}"
    for face in fonts.TYPEFACES
    for style in fonts.FACES.values()
    for _, suffix, _ in style
]
FILES = [f"print/{name}.ttf" for name in NAMES] + [f"web/{name}.woff2" for name in NAMES]


@pytest.fixture(scope="module")
def built(fonts_built: None) -> Path:
    return settings.FONTS_DIR


@pytest.mark.parametrize("file", FILES)
def test_every_letter_of_the_region_is_in_every_face(built: Path, file: str) -> None:
    letters = KAZAKH + TAJIK_UZBEK + TURKMEN_UZBEK + RUSSIAN + UKRAINIAN + SIGNS
    cmap = TTFont(built / file).getBestCmap()
    assert [letter for letter in letters if ord(letter) not in cmap] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_face_is_static_and_named_as_one_of_four_styles(built: Path, name: str) -> None:
    font = TTFont(built / "print" / f"{name}.ttf")
    assert "fvar" not in font
    assert font["name"].getDebugName(1) in {"IBM Plex Sans", "Source Serif 4"}
    assert font["name"].getDebugName(6) == name
    assert bool(font["OS/2"].fsSelection & 0b100000) == ("Bold" in name)
    assert bool(font["OS/2"].fsSelection & 1) == ("Italic" in name)


def test_a_second_build_finds_the_stamp_and_touches_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*.*")}
    assert fonts.build(built) is False
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*.*")} == before


def test_fontconfig_is_told_of_our_folder_and_no_other(built: Path) -> None:
    text = (built / "fonts.conf").read_text()
    assert text.count("<dir>") == 1
    assert f"<dir>{built}/print</dir>" in text
    assert "<include" not in text


def test_the_stylesheet_of_the_page_names_exactly_the_files_that_are_built(built: Path) -> None:
    css = (settings.BASE_DIR / "static" / "fonts.css").read_text()
    files = {path.name for path in (built / "web").iterdir()}
    assert css.count("@font-face") == len(files)
    assert all(f'url("fonts/{name}")' in css for name in files)
