"""A statement or an urgent appeal on one case: news, where things stand, course, who, concern."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advocacy.languages.accounts import (
    DEAD,
    LISTED,
    before_news,
    below,
    by_judge,
    in_a_list,
    in_order,
    news_last,
    once,
    without_said_by_death,
)
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.english.attribution import each_once
from advocacy.languages.english.case import case, nothing, untold, with_notes
from advocacy.languages.english.custody import stands as where_things_stand
from advocacy.languages.english.happened import (
    act,
    behind,
    clause,
    has_own_subject,
    only_found,
    told_of,
)
from advocacy.languages.english.law import charged, sentenced
from advocacy.languages.english.orders import ordered
from advocacy.languages.english.style import inside
from advocacy.languages.english.who import about, called, introduced, known_age, known_role
from advocacy.languages.english.words import capital, ended, listed, with_article
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType
from cases.models import Assessment, Event
from core.dates import PartialDate

# Whose name is that of several.
SEVERAL = re.compile(r"\b(?:NGOs|organi[sz]ations|experts|groups|activists|and)\b")
JUDGED = {
    "ARBITRARY_ARREST": "an arbitrary arrest",
    "ARBITRARY_DETENTION": "arbitrary detention",
    "ENFORCED_DISAPPEARANCE": "an enforced disappearance",
    "ABDUCTION": "an abduction",
    "TORTURE": "torture",
    "ILL_TREATMENT": "ill-treatment",
    "EXTRAJUDICIAL_KILLING": "an extrajudicial execution",
    "DEATH_IN_CUSTODY": "a death in custody",
    "REFOULEMENT": "refoulement",
    "EXPULSION_OF_CITIZEN": "the expulsion of a citizen",
    "UNFAIR_TRIAL": "an unfair trial",
    "DENIAL_OF_LAWYER": "a denial of legal assistance or of the file",
    "FORCED_CONFESSION": "forced self-incrimination",
    "REPRISAL_FAMILY": "pressure on relatives",
    "SMEAR": "a smear campaign",
    "PRISONER_OF_CONSCIENCE": "a prisoner of conscience",
    "POLITICALLY_MOTIVATED": "politically motivated",
    "FABRICATED": "fabricated",
    "UNLAWFUL": "unlawful",
    "RETALIATION": "retaliation for peaceful work",
    "RISK_OF_TORTURE": "at risk of torture",
}

# Of a case, and of nobody: "politically motivated" is no word on a person.
OF_CASES = ("POLITICALLY_MOTIVATED", "FABRICATED", "UNLAWFUL", "RETALIATION", "UNFAIR_TRIAL")
# What an assessment is about.
ACTS = {
    EventType.APPREHENDED: "arrest",
    EventType.DETAINED: "detention",
    EventType.DEPORTED: "deportation",
    EventType.EXTRADITED: "extradition",
    EventType.RETURNED: "forced return",
    EventType.SEARCH: "search",
    EventType.DEATH: "death",
}


def news(plan: Plan, picture: Picture) -> list[Sentence]:
    """What happened last, with who it happened to."""
    if not picture.named or picture.party.person is None:
        return case(plan, picture)
    last = [clause(plan, picture, group) for group in told(picture)[-1:]]
    said = joined(last, by=" and ")
    said = Sentence(f"{said.text}.", said.facts) if said.text else _other_news(plan, picture)
    text = behind(introduced(plan, picture), said.text)
    told_now = [Sentence(text, about(picture) + said.facts, key=f"news:{picture.party.pk}")]
    return [*with_notes(plan, picture, each_once(picture, told_now)), *untold(picture)]


def _other_news(plan: Plan, picture: Picture) -> Sentence:
    """Where nothing that happened can be told: the sentence, the charge, where things stand."""
    for said in (sentenced(plan, picture), charged(plan, picture)):
        if said.text:
            return said
    state = where_things_stand(plan, picture)
    return state if state.text else nothing(picture)


def told(picture: Picture) -> list[tuple[Event, ...]]:
    """All that can be said of what happened, in time's order, the news last, but for what only
    says again that somebody is held, or has not been heard of."""
    groups = [group for group in picture.happenings if act(group, picture)]
    groups = without_said_by_death(groups, picture)
    return news_last(in_order([group for group in groups if not only_found(group)]) or groups)


def stands(plan: Plan, picture: Picture) -> list[Sentence]:
    """Present state, then stage: charges, sentence, time in custody, what comes next.

    An accusation is not where the dead stand: it goes with what happened before.
    """
    if not picture.named or picture.party.person is None:
        return []
    said = [_of(picture, "stands", where_things_stand(plan, picture))]
    said += [] if picture.code in DEAD else _law(plan, picture)
    said.append(ordered(plan, picture).keyed(f"ordered:{picture.party.pk}"))
    own = {"sought", "custody", "next", "un"}
    said = [one for one in said if one.text]
    rest = [one for one in case(plan, picture) if one.key.split(":")[0] in own]
    said = each_once(picture, [*said, *rest])
    return [*said, *untold(picture)] if said else []


def _of(picture: Picture, what: str, part: Sentence) -> Sentence:
    text = f"{plain(picture.surname)} {part.text}" if part.text else ""
    return Sentence(text, part.facts, key=f"{what}:{picture.party.pk}")


def _law(plan: Plan, picture: Picture) -> list[Sentence]:
    """Charges and sentence; where an end may not be told, without the one that was the news."""
    charge = _of(picture, "charged", charged(plan, picture))
    sentence = _of(picture, "sentenced", sentenced(plan, picture))
    if picture.untold:
        return once(bool(told(picture)), [sentence, charge])
    return [charge, sentence]


def course(plan: Plan, picture: Picture) -> list[Sentence]:
    """The history before the news, oldest first; all of it in a briefing, which has no news."""
    return _in_sentences(picture, _course(plan, picture))


def history(plan: Plan, picture: Picture) -> list[Sentence]:
    """The same, as a list under the name where it is long."""
    said, law = _course(plan, picture), []
    if picture.code in DEAD and picture.named:
        law = [one for one in _law(plan, picture) if one.text]
    if len(said) < LISTED:
        return each_once(picture, [*_in_sentences(picture, said), *law])
    head, rows = f"In order of time, {plain(picture.surname)}:", said
    if any(has_own_subject(one.text) for one in said):
        head, rows = "In order of time:", _in_sentences(picture, said)
    first = Sentence(head, key=f"order:{picture.party.pk}")
    return each_once(picture, [first, *in_a_list(rows), *below(law)])


def _in_sentences(picture: Picture, said: Sequence[Sentence]) -> list[Sentence]:
    surname = plain(picture.surname)
    return [replace(one, text=f"{capital(told_of(surname, one.text))}.") for one in said]


def _course(plan: Plan, picture: Picture) -> list[Sentence]:
    """Without the name and the full stop."""
    if not picture.named or picture.party.person is None:
        return []
    said = [
        clause(plan, picture, group).keyed(f"course:{group[0].account_of}")
        for group in before_news(plan, told(picture))
    ]
    return each_once(picture, said)


def who(plan: Plan, picture: Picture) -> list[Sentence]:
    """Role and age; "" where neither is recorded, or may be told."""
    if not picture.named or picture.limited or picture.party.person is None:
        return []
    role, age = known_role(picture), known_age(plan, picture)
    surname = plain(picture.surname)
    text = f"{surname} is {role}{', ' if age else ''}{age}" if role else f"{surname} {_aged(age)}"
    if not role and not age:
        text = gap(f"who {plain(picture.name)} is, is not recorded")
    rows = facts_of(*picture.births, *picture.roles)
    return [Sentence(ended(text), rows, key=f"who:{picture.party.pk}")]


def _aged(age: str) -> str:
    """ "is aged 39", "was born in 1983 or 1984", "was born on 5 May 1983"."""
    if not age.startswith("born "):
        return f"is {age}"
    when = age.removeprefix("born ")
    place = "" if when.startswith("between") else "in " if when[:4].isdecimal() else "on "
    return f"was born {place}{when}"


def qualification(plan: Plan, picture: Picture) -> list[Sentence]:
    """What others made of it: one sentence for all that the same have said at the same time."""
    if not picture.named or picture.limited:
        return []
    said = by_judge(picture.assessments, lambda row: _about(plan, picture, row))
    return [_assessed(plan, picture, judged) for judged in said]


def _assessed(plan: Plan, picture: Picture, judged: Sequence[Sequence[Assessment]]) -> Sentence:
    first = judged[0][0]
    names = sorted({whose_word(row) for row in judged[0]})
    whose = listed(names)
    if first.date.understood:
        begins = f"{capital(inside(first.date, plan))}, {whose} considered"
    else:
        several = len(names) > 1 or SEVERAL.search(whose)
        begins = f"{capital(whose)} {'consider' if several else 'considers'}"
    parts = [f"{_about(plan, picture, rows[0])} to be {_judged(rows[0])}" for rows in judged]
    facts = facts_of(*(row for rows in judged for row in rows))
    return Sentence(f"{begins} {listed(parts)}.", facts, key=f"assessed:{first.pk}")


def whose_word(row: Assessment) -> str:
    """ "the 22 signatories" are those of the statement they signed, and not of this text."""
    words = plain(row.whose)
    return f"{words} of a joint statement" if words.endswith("signatories") else words


def _judged(row: Assessment) -> str:
    words = plain(row.term.labels.get("en", "")) or plain(row.term.code.lower())
    return JUDGED.get(row.term.code) or with_article(words)


def _about(plan: Plan, picture: Picture, row: Assessment) -> str:
    name = plain(picture.surname) or called(picture)
    if row.charge_id:
        return f"the charge against {name}"
    if row.order_id:
        return f"the sentence of {name}"
    if row.event_id:
        events = (event for group in picture.happenings for event in group)
        event = next((event for event in events if event.pk == row.event_id), None)
        what = ACTS.get(EventType(event.type), "") if event else ""
        when = event.date if event else PartialDate()
        said = f"the {what} of {name}" if what else f"what happened to {name}"
        return f"{said}{' ' + inside(when, plan) if when.understood else ''}"
    return f"the case against {name}" if row.term.code in OF_CASES else name
