"""What a letter says of one person: neutral, no more exact than the facts, and without pronouns.

The surname is repeated instead, so that no sentence guesses a sex. Where accounts of one thing
differ and none is preferred, the sentence says what all of them share.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from advocacy.pictures import Picture
from advocacy.sentences import Sentence, facts_of, joined
from advocacy.words import gap, listed, plain, with_article
from cases.codes import CUSTODY_STARTS, REMOVALS, EventType, StandingCode
from cases.models import Charge, ChargeStatus, Event, Law, Order, OrderKind, Provision, Source
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

Cite = Callable[[str], str]

DONE = {
    EventType.APPREHENDED: "was arrested",
    EventType.DETAINED: "was taken into custody",
    EventType.TAKEN: "was taken away by force",
    EventType.REMAND_ORDERED: "was remanded in custody",
    EventType.DEPORTED: "was deported",
    EventType.EXTRADITED: "was extradited",
    EventType.RETURNED: "was forcibly returned",
    EventType.RELEASE: "was released",
    EventType.DEATH: "died",
}
ACCUSED = {
    ChargeStatus.SUSPECTED: "is suspected of",
    ChargeStatus.WANTED: "is wanted on charges of",
    ChargeStatus.COMPLAINED_OF: "is accused in a complaint of",
    ChargeStatus.CHARGED: "is charged with",
    ChargeStatus.ON_TRIAL: "is on trial for",
    ChargeStatus.CONVICTED: "was convicted of",
    ChargeStatus.ACQUITTED: "was acquitted of",
    ChargeStatus.THREATENED: "is threatened with charges of",
}
SENTENCED = {
    OrderKind.IMPRISONMENT: "{term} in prison",
    OrderKind.LIFE: "life imprisonment",
    OrderKind.SUSPENDED_IMPRISONMENT: "a suspended prison term of {term}",
    OrderKind.PROBATION: "{term} of probation",
    OrderKind.RESTRICTED_LIBERTY: "{term} of restricted liberty",
    OrderKind.CORRECTIONAL_LABOUR: "{term} of correctional labour",
    OrderKind.ADMINISTRATIVE_ARREST: "{term} of administrative arrest",
    OrderKind.ACTIVITY_BAN: "a ban on activities of {term}",
    OrderKind.FINE: "a fine",
}
# Said by the sentence on what happened, or not a state that "is" can introduce.
TOLD_BY_EVENT = {
    StandingCode.UNKNOWN,
    StandingCode.RELEASED,
    StandingCode.DECEASED,
    StandingCode.DECEASED_IN_CUSTODY,
    StandingCode.CONVICTED,
    StandingCode.EXPELLED,
}
NOT_KNOWN = {StandingCode.FATE_UNKNOWN, StandingCode.FORCIBLY_RETURNED}


def case_sentence(picture: Picture, cite: Cite) -> Sentence:
    """One party in one paragraph. Without clearance: how the person is called, and no more."""
    if picture.party.person is None:
        return _in_summary(picture)
    if not picture.named:
        text = f"{_capital(plain(picture.name))}, whose name we withhold."
        return Sentence(text, facts_of(picture.party))
    happened, stands = _happened(picture), _stands(picture)
    law = [_charged(picture, cite), _sentenced(picture)]
    said = [happened, *law, stands] if happened.text else [stands, *law]
    said = [sentence for sentence in said if sentence.text] or [_nothing(picture)]
    surname = plain(picture.surname)
    text = f"{_who(picture)} " + f" {surname} ".join(sentence.text for sentence in said)
    notes = "".join(cite(source_note(source)) for source in picture.sources)
    rows = facts_of(picture.party, picture.party.person, *picture.births, *picture.roles)
    return Sentence(text + notes, rows + joined(said).facts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_summary(picture: Picture) -> Sentence:
    """An organisation, a law or people without names: told by the summary of the case."""
    case, name = picture.party.case, plain(picture.name)
    summary = plain(case.summary.get("en", "")) or gap(f"what happened to {name} is not recorded")
    return Sentence(f"**{name}**: {summary}", facts_of(picture.party, case))


def _who(picture: Picture) -> str:
    also = ", ".join(plain(name) for name in picture.also)
    name = f"**{plain(picture.name)}**" + (f" (also seen as {also})" if also else "")
    return f"{name}, {_age(picture)}, {_role(picture)},"


def _nothing(picture: Picture) -> Sentence:
    return Sentence(gap(f"what happened to {plain(picture.name)} is not recorded"))


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
    """The last time in custody, the last removal, the release or death, in the order of time."""
    kinds = (CUSTODY_STARTS, REMOVALS, (EventType.RELEASE, EventType.DEATH))
    last = {kind: group for group in picture.happenings for kind in kinds if group[0].type in kind}
    chosen = [group for group in picture.happenings if group in last.values()]
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
    said = said or gap(f"when {plain(picture.surname)} {_act(group)} is not recorded")
    return Sentence(f"{_act(group)}{where} {said}", facts_of(*group))


def _act(group: Sequence[Event]) -> str:
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


def _charged(picture: Picture, cite: Cite) -> Sentence:
    """Charges by how far they have come, each with its article and a note of the full title."""
    clauses, named = [], set[Law]()
    for status, words in ACCUSED.items():
        charges = [charge for charge in picture.charges if charge.status == status]
        if charges:
            clauses.append(f"{words} {listed(_charge(charge, named, cite) for charge in charges)}")
    if not clauses:
        return Sentence("")
    rows = facts_of(*picture.charges, *(charge.provision for charge in picture.charges))
    return Sentence(f"{listed(clauses)}.", rows)


def _charge(charge: Charge, named: set[Law], cite: Cite) -> str:
    """The law is named once: a second article is one "of the same law"."""
    provision = charge.provision
    if provision is None:
        return f"“{plain(charge.words)}”"
    title = plain(provision.plain_title.get("en", "")) or f"“{plain(charge.words)}”"
    same = provision.law in named and provision.article
    where = f"Article {plain(provision.article)} of the same law" if same else article(provision)
    named.add(provision.law)
    return f"{title} ({where}){cite(article_note(provision))}"


def article(provision: Provision) -> str:
    part = f", part {plain(provision.part)}" if provision.part else ""
    law = plain(provision.law.name.get("en", ""))
    law = law or gap(f"name of the law of article {plain(provision.article)} is not recorded")
    return f"Article {plain(provision.article)}{part} of the {law}" if provision.article else law


def article_note(provision: Provision) -> str:
    """The article with its full official title, for a reader who has the code at hand."""
    title = plain(provision.official_title.get("en", ""))
    title = title.rstrip(".") or gap("full title of the article is not recorded")
    return f"{article(provision)}: {title}."


def source_note(source: Source) -> str:
    issuer = source.publisher.name if source.publisher else source.publisher_words
    said = [plain(issuer), f"“{plain(source.title)}”", show(source.published)]
    address = f", <{source.url}>" if source.url.startswith(("https://", "http://")) else ""
    return ", ".join(word for word in said if word) + f"{address}."


def _sentenced(picture: Picture) -> Sentence:
    orders = [order for order in picture.orders if order.kind in SENTENCED]
    if not orders:
        return Sentence("")
    surname = plain(picture.surname)
    clauses = [f"{_term(order, surname)} {_when(order, surname)}".strip() for order in orders]
    text = f"was sentenced to {listed(clauses)}."
    return Sentence(text, facts_of(*orders, *(order.event for order in orders)))


def _term(order: Order, surname: str) -> str:
    counts = ((order.years, "year"), (order.months, "month"), (order.days, "day"))
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    term = listed(words) if words else gap(f"length of the sentence of {surname} is not recorded")
    return SENTENCED[OrderKind(order.kind)].replace("{term}", term)


def _when(order: Order, surname: str) -> str:
    when = order.date if order.date.understood else order.event.date if order.event else order.date
    if when.understood:
        return show_in_sentence(when)
    return gap(f"date of the sentence of {surname} is not recorded")


def _stands(picture: Picture) -> Sentence:
    """Where things stand on the letter's day, unless what happened has said it."""
    if picture.code in TOLD_BY_EVENT:
        return Sentence("")
    if picture.code in NOT_KNOWN:
        return Sentence("has not been heard of since, as far as we know.")
    verb = "has been" if " since " in picture.stands else "is"
    return Sentence(f"{verb} {plain(picture.stands)}.")
