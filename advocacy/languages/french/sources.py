"""Where a French letter has it from: published sources, as endnotes."""

from advocacy.languages.base import plain
from advocacy.languages.french.dates import LANGUAGE, alone
from advocacy.languages.french.law import in_language
from advocacy.languages.french.typography import quoted, typeset
from advocacy.plan import Plan
from cases.models import Source


def source_note(source: Source) -> str:
    """ "Publisher, « Title » (en anglais), 2 novembre 2023, <https://...>."."""
    issuer = plain(source.publisher.name if source.publisher else source.publisher_words)
    foreign = f" ({in_language(source.language)})" if source.language not in ("", LANGUAGE) else ""
    title = f"{quoted(plain(source.title))}{foreign}"
    address = f"<{source.url}>" if source.url.startswith(("https://", "http://")) else ""
    said = ", ".join(word for word in (issuer, title, alone(source.published)) if word)
    return f"{typeset(said)}{', ' if address else ''}{address}."


def cited(plan: Plan, sources: tuple[Source, ...]) -> str:
    """The marks of the notes on these sources, each once, for the end of a sentence."""
    return "".join(dict.fromkeys(plan.cite(source_note(source)) for source in sources))
