"""One person in one paragraph: neutral, no more exact than the facts, and without pronouns.

The surname is repeated instead, so that no sentence guesses a sex.
"""

from collections.abc import Sequence
from dataclasses import replace

from advocacy.languages.accounts import shared, span_of
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.attribution import each_once, word_of
from advocacy.languages.english.custody import held, stands
from advocacy.languages.english.happened import behind, happened
from advocacy.languages.english.law import charged, sentenced
from advocacy.languages.english.orders import sought
from advocacy.languages.english.sources import cited
from advocacy.languages.english.style import inside
from advocacy.languages.english.who import about, introduced, unnamed
from advocacy.languages.english.words import capital, ended, listed
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType
from cases.models import Event

DECIDED = {EventType.INTERIM_MEASURE: "ordered interim measures to protect"}
INTRODUCTION = "We draw your attention in particular to the following:"


def case_introduction(plan: Plan) -> Sentence:
    if plan.addressee is None:
        return Sentence("The following cases show what is at stake:", key="cases")
    return Sentence(INTRODUCTION, key="cases")


def case(plan: Plan, picture: Picture) -> list[Sentence]:
    """Who and what happened first; then charges, sentence, where things stand, what comes next."""
    if picture.party.person is None:
        return [in_summary(plan, picture)]
    if not picture.named:
        text = ended(capital(unnamed(picture)))
        return [Sentence(text, facts_of(picture.party), key=f"happened:{picture.party.pk}")]
    what, where = happened(plan, picture), stands(plan, picture)
    law = {"charged": charged(plan, picture), "sentenced": sentenced(plan, picture)}
    parts = {"happened": what, **law, "stands": where}
    if not what.text:
        parts = {"stands": where, **law}
    said = {what: sentence for what, sentence in parts.items() if sentence.text}
    first, *others = said or {"nothing": nothing(picture)}
    told = [_first(plan, picture, said.get(first) or nothing(picture))]
    told += [_further(picture, key, said[key]) for key in others]
    told += [asked_for(plan, picture), *_in_custody(plan, picture)]
    told += [*_next(plan, picture), of_bodies(plan, picture)]
    told = [sentence for sentence in told if sentence.text]
    return [*with_notes(plan, picture, each_once(picture, told)), *untold(picture)]


def _first(plan: Plan, picture: Picture, said: Sentence) -> Sentence:
    """With who it is; its key stays whatever the first thing is that can be said."""
    text = behind(introduced(plan, picture), said.text)
    return Sentence(text, about(picture) + said.facts, key=f"happened:{picture.party.pk}")


def _further(picture: Picture, what: str, said: Sentence) -> Sentence:
    text = f"{plain(picture.surname)} {said.text}"
    return Sentence(text, said.facts, key=f"{what}:{picture.party.pk}")


def nothing(picture: Picture) -> Sentence:
    if picture.limited:
        name = plain(picture.name)
        return Sentence(gap(f"nothing that a public case covers is recorded of {name}") + ".")
    return Sentence(gap(f"what happened to {plain(picture.name)} is not recorded") + ".")


def untold(picture: Picture) -> list[Sentence]:
    """Somebody decides: the accusation alone misleads, and the end of it is not ours to tell."""
    if not picture.untold:
        return []
    name = plain(picture.name)
    words = f"what befell {name} may not be told here: say what the reader must know, or leave"
    return [Sentence(gap(f"{words} {name} out") + ".", key=f"untold:{picture.party.pk}")]


def in_summary(plan: Plan, picture: Picture) -> Sentence:
    """An organisation, a law or people without names: told by the summary of the case."""
    row, name = picture.party.case, plain(picture.name)
    summary = plain(row.summary.get("en", "")) or gap(f"what happened to {name} is not recorded")
    if picture.limited:
        summary = gap(f"what happened to {name}, without what is told of a public case")
    text = f"**{name}**: {ended(summary)}"
    return Sentence(text, facts_of(picture.party, row), key=f"happened:{picture.party.pk}")


def asked_for(plan: Plan, picture: Picture) -> Sentence:
    return sought(plan, picture).keyed(f"sought:{picture.party.pk}")


def _in_custody(plan: Plan, picture: Picture) -> list[Sentence]:
    said = held(plan, picture)
    return [said.keyed(f"custody:{picture.party.pk}")] if said.text else []


def _next(plan: Plan, picture: Picture) -> list[Sentence]:
    """What all accounts of it share."""
    hearing = picture.next_hearing
    if not hearing:
        return []
    name = shared(_court(event) for event in hearing)
    court = f" before the {name}" if name else ""
    when = inside(span_of(event.date for event in hearing), plan)
    when = when or gap("date of the next hearing is not recorded")
    text = f"The next hearing{court} is set {_for(when)}{word_of(picture, hearing[0])}."
    return [Sentence(text, facts_of(*hearing), key=f"next:{picture.party.pk}")]


def _for(when: str) -> str:
    """ "on 5 May" is "for 5 May", "at 13:30 on 26 March" so too; "between ..." stays."""
    return f"for {when[3:]}" if when.startswith(("on ", "in ", "at ")) else f"for {when}"


def _court(event: Event) -> str:
    words = plain(event.authority_words)
    return words[4:] if words.lower().startswith("the ") else words


def of_bodies(plan: Plan, picture: Picture) -> Sentence:
    """Decisions and opinions of international bodies, those of one day together."""
    measures = [g[0] for g in picture.happenings if g[0].type == EventType.INTERIM_MEASURE]
    events = [*measures, *picture.un_decisions]
    if picture.limited or not events:
        return Sentence("")
    clauses = dict.fromkeys(_decision(plan, picture, event) for event in events)
    text = f"{capital(listed(clauses))}."
    return Sentence(text, facts_of(*events), key=f"un:{picture.party.pk}")


def _decision(plan: Plan, picture: Picture, event: Event) -> str:
    body = _court(event)
    who = f"the {body}" if body else gap("which international body decided is not recorded")
    when = f" {inside(event.date, plan)}" if event.date.understood else ""
    done = DECIDED.get(EventType(event.type), "decided on the case of")
    return f"{who} {done} {plain(picture.surname)}{when}{word_of(picture, event)}"


def with_notes(plan: Plan, picture: Picture, told: Sequence[Sentence]) -> list[Sentence]:
    """The public sources of all of it, at the end of the last sentence."""
    *before, last = told
    return [*before, replace(last, text=last.text + cited(plan, picture.sources))]
