"""A letter and its page, for tests of what is done with it."""

from advocacy.models import Letter, Section
from advocacy.section_form import prefix_of
from core.history import Tracked


def typed(letter: Letter, language: str = "en", **texts: str) -> dict[str, object]:
    """The form of the page in a language, as it stands, with some sections typed over."""
    data: dict[str, object] = {}
    for section in letter.sections.filter(language=language):
        prefix = prefix_of(section)
        data[f"{prefix}-text"] = texts.get(prefix, section.text)
        data[f"{prefix}-version"] = section.version
    return data


def section_of(letter: Letter, kind: str, language: str = "en") -> Section:
    return letter.sections.get(kind=kind, language=language)


def sentence_about(section: Section, row: Tracked) -> dict[str, object]:
    """The first stored sentence that rests on a row."""
    return next(
        one for one in section.sentences if str(row.pk) in {fact["id"] for fact in one["facts"]}
    )
