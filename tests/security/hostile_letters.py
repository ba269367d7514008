"""What somebody might type into a letter to make it read, call, or say something else."""

from collections.abc import Iterator
from itertools import product

# Attempts on whatever might fill in a template.
CODES = (
    "{{ 7*7 }}", "{{ settings.SECRET_KEY }}", "{% include '/etc/passwd' %}", "{% debug %}",
    "{# a comment #}", "{0}", "{letter.sender.name}", "{0.__class__.__init__.__globals__}",
    "${7*7}", "#{7*7}", "<%= 7*7 %>", "%s %n %(secret)s", "$(id)", "'; DROP TABLE cases_case;--",
    "@import 'secret.css';", "</style><style>*{display:none}</style>",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<iframe src='secret'></iframe>",
    "<base href='secret'>", "<!--", "]]>", "</table></body></html>", "&lt;b&gt; &#0; &amp;",
    "\u202eTSET \u2066 \ufeff",
)  # fmt: skip
# Where Markdown, or our own marks, could make something of them.
AROUND = (
    "{}", "**{}**", "- {}\n- b", "1. {}", "> {}", "[[{}]]", "[{}](https://example.org)",
    "a | {} | b\n\n{}",
)  # fmt: skip

# Ways to point at something: an address for {}.
POINTING = (
    "![x]({})", "[x]({})", "[x](<{}>)", "<{}>", "![x][y]\n\n[y]: {}", "[y]: {}\n\n[y]",
    "<img src='{}'>", "<img srcset='{} 2x'>", "<a rel=attachment href='{}'>a</a>",
    "<link rel=attachment href='{}'>", "<link rel=stylesheet href='{}'>",
    "<style>@import '{}';</style>", "<p style='background: url({})'>", "<object data='{}'>",
    "<embed src='{}'>", "<iframe src='{}'>", "<video poster='{}'>", "<body background='{}'>",
    "<svg><image href='{}'/></svg>", "<svg><use href='{}#x'/></svg>", "<base href='{}'>",
    "<input type=image src='{}'>", "<meta http-equiv=refresh content='0; url={}'>",
    "![x](data:text/css,@import%20'{}')", "<img src=\"data:image/svg+xml,<svg href='{}'/>\">",
    "![x](jar:{}!/x)", "![x](view-source:{})", "[x](javascript:fetch('{}'))",
    "[[![x]({})]]", "**![x]({} 'title')**",
)  # fmt: skip


def texts() -> list[str]:
    """200, the same each time."""
    return [around.replace("{}", code) for around, code in product(AROUND, CODES)]


def code_in(text: str) -> str:
    """The attempt that a text holds."""
    return next(code for code in CODES if code in text)


def pointers(*addresses: str) -> Iterator[str]:
    """60 for two addresses."""
    for form, address in product(POINTING, addresses):
        yield form.replace("{}", address)
