"""One person in one French paragraph: neutral, and no more exact than the facts.

The paragraph begins with who it is, in a sentence without a verb; the surname then heads each
sentence, so that every one of them stands by itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from advocacy.languages.accounts import shared, span_of
from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.attribution import each_once
from advocacy.languages.french.courts import court
from advocacy.languages.french.dates import inside
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.happened import happened, remark
from advocacy.languages.french.law import charged, sentenced
from advocacy.languages.french.orders import sought
from advocacy.languages.french.sources import cited
from advocacy.languages.french.stands import held, stands
from advocacy.languages.french.typography import a, capital, de, listed, typeset
from advocacy.languages.french.who import about, begun, called, called_instead
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.codes import EventType
from cases.models import Event

INTRODUCTION = "Nous appelons en particulier votre attention sur les cas suivants :"
WITHOUT_ADDRESSEE = "Les cas suivants montrent ce qui est en jeu :"
# Bodies that decide on cases of persons, by their English names, which sources use.
BODIES = {
    "arbitrary detention": "le Groupe de travail sur la détention arbitraire des Nations Unies",
    "disappearances": "le Groupe de travail des Nations Unies sur les disparitions forcées",
    "human rights committee": "le Comité des droits de l’homme des Nations Unies",
    "against torture": "le Comité contre la torture des Nations Unies",
    "discrimination against women": (
        "le Comité des Nations Unies pour l’élimination de la discrimination à l’égard des femmes"
    ),
    "european court": "la Cour européenne des droits de l’homme",
}


def case_introduction(plan: Plan) -> Sentence:
    words = INTRODUCTION if plan.addressee else WITHOUT_ADDRESSEE
    return Sentence(typeset(words), key="cases")


def case(plan: Plan, picture: Picture) -> list[Sentence]:
    """Who and what happened first; then charges, sentence, where things stand, what comes next."""
    key = picture.party.pk
    if picture.party.person is None:
        return [in_summary(picture)]
    if not picture.named:
        text = f"{capital(called_instead(picture))}, dont nous taisons le nom."
        return [Sentence(text, facts_of(picture.party), key=f"happened:{key}")]
    what, where = happened(picture), stands(picture)
    law = {"charged": charged(plan, picture), "sentenced": sentenced(picture)}
    parts = {"happened": what, **law, "stands": where}
    if not what.text:
        parts = {"stands": where, **law}
    said = {name: sentence for name, sentence in parts.items() if sentence.text}
    first, *others = said or ["nothing"]
    told = [_first(picture, said.get(first) or nothing(picture))]
    told += [said[name].keyed(f"{name}:{key}") for name in others]
    told += [one for one in further(picture) if one.text]
    return [*with_notes(plan, picture, each_once(picture, told)), *untold(picture)]


def _first(picture: Picture, said: Sentence) -> Sentence:
    """With who it is; its key stays whatever the first thing is that can be said."""
    text = begun(picture, said.text)
    return Sentence(text, about(picture) + said.facts, key=f"happened:{picture.party.pk}")


def nothing(picture: Picture) -> Sentence:
    name = plain(picture.name)
    if picture.limited:
        return Sentence(gap(f"rien de ce que couvre un cas public n’est consigné sur {name}") + ".")
    return Sentence(gap(f"ce qui est arrivé {a(name)} : non consigné") + ".")


def untold(picture: Picture) -> list[Sentence]:
    """Somebody decides: the accusation alone misleads, and the end of it is not ours to tell."""
    if not picture.untold:
        return []
    name = plain(picture.name)
    words = f"ce qui est arrivé {a(name)} ne peut être dit ici : dire ce que le lecteur doit savoir"
    text = gap(f"{words}, ou retirer {name} du texte") + "."
    return [Sentence(typeset(text), key=f"untold:{picture.party.pk}")]


def in_summary(picture: Picture) -> Sentence:
    """An organisation, a law or people without names: told by the summary of the case."""
    row = picture.party.case
    summary = plain(row.summary.get("fr", "")).rstrip(".")
    summary = summary or gap("résumé du cas : non consigné en français")
    if picture.limited:
        summary = gap("ce qui est arrivé, sans ce que couvre un cas public")
    text = typeset(f"**{capital(called(picture))}** : {summary}.")
    return Sentence(text, facts_of(picture.party, row), key=f"happened:{picture.party.pk}")


def further(picture: Picture) -> list[Sentence]:
    """A sentence asked for, time in custody, what comes next, decisions of international bodies.

    "" for what is not.
    """
    key = picture.party.pk
    return [
        sought(picture).keyed(f"sought:{key}"),
        held(picture).keyed(f"custody:{key}"),
        _next(picture).keyed(f"next:{key}"),
        of_bodies(picture).keyed(f"un:{key}"),
    ]


def _next(picture: Picture) -> Sentence:
    """What all accounts of it share."""
    hearing = picture.next_hearing
    if not hearing:
        return Sentence("")
    when = inside(span_of(event.date for event in hearing))
    when = when or gap("date de la prochaine audience : non consignée")
    name = shared(event.authority_words for event in hearing)
    where = f" devant {court(name)}" if name else ""
    whose = remark(picture.origins.get(hearing[0].pk))
    text = f"La prochaine audience doit se tenir {when}{where}{whose}."
    return Sentence(text, facts_of(*hearing))


def of_bodies(picture: Picture) -> Sentence:
    """Interim measures, decisions and opinions of international bodies, each with its day."""
    measures = [g[0] for g in picture.happenings if g[0].type == EventType.INTERIM_MEASURE]
    events = [*measures, *picture.un_decisions]
    if picture.limited or not events:
        return Sentence("")
    clauses = dict.fromkeys(_decision(picture, event) for event in events)
    text = f"Sa situation a fait l’objet {listed(clauses)}."
    return Sentence(text, facts_of(*events))


def _decision(picture: Picture, event: Event) -> str:
    words = event.authority_words.casefold()
    body = next((french for english, french in BODIES.items() if english in words), "")
    body = body or to_say("organe international", event.authority_words)
    when = f" {inside(event.date)}" if event.date.understood else ""
    measure = event.type == EventType.INTERIM_MEASURE
    done = (
        f"de mesures provisoires ordonnées par {body}" if measure else f"d’une décision {de(body)}"
    )
    return f"{done}{when}{remark(picture.origins.get(event.pk))}"


def with_notes(plan: Plan, picture: Picture, told: Sequence[Sentence]) -> list[Sentence]:
    """Set in French type, with the public sources of all of it at the end of the last sentence."""
    *before, last = (replace(one, text=typeset(one.text)) for one in told)
    return [*before, replace(last, text=last.text + cited(plan, picture.sources))]
