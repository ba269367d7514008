"""A form as a browser has it: what would be sent if nothing were typed, read from its page."""

import re
from html import unescape
from html.parser import HTMLParser

Fields = dict[str, list[str]]

ROW = re.compile(
    r'<th scope="row"><b>(?P<field>.*?)</b></th>\s*<td[^>]*>(?:<del>(?P<before>.*?)</del>|.*?)</td>'
    r"\s*<td[^>]*>(?:<ins>(?P<after>.*?)</ins>|.*?)</td>",
    re.DOTALL,
)


def filled(page: str) -> Fields:
    """The fields of the form that saves the page, the token against sending twice among them."""
    reader = _Reader()
    reader.feed(page)
    return reader.fields


def changed(page: str) -> list[tuple[str, str, str]]:
    """(field, before, after) of each row of a page's table of changes."""
    rows = (row.groupdict(default="") for row in ROW.finditer(page))
    return [(row["field"], unescape(row["before"]), unescape(row["after"])) for row in rows]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.inside = False
        self.area: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "data-draft" in given
        elif not self.inside:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self.area = given["name"]
            self.fields[self.area] = [""]
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and self.select and "selected" in given:
            self._add(self.select, given["value"])

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in {"checkbox", "radio"} and "checked" not in given:
            return
        if kind not in {"submit", "button", "file"} and given.get("name"):
            self._add(given["name"], given.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.area:
            # The line break after the tag belongs to the page.
            self.fields[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            self.fields[self.area][0] = re.sub(r"\A\r?\n", "", self.fields[self.area][0])
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False
