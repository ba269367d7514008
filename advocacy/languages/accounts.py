"""What accounts of one thing share, in any language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from advocacy.languages.base import Sentence
from advocacy.models import LetterKind
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import CUSTODY_STARTS, REMOVALS, EventType
from cases.codes import StandingCode as S
from cases.models import Assessment, Charge, Event, Order
from core.dates import PartialDate, Precision, birth_from_age
from core.dates.bounds import end_of_month
from people.models import Attribute, AttributeKind

Group = tuple[Event, ...]
Fact = Event | Charge | Order
A_YEAR = timedelta(days=365)
# Never the news of a statement, whatever their dates: they go with something else.
ASIDE = frozenset(
    {
        EventType.RELATIVES_PRESSED, EventType.RELATIVES_INFORMED, EventType.AUTOPSY,
        EventType.BODY_RETURNED, EventType.MEDICAL_EXAM, EventType.ALLEGED_CONDUCT,
        EventType.PUBLIC_STATEMENT, EventType.COMPLAINT_FILED,
    }
)  # fmt: skip
DEAD = {S.DECEASED, S.DECEASED_IN_CUSTODY}
MERCY = (EventType.PARDON, EventType.AMNESTY)
HELD = {
    S.DETAINED_SHORT, S.IMMIGRATION_DETENTION, S.PRETRIAL_DETENTION, S.IMPRISONED,
    S.IMPRISONED_NEW_CHARGES, S.PSYCHIATRIC_CONFINEMENT,
}  # fmt: skip


def birth_of(row: Attribute) -> PartialDate:
    """A stated age is as good as a birth date, within a year."""
    if row.kind == AttributeKind.AGE and row.value.isdecimal():
        return birth_from_age(int(row.value), row.date)
    return row.date if row.kind == AttributeKind.BIRTH else PartialDate()


def is_past(picture: Picture) -> bool:
    """Of the dead, and of a trial that a source once found going on."""
    return picture.code in DEAD or picture.trial_may_be_over


def old_news(picture: Picture, facts: Iterable[Fact]) -> PartialDate | None:
    """The month in which facts without an end were last heard of, where that is so long ago that
    nobody can say that they still hold."""
    rows = list(facts)
    known = [day for row in rows if (day := picture.seen.get(row.pk) or row.date.latest)]
    if not known or max(known) >= picture.on - A_YEAR:
        return None
    first = max(known).replace(day=1)
    last = end_of_month(first.year, first.month)
    return PartialDate(earliest=first, latest=last, precision=Precision.MONTH)


def facts_in(picture: Picture) -> list[Fact]:
    happened = [event for group in picture.happenings for event in group]
    return [*happened, *picture.charges, *picture.orders]


def once(told: bool, law: Sequence[Sentence]) -> list[Sentence]:
    """Sentence and charge of somebody whose story has come to an end, the sentence first: without
    the one that already was the news, where nothing that happened could be `told`."""
    said = [one for one in law if one.text]
    return said if told else said[1:]


def once_each(remarks: Iterable[str], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Each origin is named where the paragraph first needs it, and not again."""
    said, named = list(sentences), set[str]()
    for place, sentence in enumerate(said):
        text = sentence.text
        for remark in remarks:
            head, found, rest = text.partition(remark)
            kept = "" if remark in named else found
            text = head + kept + rest.replace(remark, "")
            named |= {remark} if found else set()
        said[place] = replace(sentence, text=text)
    return said


def shared(values: Iterable[str]) -> str:
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else ""


def span_of(dates: Iterable[PartialDate]) -> PartialDate:
    """The narrowest date that holds all of them: 19 May and late May are in May.

    An account that says no more than that it was over by then does not widen the others.
    """
    known = [when for when in dates if when.understood]
    begun = [when for when in known if when.earliest]
    last = max((when.latest or date.max for when in begun), default=date.max)
    known = [when for when in known if when.earliest or not when.latest or when.latest < last] or (
        known
    )
    if len(known) < 2 or len({(when.earliest, when.latest) for when in known}) == 1:
        return known[0] if known else PartialDate()
    if any(when.earliest is None or when.latest is None for when in known):
        return PartialDate()
    first = min(when.earliest for when in known if when.earliest)
    last = max(when.latest for when in known if when.latest)
    return PartialDate(earliest=first, latest=last, precision=_precision(first, last))


def _precision(first: date, last: date) -> Precision:
    if (first.year, first.month) == (last.year, last.month):
        return Precision.MONTH
    return Precision.YEAR if first.year == last.year else Precision.RANGE


# Of these the ends are said, and not a month or a year.
SPANS = (Precision.RANGE, Precision.RELATIVE)


def so_far(when: PartialDate, on: date) -> PartialDate:
    """What a source found, or dated only by its end, was so by the letter's day; and what happened
    within a span had happened by it."""
    if when.latest is None or when.latest <= on:
        return when
    if when.precision == Precision.AS_OF_DOC or when.earliest is None:
        return replace(when, earliest=None, latest=on)
    return replace(when, latest=on) if when.precision in SPANS else when


def shared_type(group: Sequence[Event]) -> EventType | None:
    """What accounts of one thing have in common: a forced return, a custody; None for nothing."""
    types = {EventType(event.type) for event in group}
    if len(types) == 1:
        return types.pop()
    if types <= set(REMOVALS):
        return EventType.RETURNED
    return EventType.DETAINED if types <= set(CUSTODY_STARTS) else None


def to_tell(picture: Picture, tells: Callable[[Group], bool]) -> list[Group]:
    """The last custody, removal, release or death, decision on appeal and pardon, in time's order.

    A release after which something else happened to the person says nothing of today; of a custody
    that a source found, and that goes on, the sentence on where things stand tells.
    """
    in_law = ((EventType.APPEAL_DECISION,), MERCY)
    kinds = (CUSTODY_STARTS, REMOVALS, (EventType.RELEASE, EventType.DEATH), *in_law)
    last = {kind: group for group in picture.happenings for kind in kinds if group[0].type in kind}
    chosen = [group for group in picture.happenings if group in last.values() and tells(group)]
    bodily = [one for one in chosen if not any(one[0].type in types for types in in_law)]
    chosen = [one for one in chosen if one in bodily[-1:] or one[0].type != EventType.RELEASE]
    goes_on = picture.code in HELD
    chosen = [one for one in chosen if not said_by_standing(one, picture)]
    chosen = without_said_by_death(chosen, picture)
    return in_order([one for one in chosen if not (goes_on and only_found(one))])


def only_found(group: Sequence[Event]) -> bool:
    """A custody of which sources say no more than that it was there when they were written."""
    return all(
        (event.type == EventType.DETAINED and event.date.earliest is None)
        or event.date.precision == Precision.AS_OF_DOC
        for event in group
    )


def in_order(groups: list[tuple[Event, ...]]) -> list[tuple[Event, ...]]:
    """Whoever was held in a country was not removed from it before, whatever the dates may be."""
    removed = [group for group in groups if group[0].type in REMOVALS]
    for removal_ in removed:
        start = shared(event.from_country for event in removal_)
        before = [
            g for g in groups if start and g[0].type in CUSTODY_STARTS and g[0].country == start
        ]
        if before:
            rest = [g for g in groups if g not in before]
            place_ = rest.index(removal_)
            groups = [*rest[:place_], *before, *rest[place_:]]
    return groups


def news_last(groups: Sequence[Group]) -> list[Group]:
    """In their order, but for what cannot be the news: it comes last only where nothing else is."""
    news = [group for group in groups if group[0].type not in ASIDE][-1:]
    return [*(group for group in groups if group not in news), *news]


def before_news(plan: Plan, groups: list[Group]) -> list[Group]:
    """All but the last, which is the news of a statement; a briefing has no block for news."""
    return groups if plan.letter.kind == LetterKind.BRIEFING else groups[:-1]


def said_by_standing(group: Sequence[Event], picture: Picture) -> bool:
    """An arrest whose day is the "since" of where things stand need not be told twice.

    Of the dead, "since" is the day of the death.
    """
    starts = group[0].type in CUSTODY_STARTS and picture.since.understood
    starts = starts and picture.code not in DEAD
    return starts and group[0].date.earliest == picture.since.earliest


def without_said_by_death(groups: Sequence[Group], picture: Picture) -> list[Group]:
    """Without a custody of which no more is known than that somebody died in it: "died in custody"
    says that too, and told alone it would hide the death."""
    ends = {_days(group) for group in groups if group[0].type == EventType.DEATH}
    if picture.code != S.DECEASED_IN_CUSTODY:
        return list(groups)
    return [
        one for one in groups if shared_type(one) != EventType.DETAINED or _days(one) not in ends
    ]


def _days(group: Group) -> tuple[date | None, date | None]:
    when = span_of(event.date for event in group)
    return when.earliest, when.latest


# So many happenings and more are told as a list.
LISTED = 4


def in_a_list(said: Sequence[Sentence]) -> list[Sentence]:
    """Each on a line of its own."""
    return [replace(one, before="\n\n- " if place == 0 else "\n- ")
            for place, one in enumerate(said)]  # fmt: skip


def below(said: Sequence[Sentence]) -> list[Sentence]:
    """A paragraph under a list."""
    return [replace(one, before=one.before if place else "\n\n")
            for place, one in enumerate(said)]  # fmt: skip


def by_judge(
    rows: Iterable[Assessment], about: Callable[[Assessment], str]
) -> list[list[list[Assessment]]]:
    """What the same have said at the same time, and of it what is one thing said of one thing."""
    one_thing: dict[tuple[str, str], list[Assessment]] = {}
    for row in rows:
        one_thing.setdefault((row.term.code, about(row)), []).append(row)
    together: dict[object, list[list[Assessment]]] = {}
    for same in one_thing.values():
        whose = frozenset(row.whose for row in same)
        together.setdefault((whose, same[0].date.text), []).append(same)
    return list(together.values())
