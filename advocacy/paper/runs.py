"""From the clean HTML of blocks to paragraphs of runs, for word processors and plain text."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser


@dataclass(frozen=True)
class Run:
    """Words that look alike; `note` is the raised number of an endnote, "\\n" a new line."""

    text: str
    bold: bool = False
    italic: bool = False
    note: bool = False
    gap: bool = False


@dataclass
class Paragraph:
    """`bullet` or `number` of a list at `level` (0: none); `begins` a list that counts anew."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    number: int = 0
    begins: bool = False
    quoted: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[Paragraph] = []
        self.look, self.quoted = Run(""), 0
        self.lists: list[int | None] = []  # the next number of each; None has bullets
        self.begins = self.item = False
        self.address = ""
        self.words = ""
        self.open: Paragraph | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ul", "ol"):
            self.lists.append(int(given.get("start") or 1) if tag == "ol" else None)
            self.begins, self.open = True, None
        elif tag == "li":
            self.item, self.open = True, None
        elif tag in ("p", "blockquote"):
            self.quoted += tag == "blockquote"
            self.open = None
        elif tag == "br":
            self._add("\n")
        elif tag == "a":
            self.address, self.words = given.get("href") or "", ""
        else:
            self.look = self._looking(tag, True)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.pop()
            self.open = None
        elif tag in ("p", "li", "blockquote"):
            self.quoted -= tag == "blockquote"
            self.open, self.item = None, self.item and tag == "p"
        elif tag == "a":
            self._say_address()
        else:
            self.look = self._looking(tag, False)

    def handle_data(self, data: str) -> None:
        # Between blocks there is nothing but line breaks; inside, one is a blank.
        if self.open is None and not data.strip("\n"):
            return
        said = data.replace("\n", " ")
        if self.open and self.open.runs and self.open.runs[-1].text.endswith("\n"):
            said = said.removeprefix(" ")
        self.words += said
        self._add(f"[{said}]" if self.look.gap else said)

    def _add(self, text: str) -> None:
        if self.open is None:
            self.open = self._begun()
            self.paragraphs.append(self.open)
        self.open.runs.append(replace(self.look, text=text))

    def _begun(self) -> Paragraph:
        """A first paragraph of an item has its sign, one that follows only its place."""
        begun = Paragraph(level=len(self.lists), quoted=self.quoted > 0)
        if self.lists and self.item:
            begun.begins, self.begins, self.item = self.begins, False, False
            number = self.lists[-1]
            begun.number = -1 if number is None else number
            self.lists[-1] = None if number is None else number + 1
        return begun

    def _say_address(self) -> None:
        """Whoever holds the paper cannot follow a link: its address stands behind its words."""
        if self.address.removeprefix("mailto:") != self.words:
            self._add(f" ({self.address})")
        self.address = ""

    def _looking(self, tag: str, on: bool) -> Run:
        match tag:
            case "strong":
                return replace(self.look, bold=on)
            case "em":
                return replace(self.look, italic=on)
            case "sup":
                return replace(self.look, note=on)
            case "span":
                return replace(self.look, gap=on)
        return self.look


def paragraphs_of(html: str) -> list[Paragraph]:
    """Of HTML that advocacy.paper.marks has made."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.paragraphs


def runs_of(html: str) -> list[Run]:
    """Of one line: a heading or a cell."""
    return [run for paragraph in paragraphs_of(html) for run in paragraph.runs]
