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
# What a longer account tells too; of the person, unless it begins with a subject of its own.
ALSO_DONE = {
    EventType.TRANSFER: "was moved to another place of detention",
    EventType.LEFT_COUNTRY: "left the country",
    EventType.ILL_TREATED: "was ill-treated",
    EventType.INJURED: "was injured",
    EventType.THREATENED: "was threatened or put under pressure",
    EventType.SEARCH: "the home or belongings of {name} were searched",
    EventType.TRAVEL_BANNED: "was barred from leaving the country",
    EventType.SURVEILLANCE: "was watched or followed",
    EventType.SMEARED: "was attacked in the media",
    EventType.RETURN_DENIED: "was not let back into the country",
    EventType.PAPERS_REFUSED: "was denied or deprived of a passport or citizenship",
    EventType.DISCIPLINARY_PENALTY: "was punished in prison",
    EventType.DISAPPEARED: "disappeared",
    EventType.SUMMONED: "was summoned",
    EventType.SUSPECT_NOTICE: "was named as a suspect",
    EventType.INTERROGATED: "was questioned",
    EventType.CHARGED: "was charged",
    EventType.CHARGES_ADDED: "further charges were brought against {name}",
    EventType.CHARGES_AMENDED: "the charges against {name} were changed",
    EventType.CHARGES_DROPPED: "the charges against {name} were dropped",
    EventType.WANTED_NOTICE: "was put on a wanted list",
    EventType.INTERPOL_NOTICE: "was sought through Interpol",
    EventType.REMAND_EXTENDED: "the remand of {name} was extended",
    EventType.REMAND_REPLACED: "the remand of {name} was replaced by a milder measure",
    EventType.INDICTMENT_TO_COURT: "was sent for trial",
    EventType.HEARING_HELD: "had a court hearing",
    EventType.TRIAL_CLOSED: "the trial of {name} was closed to the public",
    EventType.ADMIN_SENTENCE: "was given an administrative penalty",
    EventType.SENTENCE_MODIFIED: "the sentence of {name} was changed",
    EventType.APPEAL_LODGED: "an appeal was lodged in the case of {name}",
    EventType.CASSATION_LODGED: "a cassation appeal was lodged in the case of {name}",
    EventType.EXPULSION_ORDER: "was ordered to be removed",
    EventType.EXTRADITION_REQUEST: "was the subject of an extradition request",
    EventType.RELATIVES_PRESSED: "the relatives of {name} were put under pressure",
    EventType.RELATIVES_INFORMED: "the relatives of {name} were informed",
    EventType.AUTOPSY: "an autopsy was carried out on the body of {name}",
    EventType.BODY_RETURNED: "the body of {name} was handed over to the relatives",
    EventType.MEDICAL_EXAM: "was medically examined",
    EventType.ALLEGED_CONDUCT: "was said to have done what is complained of",
    EventType.PUBLIC_STATEMENT: "was the subject of a public statement",
    EventType.COMPLAINT_FILED: "was party to a complaint",
    EventType.CASE_OPENED: "was party to a court case that was opened",
    EventType.PROSECUTION_REQUEST: "the prosecution asked for a sentence against {name}",
    EventType.ASYLUM_DECISION: "was given a decision on asylum",
    EventType.JUDGMENT: "was the subject of a judgment",
}
ON_APPEAL = {
    Outcome.UPHELD: "the judgment against {name} was upheld on appeal",
    Outcome.OVERTURNED: "the judgment against {name} was overturned on appeal",
    Outcome.REMITTED: "the case of {name} was sent back on appeal",
    Outcome.NOT_GUILTY: "was acquitted on appeal",
    Outcome.DISMISSED: "the case against {name} was dismissed on appeal",
    Outcome.REDUCED: "the sentence of {name} was reduced on appeal",
    Outcome.INCREASED: "the sentence of {name} was increased on appeal",
}
FOUND = {
    Outcome.GUILTY: "was found guilty",
    Outcome.GUILTY_PARTIAL: "was found guilty in part",
    Outcome.NOT_GUILTY: "was acquitted",
    Outcome.DISMISSED: "the case against {name} was dismissed",
}
DECIDED = {EventType.APPEAL_DECISION: ON_APPEAL, EventType.VERDICT: FOUND}
# Of what a source found when it was written.
FOUND_SO = {EventType.DETAINED: "was in custody", EventType.DISAPPEARED: "was missing"}
OWN_SUBJECT = ("the ", "a ", "an ", "further ")


def happened(plan: Plan, picture: Picture) -> Sentence:
    """What is to be told of it in one sentence; "" where nothing is."""
    clauses = [clause(plan, picture, group) for group in to_tell(picture)]
    if not clauses:
        return Sentence("")
    surname, said = plain(picture.surname), [one.text for one in clauses]
    # Behind what somebody else is the subject of, the name is needed again.
    again = any(map(has_own_subject, said))
    said[1:] = [told_of(surname, text) if again else text for text in said[1:]]
    return Sentence(f"{listed(said)}.", joined(clauses).facts)


def has_own_subject(words: str) -> bool:
    """ "the body of X was handed over", and not "was arrested"."""
    return words.startswith(OWN_SUBJECT)


def told_of(surname: str, words: str) -> str:
    """ "X was arrested", "the body of X was handed over"."""
    return words if has_own_subject(words) else f"{surname} {words}"


def behind(introduced: str, words: str) -> str:
    """ "**X**, a lawyer, was arrested", "**X**, a lawyer: further charges were brought"."""
    if has_own_subject(words):
        return f"{introduced.removesuffix(',')}: {words}"
    return f"{introduced} {words}"


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
    said = said or gap(f"when {told_of(surname, done)} is not recorded")
    whose = word_of(picture, group[0])
    return Sentence(f"{done}{where} {said}{whose}", facts_of(*group))


def act(group: Sequence[Event], picture: Picture) -> str:
    return _act(group, picture).replace("{name}", plain(picture.surname))


def _act(group: Sequence[Event], picture: Picture) -> str:
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
