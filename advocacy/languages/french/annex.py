"""The French annex: one row per case, with the columns of the English one."""

from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.french.asks import ask
from advocacy.languages.french.attribution import each_once
from advocacy.languages.french.case import of_bodies, untold
from advocacy.languages.french.happened import happened
from advocacy.languages.french.law import charged, sentenced
from advocacy.languages.french.stands import held, stands
from advocacy.languages.french.typography import capital, listed, typeset
from advocacy.languages.french.who import (
    about,
    called,
    called_instead,
    is_unnamed,
    known_age,
    known_role,
)
from advocacy.pictures import Picture
from advocacy.plan import Plan

NONE = "–"
HEADS = [
    "Nom", "De qui il s’agit", "Ce qui s’est passé", "Poursuites et peine",
    "Situation actuelle", "Nous demandons",
]  # fmt: skip


def annex_head(plan: Plan) -> list[str]:
    return list(HEADS)


def annex_row(plan: Plan, picture: Picture) -> Sentence:
    """A cell for each head; what is not recorded is a dash, for a table is no prose.

    A name that nothing tells from another of the same name is a gap: no row for an embassy.
    """
    nothing = Sentence("")
    said = [nothing] * 6 if is_unnamed(picture) else [
        happened(picture), charged(plan, picture), sentenced(picture), stands(picture),
        held(picture), of_bodies(picture),
    ]  # fmt: skip
    what, charge, sentence, *state = [*each_once(picture, said), *untold(picture)]
    asks = [row for row in plan.asks if picture.party.person_id in row.persons
            or row.case_id == picture.party.case_id]  # fmt: skip
    cells = [
        _name(picture),
        "",
        what.text,
        " ".join(one.text for one in (charge, sentence) if one.text),
        " ".join(one.text for one in state if one.text),
        listed(ask(row, plan) for row in asks) if asks else "",
    ]
    # It may tell of somebody of whom only the public case is told.
    if picture.party.person is None and not picture.limited:
        cells[2] = plain(picture.party.case.summary.get("fr", ""))
    cells[1] = _who(picture, known=any(cells[2:5]))
    rows = about(picture) + joined(said).facts + facts_of(*asks)
    text = "\n".join(typeset(cell) or NONE for cell in cells)
    return Sentence(text, rows, key=f"annex:{picture.party.pk}", before="\n")


def _name(picture: Picture) -> str:
    if is_unnamed(picture):
        return "Nom non communiqué"
    if picture.party.person is None:
        return capital(called(picture))
    also = ", ".join(plain(name) for name in picture.also)
    return plain(picture.name) + (f" ({also})" if also else "")


def _who(picture: Picture, *, known: bool) -> str:
    """`known`: what happened, a charge or where things stand; a role alone tells nobody apart."""
    if is_unnamed(picture):
        return capital(called_instead(picture))
    said = [words for words in (known_role(picture), known_age(picture)) if words]
    if not known and not known_age(picture):
        said.append(gap(f"de quoi identifier {_name(picture)} : non consigné"))
    return capital(", ".join(said))
