import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from core.markdown import ATTRIBUTES, TAGS, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<link rel=attachment href=file:///etc/passwd>",
    "<style>@import 'http://127.0.0.1/'</style>",
    "<svg/onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//example.org/x)",
    "[x](/relative)",
    "![x](http://127.0.0.1/x.png)",
    "![x](file:///etc/passwd)",
    "[x]: file:///etc/passwd\n\n[x]",
    '[x](http://example.org "onclick=alert(1)")',
    "<http://example.org/\"onmouseover='alert(1)'>",
    '<a href="http://example.org" style="position:fixed">x</a>',
    "</p></body><iframe src=http://127.0.0.1/>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
HREF = re.compile(r'href="(?:https?|mailto):[^"]*"')
START = re.compile(r'start="\d+"')


def only_what_is_listed(html: str) -> bool:
    """Every < begins a listed tag, and every attribute is a plain link, its rel or a number."""
    found = TAG.findall(html)
    rests = [
        START.sub("", HREF.sub("", rest)).replace('rel="noopener noreferrer"', "").strip()
        for _, _, rest in found
    ]
    return html.count("<") == len(found) and {tag for _, tag, _ in found} <= TAGS and not any(rests)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_listed_tags_with_plain_links(text: str) -> None:
    assert only_what_is_listed(to_html(text))


@given(st.text(alphabet="<>[]()!*_#&;:/\"'`-=\\ \n.1axjs", max_size=80))
def test_no_text_whatsoever_leads_out_of_the_list(text: str) -> None:
    assert only_what_is_listed(to_html(text))


def test_the_list_is_short() -> None:
    assert {"script", "style", "img", "link", "object", "svg"}.isdisjoint(TAGS)
    assert {"a": {"href"}, "ol": {"start"}, "*": set()} == ATTRIBUTES


def test_paragraphs_emphasis_lists_and_quotations_are_understood() -> None:
    html = to_html("One *two* **three**\n\n- a\n- b\n\n3. c\n\n> q")
    assert "<p>One <em>two</em> <strong>three</strong></p>" in html
    assert "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" in html
    assert '<ol start="3">\n<li>c</li>\n</ol>' in html
    assert "<blockquote>\n<p>q</p>\n</blockquote>" in html


@pytest.mark.parametrize("text", ["# No. 5", "***", "`code`", "Title\n====="])
def test_what_a_letter_has_no_use_for_stays_as_typed(text: str) -> None:
    assert to_html(text) == f"<p>{text}</p>\n"


def test_letters_of_the_region_and_their_apostrophes_come_through_unchanged() -> None:
    names = "Oʻtkir Gʻulom, О‘ткир, Ҷамшед Ӯктамӣ, Ғани Қайрат, Ýazmyrat Žumaýew"
    assert to_html(names) == f"<p>{names}</p>\n"


def test_a_template_prints_it_without_escaping_it_again() -> None:
    assert Template("{{ text }}").render(Context({"text": to_html("*a*")})) == "<p><em>a</em></p>\n"
