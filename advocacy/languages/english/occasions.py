"""The moment of a letter: visits, summits, days; who writes, and why now."""

from datetime import date

from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.english.style import inside, shown
from advocacy.languages.english.words import (
    capital,
    countries_in_words,
    ended,
    listed,
    listed_long,
    with_the_office,
)
from advocacy.models import LetterKind, Occasion, Participation, Pledge, Side
from advocacy.plan import Plan
from core.dates import PartialDate, Precision
from people.models import Holding, Office

YOUR_VISIT = "your visit"
YOU = "you"
# What is marked on a day, and has no guests to write to ahead of it.
MARKED = (
    "UN_DAY", "ANNIVERSARY", "NATIONAL_HOLIDAY_CLEMENCY", "RELIGIOUS_HOLIDAY_CLEMENCY", "AWARD",
)  # fmt: skip
# Whose text it is, by the kind of the letter; {who}: "Some Organisation (SO)".
SIGNED_BY_MANY = "the undersigned"
STATEMENTS = (LetterKind.CASE_STATEMENT, LetterKind.URGENT_APPEAL, LetterKind.OPEN_STATEMENT)


def title_of(office: Office) -> str:
    return plain(office.title.get("en", "")) or gap(
        "title of the office is not recorded in English"
    )


def is_visit(occasion: Occasion) -> bool:
    return bool(occasion.kind.code.endswith("_VISIT"))


def opening(plan: Plan) -> Sentence:
    """Who writes, and why now: the occasion with its dates, countries and interlocutors."""
    leaders = leaders_of(plan)
    text = f"{_who_writes(plan)}{_when(plan)}"
    if leaders:
        met = [YOU if row.text == _of_addressee(plan) else row.text for row in leaders]
        met.sort(key=lambda words: words != YOU)
        text += f", where {_meeting(plan)} {listed_long(met)}"
    rows = facts_of(plan.sender, plan.occasion)
    return Sentence(ended(text), rows + joined(leaders).facts, key="opening")


def _who_writes(plan: Plan) -> str:
    short = f" ({plain(plan.sender.abbreviation)})" if plan.sender.abbreviation else ""
    who, kind = f"{plain(plan.sender.name)}{short}", plan.letter.kind
    if kind == LetterKind.BRIEFING:
        about = f" in {countries_in_words(plan.countries)}" if plan.countries else ""
        return f"In this briefing, {who} sets out concerns about human rights{about}"
    if kind in STATEMENTS:
        many = len(plan.signatories) > 1
        return f"We, {SIGNED_BY_MANY}, speak out" if many else f"{who} speaks out"
    if kind == LetterKind.JOINT_LETTER:
        return f"We, {SIGNED_BY_MANY} organisations, write to you"
    return f"We write to you on behalf of {who}"


def _when(plan: Plan) -> str:
    """ " ahead of your visit to ..."; without an occasion what the letter is about."""
    if plan.occasion:
        return f" {relation_in_time(plan)} {occasion_in_words(plan)}"
    if plan.letter.kind == LetterKind.BRIEFING:
        return ""
    if plan.countries:
        return f" about human rights in {countries_in_words(plan.countries)}"
    return " about the case below" if len(plan.pictures) == 1 else " about the cases below"


def relation_in_time(plan: Plan) -> str:
    """ "ahead of", "during", "following"; of what is marked on a day "on the occasion of"."""
    if plan.occasion is None:
        return ""
    when, on = plan.occasion.date, plan.on
    if plan.occasion.kind.code in MARKED and when.understood:
        return "on the occasion of"
    if when.latest and when.latest < on:
        return "following"
    return "during" if when.earliest and when.earliest <= on else "ahead of"


def occasion_in_words(plan: Plan) -> str:
    """ "your visit to Kazakhstan and Uzbekistan on 1–2 November 2023"."""
    occasion = plan.occasion
    if occasion is None:
        return ""
    what = the(occasion.title)
    if is_visit(occasion) and plan.countries:
        what = f"{whose_visit(plan)} to {countries_in_words(plan.countries)}"
    elif occasion.place and occasion.place.casefold() not in occasion.title.casefold():
        what += f" in {plain(occasion.place)}"
    return f"{what} {days_of(plan)}"


def the(title: str) -> str:
    """ "the summit of ..."; a title that brings its own article keeps it, in small letters."""
    words = plain(title)
    head, _, rest = words.partition(" ")
    return f"{head.lower()} {rest}" if head.lower() in ("the", "a", "an") else f"the {words}"


def days_of(plan: Plan) -> str:
    """A visit of known days lasts through them: "on 1–2 November 2023", never "between"."""
    occasion = plan.occasion
    when = occasion.date if occasion else PartialDate()
    if occasion and not when.understood:
        return gap(f"dates of {the(occasion.title)} are not recorded")
    if when.precision == Precision.RANGE and when.earliest and when.latest:
        one_month = _month(when.earliest) == _month(when.latest)
        first, last = (shown(PartialDate.on(day), plan) for day in (when.earliest, when.latest))
        return f"on {shown(when, plan)}" if one_month else f"from {first} to {last}"
    return inside(when, plan)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def whose_visit(plan: Plan) -> str:
    guests = [part for part in plan.participants if part.side == Side.GUEST]
    if plan.addressee and any(_is(part, plan.addressee) for part in guests):
        return YOUR_VISIT
    offices = [f"the {title_of(part.office)}" for part in guests if part.office]
    named = offices or [plain(part) for part in guests]
    return f"the visit of {listed(named)}" if named else gap("who visits is not recorded")


def _is(part: Participation, holding: Holding) -> bool:
    """Whether the participant is the holder, named by person, by office or by both."""
    same_person = part.person_id in (None, holding.person_id)
    same_office = part.office_id in (None, holding.office_id)
    return same_person and same_office and bool(part.person_id or part.office_id)


def leaders_of(plan: Plan) -> list[Sentence]:
    """Whom the guest meets in each country of a visit, as far as that is recorded."""
    if plan.occasion is None or not is_visit(plan.occasion):
        return []
    return [leader(plan.meets[code]) for code in plan.countries if code in plan.meets]


def _of_addressee(plan: Plan) -> str:
    return leader(plan.addressee).text if plan.addressee else ""


def leader(holding: Holding) -> Sentence:
    text = f"the {title_of(holding.office)}, {plain(holding.person.display_name)}"
    return Sentence(text, facts_of(holding, holding.office, holding.person))


def _meeting(plan: Plan) -> str:
    past = relation_in_time(plan) == "following"
    if whose_visit(plan) == YOUR_VISIT:
        return "you met" if past else "you are to meet"
    return f"meetings {'were' if past else 'are'} planned with"


def pledge(plan: Plan) -> list[Sentence]:
    """What was promised, by whom, in which document: "On 3 June 2022 ... promised ..."."""
    return [_pledge(plan, row) for row in plan.pledges]


def _pledge(plan: Plan, row: Pledge) -> Sentence:
    words = plain(row.text.get("en", "")).removeprefix("to ").rstrip(".")
    words = words or gap("wording of a promise is not recorded in English")
    who = f"the {title_of(row.by_office)}" if row.by_office else plain(row.by_words)
    who = with_the_office(who) or gap("who promised is not recorded")
    when = f"{capital(inside(row.date, plan))}, " if row.date.understood else ""
    note = ""
    if row.source and row.source.scope_id is None:
        from advocacy.languages.english.sources import source_note

        place = f", paragraph {plain(row.paragraph)}" if row.paragraph else ""
        note = plan.cite(source_note(row.source, plan).rstrip(".") + f"{place}.")
    text = f"{when}{who if when else capital(who)} promised to {words}.{note}"
    return Sentence(text, facts_of(row), key=f"pledge:{row.pk}")
