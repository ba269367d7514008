"""The sentences of a letter, one function per kind, from facts that are already read.

They read no database and know no clock. Every value is a string or a gap: what is not recorded
prints as [[...]] and keeps the letter from being ready. Outline: domain d.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from advocacy.models import Ask, Occasion, Signatory
from advocacy.words import countries_in_words, gap, gaps_in, listed_long, plain
from core.dates import PartialDate, Precision, show, show_in_sentence
from core.history import Tracked
from people.models import Holding, Name, Office, Organisation

Fact = tuple[str, str, int]
YOUR_VISIT = "your visit"


@dataclass(frozen=True)
class Sentence:
    """A finished text in Markdown and the rows it rests on: (model label, id, version)."""

    text: str
    facts: tuple[Fact, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(gaps_in(self.text))


def facts_of(*rows: Tracked | None) -> tuple[Fact, ...]:
    return tuple((row._meta.label, str(row.pk), row.version) for row in rows if row)


def joined(sentences: Iterable[Sentence], by: str = " ") -> Sentence:
    """One text of those that say something; each fact once."""
    said = [sentence for sentence in sentences if sentence.text]
    facts = dict.fromkeys(fact for sentence in said for fact in sentence.facts)
    return Sentence(by.join(sentence.text for sentence in said), tuple(facts))


def title_of(office: Office) -> str:
    return plain(office.title.get("en", "")) or gap(
        "title of the office is not recorded in English"
    )


def addressee(holding: Holding) -> Sentence:
    text = f"To: {title_of(holding.office)}, {plain(holding.person.display_name)}"
    return Sentence(text, facts_of(holding, holding.office, holding.person))


def dateline(place: str, on: date) -> Sentence:
    where = plain(place) or gap("place of writing is not recorded")
    return Sentence(f"{where}, {show(PartialDate.on(on))}")


def is_visit(occasion: Occasion) -> bool:
    return occasion.kind.code.endswith("_VISIT")


def subject(occasion: Occasion, countries: Sequence[str]) -> Sentence:
    """The Re line, in the telegram style of the trade: "for visit to Kazakhstan and Uzbekistan"."""
    about = f"visit to {countries_in_words(countries)}" if countries else plain(occasion.title)
    if not is_visit(occasion):
        about = plain(occasion.title)
    return Sentence(f"Re: Human rights issues for {about}", facts_of(occasion))


def salutation(office: Office, family: Name | None) -> Sentence:
    """The office's form of address, with the surname where it asks for one (domain b.9)."""
    form = office.salutation.get("en", "")
    if not form:
        return Sentence(gap(f"salutation of the {title_of(office)} is not recorded"))
    surname = family.family if family else ""
    text = plain(form).replace("{family}", plain(surname) or gap("surname is not recorded"))
    return Sentence(text, facts_of(office, family))


def purpose(
    sender: Organisation,
    occasion: Occasion,
    countries: Sequence[str],
    *,
    visit: str,
    leaders: Sequence[Sentence],
    on: date,
) -> Sentence:
    """Who writes, and why now: the occasion with its dates, countries and interlocutors.

    `visit` says whose it is: "your visit", or "the visit of the President of France".
    """
    short = f" ({plain(sender.abbreviation)})" if sender.abbreviation else ""
    when = f"{relation_in_time(occasion.date, on)} {occasion_in_words(occasion, countries, visit)}"
    text = f"We write to you on behalf of {plain(sender.name)}{short} {when}"
    if leaders:
        text += (
            f", where {_meeting(occasion, visit, on)} {listed_long(row.text for row in leaders)}"
        )
    rows = facts_of(sender, occasion)
    return Sentence(f"{text}.", rows + joined(leaders).facts)


def _meeting(occasion: Occasion, visit: str, on: date) -> str:
    past = relation_in_time(occasion.date, on) == "following"
    if visit == YOUR_VISIT:
        return "you met" if past else "you are to meet"
    return f"meetings {'were' if past else 'are'} planned with"


def leader(holding: Holding) -> Sentence:
    text = f"the {title_of(holding.office)}, {plain(holding.person.display_name)}"
    return Sentence(text, facts_of(holding, holding.office, holding.person))


def relation_in_time(when: PartialDate, on: date) -> str:
    if when.latest and when.latest < on:
        return "following"
    if when.earliest and when.earliest <= on:
        return "during"
    return "ahead of"


def occasion_in_words(occasion: Occasion, countries: Sequence[str], visit: str) -> str:
    """ "your visit to Kazakhstan and Uzbekistan on 1–2 November 2023"."""
    what = f"the {plain(occasion.title)}"
    if is_visit(occasion) and countries:
        what = f"{visit} to {countries_in_words(countries)}"
    elif occasion.place:
        what += f" in {plain(occasion.place)}"
    return f"{what} {days_of(occasion)}"


def days_of(occasion: Occasion) -> str:
    """A visit of known days lasts through them: "on 1–2 November 2023", never "between"."""
    when = occasion.date
    if not when.understood:
        return gap(f"dates of the {plain(occasion.title)} are not recorded")
    if when.precision == Precision.RANGE and when.earliest and when.latest:
        one_month = when.earliest.timetuple()[:2] == when.latest.timetuple()[:2]
        first, last = (show(PartialDate.on(day)) for day in (when.earliest, when.latest))
        return f"on {show(when)}" if one_month else f"from {first} to {last}"
    return show_in_sentence(when)


def numbered_asks(asks: Sequence[Ask]) -> Sentence:
    """One numbered list; each ask completes "we ask you to"."""
    if not asks:
        return Sentence(gap("no ask was chosen"))
    lines = [_ask(ask) for ask in asks]
    ends = [";"] * (len(lines) - 1) + ["."]
    listing = [
        f"{n}. {line}{end}" for n, (line, end) in enumerate(zip(lines, ends, strict=True), 1)
    ]
    return Sentence("\n".join(["We ask you to:", "", *listing]), facts_of(*asks))


def _ask(ask: Ask) -> str:
    words = plain(ask.text.get("en", "")).removeprefix("to ").rstrip(".;")
    return words or gap(f"wording of an ask is not recorded: {ask.kind}")


def signature(office: Office, signatory: Signatory | None, sender: Organisation) -> Sentence:
    """The office's closing, then who signs: name, title, organisation."""
    closing = office.closing.get("en", "")
    lines = [plain(closing) or gap(f"closing for the {title_of(office)} is not recorded"), ""]
    lines.append(plain(signatory.printed_name) if signatory else gap("signatory is not recorded"))
    if signatory and signatory.title:
        lines.append(plain(signatory.title))
    lines.append(plain(sender.name))
    return Sentence("\n".join(lines), facts_of(office, signatory, sender))


def numbered_notes(notes: Sequence[str]) -> Sentence:
    return Sentence("\n".join(f"{number}. {note}" for number, note in enumerate(notes, 1)))
