"""A statement or an urgent appeal on one case: news, where things stand, course, who, concern."""

import re
from collections.abc import Sequence

from advocacy.languages.accounts import before_news, in_order, news_last
from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.english.attribution import each_once
from advocacy.languages.english.case import case, nothing, with_notes
from advocacy.languages.english.custody import stands as where_things_stand
from advocacy.languages.english.happened import act, clause, only_found
from advocacy.languages.english.law import charged, sentenced
from advocacy.languages.english.orders import ordered
from advocacy.languages.english.style import inside
from advocacy.languages.english.who import about, called, introduced, known_age, known_role
from advocacy.languages.english.words import capital, ended, listed, with_article
from advocacy.pictures import Picture
from advocacy.plan import Plan
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


def news(plan: Plan, picture: Picture) -> list[Sentence]:
    """What happened last, with who it happened to."""
    if not picture.named or picture.party.person is None:
        return case(plan, picture)
    last = [clause(plan, picture, group) for group in told(picture)[-1:]]
    said = joined(last, by=" and ")
    said = Sentence(f"{said.text}.", said.facts) if said.text else _other_news(plan, picture)
    text = f"{introduced(plan, picture)} {said.text}"
    told_now = [Sentence(text, about(picture) + said.facts, key=f"news:{picture.party.pk}")]
    return with_notes(plan, picture, each_once(picture, told_now))


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
    return news_last(in_order([group for group in groups if not only_found(group)]) or groups)


def stands(plan: Plan, picture: Picture) -> list[Sentence]:
    """Present state, then stage: charges, sentence, time in custody, what comes next."""
    if not picture.named or picture.party.person is None:
        return []
    surname, key = plain(picture.surname), picture.party.pk
    parts = {
        "stands": where_things_stand(plan, picture),
        "charged": charged(plan, picture),
        "sentenced": sentenced(plan, picture),
    }
    said = [
        Sentence(f"{surname} {part.text}", part.facts, key=f"{what}:{key}")
        for what, part in parts.items()
        if part.text
    ]
    said.append(ordered(plan, picture).keyed(f"ordered:{key}"))
    own = {"sought", "custody", "next", "un"}
    said = [one for one in said if one.text]
    rest = [one for one in case(plan, picture) if one.key.split(":")[0] in own]
    return each_once(picture, [*said, *rest])


def course(plan: Plan, picture: Picture) -> list[Sentence]:
    """The history before the news, oldest first; all of it in a briefing, which has no news."""
    if not picture.named or picture.party.person is None:
        return []
    before = before_news(plan, told(picture))
    said = []
    for group in before:
        part = clause(plan, picture, group)
        key = f"course:{group[0].account_of}"
        said.append(Sentence(f"{plain(picture.surname)} {part.text}.", part.facts, key=key))
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
    """What others made of it, each with whose assessment it is and since when."""
    if not picture.named or picture.limited:
        return []
    by_term: dict[str, list[Assessment]] = {}
    for row in picture.assessments:
        by_term.setdefault(f"{row.term.code} {_about(plan, picture, row)}", []).append(row)
    return [_assessed(plan, picture, rows) for rows in by_term.values()]


def _assessed(plan: Plan, picture: Picture, rows: Sequence[Assessment]) -> Sentence:
    whose = listed(dict.fromkeys(plain(row.whose) for row in rows))
    several = len({row.whose for row in rows}) > 1 or SEVERAL.search(whose)
    verb = "consider" if several else "considers"
    first = rows[0]
    when = f"{capital(inside(first.date, plan))}, " if first.date.understood else ""
    words = plain(first.term.labels.get("en", "")) or plain(first.term.code.lower())
    judged = JUDGED.get(first.term.code) or with_article(words)
    whose = whose if when else capital(whose)
    text = f"{when}{whose} {verb} {_about(plan, picture, first)} to be {judged}."
    return Sentence(text, facts_of(*rows), key=f"assessed:{first.pk}")


def _about(plan: Plan, picture: Picture, row: Assessment) -> str:
    name = plain(picture.surname) or called(picture)
    if row.charge_id:
        return f"the charge against {name}"
    if row.order_id:
        return f"the sentence of {name}"
    if row.event_id:
        events = (event for group in picture.happenings for event in group)
        when = next((event.date for event in events if event.pk == row.event_id), PartialDate())
        return f"what happened to {name}{' ' + inside(when, plan) if when.understood else ''}"
    return name
