"""Where a letter has it from: published sources, as endnotes."""

from advocacy.languages.base import plain
from advocacy.languages.english.style import quoted, shown
from advocacy.plan import Plan
from cases.models import Source
from core.dates import show


def source_note(source: Source, plan: Plan | None = None) -> str:
    """ "Publisher, ‘Title’, 2 November 2023, <https://...>."; without a plan in British style."""
    issuer = plain(source.publisher.name if source.publisher else source.publisher_words)
    title, when = plain(source.title), show(source.published, "en")
    if plan:
        when = shown(source.published, plan)
    address = f"<{source.url}>" if source.url.startswith(("https://", "http://")) else ""
    after = [words for words in (when, address) if words]
    named = quoted(title, plan, "," if after else "") if plan else f"‘{title}’{',' * bool(after)}"
    head = f"{issuer}, {named}" if issuer else named
    return f"{' '.join([head, ', '.join(after)]).rstrip()}."


def cited(plan: Plan, sources: tuple[Source, ...]) -> str:
    """The marks of the notes on these sources, each once, for the end of a sentence."""
    return "".join(dict.fromkeys(plan.cite(source_note(source, plan)) for source in sources))
