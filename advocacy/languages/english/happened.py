"""What happened to somebody: the act, where, and the days within which it lies.

Where accounts of one thing differ and none is preferred, a clause says what all of them share.
"""

from collections.abc import Sequence

from advocacy.languages import accounts
from advocacy.languages.accounts import (
    Group,
    only_found,
    shared,
    so_far,
    span_of,
)
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.english.attribution import word_of
from advocacy.languages.english.style import inside
from advocacy.languages.english.words import listed, with_the
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import CUSTODY_STARTS, REMOVALS, EventType, Outcome, StandingCode
from cases.models import Event

S = StandingCode
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
# What a longer account tells too.
ALSO_DONE = {
    EventType.TRANSFER: "was moved to another place of detention",
    EventType.LEFT_COUNTRY: "left the country",
    EventType.ILL_TREATED: "was ill-treated",
    EventType.INJURED: "was injured",
    EventType.THREATENED: "was threatened or put under pressure",
    EventType.SEARCH: "had home or belongings searched",
    EventType.TRAVEL_BANNED: "was barred from leaving the country",
    EventType.SURVEILLANCE: "was watched or followed",
    EventType.SMEARED: "was attacked in the media",
    EventType.RETURN_DENIED: "was not let back into the country",
    EventType.PAPERS_REFUSED: "had a passport or citizenship refused or taken away",
    EventType.DISCIPLINARY_PENALTY: "was punished in prison",
    EventType.DISAPPEARED: "disappeared",
    EventType.SUMMONED: "was summoned",
    EventType.SUSPECT_NOTICE: "was named as a suspect",
    EventType.INTERROGATED: "was questioned",
    EventType.CHARGED: "was charged",
    EventType.CHARGES_ADDED: "had further charges brought",
    EventType.CHARGES_AMENDED: "had the charges changed",
    EventType.CHARGES_DROPPED: "had the charges dropped",
    EventType.WANTED_NOTICE: "was put on a wanted list",
    EventType.INTERPOL_NOTICE: "was sought through Interpol",
    EventType.REMAND_EXTENDED: "had the time on remand extended",
    EventType.REMAND_REPLACED: "had remand replaced by a milder measure",
    EventType.INDICTMENT_TO_COURT: "was sent for trial",
    EventType.HEARING_HELD: "had a court hearing",
    EventType.TRIAL_CLOSED: "had the trial closed to the public",
    EventType.ADMIN_SENTENCE: "was given an administrative penalty",
    EventType.SENTENCE_MODIFIED: "had the sentence changed",
    EventType.APPEAL_LODGED: "had an appeal lodged",
    EventType.CASSATION_LODGED: "had a cassation appeal lodged",
    EventType.EXPULSION_ORDER: "was ordered to be removed",
    EventType.EXTRADITION_REQUEST: "was the subject of an extradition request",
    EventType.RELATIVES_PRESSED: "had relatives put under pressure",
    EventType.RELATIVES_INFORMED: "had relatives informed",
    EventType.AUTOPSY: "was the subject of an autopsy",
    EventType.BODY_RETURNED: "had the body handed over to relatives",
    EventType.MEDICAL_EXAM: "had a medical examination",
    EventType.ALLEGED_CONDUCT: "was said to have done what is complained of",
    EventType.PUBLIC_STATEMENT: "was the subject of a public statement",
    EventType.COMPLAINT_FILED: "was party to a complaint",
    EventType.CASE_OPENED: "was party to a court case that was opened",
    EventType.PROSECUTION_REQUEST: "had a sentence sought by the prosecution",
    EventType.ASYLUM_DECISION: "was given a decision on asylum",
    EventType.JUDGMENT: "was the subject of a judgment",
}
ON_APPEAL = {
    Outcome.UPHELD: "had the judgment upheld on appeal",
    Outcome.OVERTURNED: "had the judgment overturned on appeal",
    Outcome.REMITTED: "had the case sent back on appeal",
    Outcome.NOT_GUILTY: "was acquitted on appeal",
    Outcome.DISMISSED: "had the case dismissed on appeal",
    Outcome.REDUCED: "had the sentence reduced on appeal",
    Outcome.INCREASED: "had the sentence increased on appeal",
}
FOUND = {
    Outcome.GUILTY: "was found guilty",
    Outcome.GUILTY_PARTIAL: "was found guilty in part",
    Outcome.NOT_GUILTY: "was acquitted",
    Outcome.DISMISSED: "had the case dismissed",
}
DECIDED = {EventType.APPEAL_DECISION: ON_APPEAL, EventType.VERDICT: FOUND}
# Of what a source found when it was written.
FOUND_SO = {EventType.DETAINED: "was in custody", EventType.DISAPPEARED: "was missing"}
MERCY = (EventType.PARDON, EventType.AMNESTY)


def happened(plan: Plan, picture: Picture) -> Sentence:
    """What is to be told of it in one sentence; "" where nothing is."""
    clauses = [clause(plan, picture, group) for group in to_tell(picture)]
    if not clauses:
        return Sentence("")
    return Sentence(f"{listed(said.text for said in clauses)}.", joined(clauses).facts)


def to_tell(picture: Picture) -> list[Group]:
    """What English has words for, of what is to be told."""
    return accounts.to_tell(picture, lambda group: bool(act(group, picture)))


def clause(plan: Plan, picture: Picture, group: Sequence[Event]) -> Sentence:
    """What all accounts share."""
    surname, done = plain(picture.surname), act(group, picture)
    where = removal(group, surname) if group[0].type in REMOVALS else place(group)
    if group[0].type == EventType.LEFT_COUNTRY:
        done, where = left(group), ""
    where += "," if "," in where else ""
    when = so_far(span_of(event.date for event in group), plan.on)
    said = inside(when, plan) if when.understood else ""
    said = said or gap(f"when {surname} {done} is not recorded")
    whose = word_of(picture, group[0])
    return Sentence(f"{done}{where} {said}{whose}", facts_of(*group))


def act(group: Sequence[Event], picture: Picture) -> str:
    """What happened; "" for what is not told, or a decision of which not one thing is known."""
    types = {EventType(event.type) for event in group}
    first = EventType(group[0].type)
    if first in DECIDED:
        outcome = shared(picture.outcomes.get(event.pk, "") for event in group)
        return DECIDED[first].get(Outcome(outcome), "") if outcome else ""
    if types == {EventType.DEATH} and picture.code == StandingCode.DECEASED_IN_CUSTODY:
        return "died in custody"
    if first in FOUND_SO and only_found(group):
        return FOUND_SO[first]
    if len(types) == 1:
        return DONE.get(first) or ALSO_DONE.get(first, "")
    if types <= set(REMOVALS):
        return DONE[EventType.RETURNED]
    return DONE[EventType.DETAINED] if types <= set(CUSTODY_STARTS) else ""


def removal(group: Sequence[Event], surname: str) -> str:
    start = shared(event.from_country for event in group)
    end = shared(event.to_country for event in group)
    to = with_the(end) if end else gap(f"where {surname} was taken to")
    return f"{' from ' + with_the(start) if start else ''} to {to}"


def left(group: Sequence[Event]) -> str:
    """ "left Russia for Estonia", "left the country"."""
    start = shared(event.from_country for event in group)
    end = shared(event.to_country for event in group)
    where = with_the(start) if start else "the country"
    return f"left {where} for {with_the(end)}" if end else f"left {where}"


def place(group: Sequence[Event]) -> str:
    return in_place(
        shared(event.place_words for event in group), shared(event.country for event in group)
    )


def in_place(words: str, country: str) -> str:
    """ " in Kokand, Uzbekistan"; "" where neither is known."""
    named = with_the(country) if country else ""
    said = [plain(words)] if words else []
    if named and named.removeprefix("the ").casefold() not in words.casefold():
        said.append(named)
    return f" in {', '.join(said)}" if said else ""
