"""Letter paragraphs: a small Markdown to clean HTML."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
SCHEMES = {"http", "https", "mailto"}
# What a letter has no use for stays as typed: a line that begins with # keeps its #.
LEFT_AS_TYPED = ["image", "heading", "lheading", "hr", "code", "fence", "backticks", "reference"]


def _is_plain_link(url: str) -> bool:
    return url.partition(":")[0].lower() in SCHEMES


def _reader(*left_as_typed: str) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable([*LEFT_AS_TYPED, *left_as_typed])
    reader.validateLink = _is_plain_link  # type: ignore[method-assign]
    return reader


# Links are sought from each bracket to the end of the text: more than these would take minutes.
BRACKETS = 2_000
_markdown, _without_links = _reader(), _reader("link")


def to_html(text: str) -> SafeString:
    """HTML of paragraphs, emphasis, lists, quotations and plain links; all else is shown as text.

    HTML in `text` is escaped, links go to http, https and mailto only; nh3 then lets pass only the
    tags listed above, whatever the Markdown reader did.
    """
    reader = _markdown if text.count("[") <= BRACKETS else _without_links
    html = nh3.clean(reader.render(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)
    return mark_safe(html)  # noqa: S308  cleaned in the line above
