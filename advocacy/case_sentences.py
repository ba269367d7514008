"""What a letter says of one person: neutral, no more exact than the facts, and without pronouns.

The surname is repeated instead, so that no sentence guesses a sex. Where accounts of one thing
differ and none is preferred, the sentence says what all of them share.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from advocacy.attribution import once
from advocacy.law_sentences import Cite, charged, sentenced
from advocacy.pictures import Picture
from advocacy.sentences import Sentence, facts_of, joined
from advocacy.words import gap, listed, plain, with_article
from cases.codes import CUSTODY_STARTS, REMOVALS, EventType, Outcome, StandingCode
from cases.models import Event, Source
from core.countries import country_name
from core.dates import (
    PartialDate,
    Precision,
    age_on,
    birth_from_age,
    show,
    show_birth,
    show_in_sentence,
)
from people.models import Attribute, AttributeKind

DONE = {
    EventType.APPREHENDED: "was arrested",
    EventType.DETAINED: "was held in custody",
    EventType.TAKEN: "was taken away by force",
    EventType.REMAND_ORDERED: "was remanded in custody",
    EventType.DEPORTED: "was deported",
    EventType.EXTRADITED: "was extradited",
    EventType.RETURNED: "was forcibly returned",
    EventType.RELEASE: "was released",
    EventType.PARDON: "was pardoned",
    EventType.AMNESTY: "was amnestied",
    EventType.DEATH: "died",
}
ON_APPEAL = {
    Outcome.UPHELD: "had the judgment upheld on appeal",
    Outcome.OVERTURNED: "had the judgment overturned on appeal",
    Outcome.REMITTED: "had the case sent back on appeal",
    Outcome.NOT_GUILTY: "was acquitted on appeal",
    Outcome.DISMISSED: "had the case dismissed on appeal",
}
MERCY = (EventType.PARDON, EventType.AMNESTY)
# Said by the sentence on what happened, or not a state that "is" can introduce.
TOLD_BY_EVENT = {
    StandingCode.UNKNOWN,
    StandingCode.RELEASED,
    StandingCode.DECEASED,
    StandingCode.DECEASED_IN_CUSTODY,
    StandingCode.CONVICTED,
    StandingCode.EXPELLED,
}
TOLD_BY_SENTENCE = {StandingCode.IMPRISONED, StandingCode.NON_CUSTODIAL_SENTENCE}
NOT_KNOWN = {StandingCode.FATE_UNKNOWN, StandingCode.FORCIBLY_RETURNED}


def case_sentence(picture: Picture, cite: Cite) -> Sentence:
    """One party in one paragraph. Without clearance: how the person is called, and no more."""
    if picture.party.person is None:
        return _in_summary(picture)
    if not picture.named:
        text = f"{_capital(plain(picture.name))}, whose name we withhold."
        return Sentence(text, facts_of(picture.party))
    happened, stands = _happened(picture), _stands(picture)
    law = [charged(picture, cite), sentenced(picture)]
    said = [happened, *law, stands] if happened.text else [stands, *law]
    said = [sentence for sentence in said if sentence.text] or [_nothing(picture)]
    surname = plain(picture.surname)
    text = f"{_who(picture)} " + f" {surname} ".join(sentence.text for sentence in said)
    notes = "".join(cite(source_note(source)) for source in picture.sources)
    rows = facts_of(picture.party, picture.party.person, *picture.births, *picture.roles)
    return Sentence(once(text, picture.remarks.values()) + notes, rows + joined(said).facts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_summary(picture: Picture) -> Sentence:
    """An organisation, a law or people without names: told by the summary of the case."""
    case, name = picture.party.case, plain(picture.name)
    summary = plain(case.summary.get("en", "")) or gap(f"what happened to {name} is not recorded")
    if picture.limited:
        summary = gap(f"what happened to {name}, without what is told of a public case")
    return Sentence(f"**{name}**: {summary}", facts_of(picture.party, case))


def _who(picture: Picture) -> str:
    also = ", ".join(plain(name) for name in picture.also)
    name = f"**{plain(picture.name)}**" + (f" (also seen as {also})" if also else "")
    if picture.limited:
        return name
    return f"{name}, {_age(picture)}, {_role(picture)},"


def _nothing(picture: Picture) -> Sentence:
    if picture.limited:
        name = plain(picture.name)
        return Sentence(gap(f"nothing that a public case covers is recorded of {name}") + ".")
    return Sentence(gap(f"what happened to {plain(picture.name)} is not recorded") + ".")


def _age(picture: Picture) -> str:
    """The age on the letter's day, which may be a range: "aged 39", "born 1983 or 1984"."""
    written = PartialDate.on(picture.on)
    for row in picture.births:
        birth = _birth(row)
        least, most = age_on(birth, written)
        if least is not None and least == most:
            return f"aged {least}"
        if birth.understood:
            return show_birth(birth)
    return gap(f"age of {plain(picture.name)} is not recorded")


def _role(picture: Picture) -> str:
    """What a source calls the person, else what the person does by our own list."""
    for row in picture.roles:
        words = row.value or (row.term.labels.get("en", "") if row.term else "")
        if words:
            return with_article(plain(words))
    return gap(f"what {plain(picture.name)} does is not recorded")


def _birth(row: Attribute) -> PartialDate:
    """A stated age is as good as a birth date, within a year."""
    if row.kind == AttributeKind.AGE and row.value.isdecimal():
        return birth_from_age(int(row.value), row.date)
    return row.date if row.kind == AttributeKind.BIRTH else PartialDate()


def _to_tell(picture: Picture) -> list[tuple[Event, ...]]:
    """The last custody, removal, release or death, decision on appeal and pardon, in time's order.

    A release after which something else happened to the person says nothing of today.
    """
    in_law = ((EventType.APPEAL_DECISION,), MERCY)
    kinds = (CUSTODY_STARTS, REMOVALS, (EventType.RELEASE, EventType.DEATH), *in_law)
    last = {kind: group for group in picture.happenings for kind in kinds if group[0].type in kind}
    chosen = [group for group in picture.happenings if group in last.values()]
    chosen = [group for group in chosen if _act(group, picture)]
    bodily = [g for g in chosen if not any(g[0].type in types for types in in_law)]
    chosen = [g for g in chosen if g in bodily[-1:] or g[0].type != EventType.RELEASE]
    return [group for group in chosen if not _said_by_standing(group, picture)]


def _said_by_standing(group: Sequence[Event], picture: Picture) -> bool:
    """An arrest whose day is the "since" of where things stand need not be told twice."""
    starts = group[0].type in CUSTODY_STARTS and picture.since.understood
    return starts and group[0].date.earliest == picture.since.earliest


def _happened(picture: Picture) -> Sentence:
    clauses = [_clause(group, picture) for group in _to_tell(picture)]
    if not clauses:
        return Sentence("")
    return Sentence(f"{listed(clause.text for clause in clauses)}.", joined(clauses).facts)


def _clause(group: Sequence[Event], picture: Picture) -> Sentence:
    """What all accounts share: the act, where, and the days within which it lies."""
    where = _removal(group, picture) if group[0].type in REMOVALS else _place(group)
    when = span_of(event.date for event in group)
    said = show_in_sentence(when) if when.understood else ""
    said = said or gap(f"when {plain(picture.surname)} {_act(group, picture)} is not recorded")
    whose = picture.remarks.get(group[0].pk, "")
    return Sentence(f"{_act(group, picture)}{where} {said}{whose}", facts_of(*group))


def _act(group: Sequence[Event], picture: Picture) -> str:
    """What happened; "" for a decision on appeal of which nothing, or not one thing, is known."""
    if group[0].type == EventType.APPEAL_DECISION:
        outcome = _shared(picture.outcomes.get(event.pk, "") for event in group)
        return ON_APPEAL.get(Outcome(outcome), "") if outcome else ""
    types = {EventType(event.type) for event in group}
    if len(types) == 1:
        return DONE[types.pop()]
    return DONE[EventType.RETURNED if types <= set(REMOVALS) else EventType.DETAINED]


def _removal(group: Sequence[Event], picture: Picture) -> str:
    start = _shared(event.from_country for event in group)
    end = _shared(event.to_country for event in group)
    to = country_name(end, "en") if end else gap(f"where {plain(picture.surname)} was taken to")
    return f"{' from ' + country_name(start, 'en') if start else ''} to {to}"


def _place(group: Sequence[Event]) -> str:
    place = _shared(event.place_words for event in group)
    country = _shared(event.country for event in group)
    words = [plain(place)] if place else []
    words += [country_name(country, "en")] if country else []
    return f" in {', '.join(words)}" if words else ""


def _shared(values: Iterable[str]) -> str:
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else ""


def span_of(dates: Iterable[PartialDate]) -> PartialDate:
    """The narrowest date that holds all of them: 19 May and late May are in May."""
    known = [when for when in dates if when.understood]
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


def source_note(source: Source) -> str:
    issuer = source.publisher.name if source.publisher else source.publisher_words
    said = [plain(issuer), f"“{plain(source.title)}”", show(source.published)]
    address = f", <{source.url}>" if source.url.startswith(("https://", "http://")) else ""
    return ", ".join(word for word in said if word) + f"{address}."


def _stands(picture: Picture) -> Sentence:
    """Where things stand on the letter's day, unless events or sentence have said it."""
    serves = picture.code in TOLD_BY_SENTENCE and sentenced(picture).text
    if picture.code in TOLD_BY_EVENT or serves:
        return Sentence("")
    if picture.code in NOT_KNOWN:
        return Sentence("has not been heard of since, as far as we know.")
    if picture.trial_may_be_over:
        last = picture.since.latest
        when = f" as of {show(PartialDate.on(last))}" if last else ""
        return Sentence(f"was on trial{when}.")
    verb = "has been" if " since " in picture.stands else "is"
    said = [group for group in picture.happenings if _said_by_standing(group, picture)]
    whose = picture.remarks.get(said[-1][0].pk, "") if said else ""
    return Sentence(f"{verb} {plain(picture.stands)}{whose}.")
