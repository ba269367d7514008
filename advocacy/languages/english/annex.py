"""The annex: one row per case, enough for an embassy to identify the person without a call."""

from advocacy.languages.base import Sentence, facts_of, gap, joined, plain
from advocacy.languages.english.asks import ask
from advocacy.languages.english.attribution import each_once
from advocacy.languages.english.case import of_bodies, untold
from advocacy.languages.english.custody import held, stands
from advocacy.languages.english.happened import happened
from advocacy.languages.english.law import charged, sentenced
from advocacy.languages.english.who import about, called_instead, known_age, known_role
from advocacy.languages.english.words import capital, listed
from advocacy.pictures import Picture
from advocacy.plan import Plan

NONE = "–"
HEADS = ["Name", "Who", "What happened", "Charge and sentence", "Where things stand", "We ask"]


def annex_head(plan: Plan) -> list[str]:
    return list(HEADS)


def annex_row(plan: Plan, picture: Picture) -> Sentence:
    """A cell for each head; what is not recorded is a dash, for a table is no prose.

    A name that nothing tells from another of the same name is a gap: no row for an embassy.
    """
    asks = [
        row
        for row in plan.asks
        if picture.party.person_id in row.persons or row.case_id == picture.party.case_id
    ]
    said = _told(plan, picture) if picture.named else []
    told = _cells(picture, said)
    cells = [
        _name(picture), _who(plan, picture, known=any(told)), *told,
        listed(ask(row, plan) for row in asks) if asks else "",
    ]  # fmt: skip
    rows = about(picture) + joined(said).facts + facts_of(*asks)
    text = "\n".join(cell or NONE for cell in cells)
    return Sentence(text, rows, key=f"annex:{picture.party.pk}", before="\n")


def _told(plan: Plan, picture: Picture) -> list[Sentence]:
    """What happened, charge, sentence, where things stand, time in custody, UN decisions."""
    parts = (happened, charged, sentenced, stands, held, of_bodies)
    return [*each_once(picture, [say(plan, picture) for say in parts]), *untold(picture)]


def _cells(picture: Picture, said: list[Sentence]) -> list[str]:
    if picture.party.person is None:
        # It may tell of somebody of whom only the public case is told.
        summary = "" if picture.limited else picture.party.case.summary.get("en", "")
        return [plain(summary), "", ""]
    if not said:
        return ["", "", ""]
    what, charge, sentence, *state = (capital(one.text) for one in said)
    return [what, f"{charge} {sentence}".strip(), " ".join(text for text in state if text)]


def _name(picture: Picture) -> str:
    if picture.party.person and not picture.named:
        return "Name withheld"
    also = ", ".join(plain(name) for name in picture.also)
    return plain(picture.name) + (f" (also seen as {also})" if also else "")


def _who(plan: Plan, picture: Picture, *, known: bool) -> str:
    """`known`: what happened, a charge or where things stand; a role alone tells nobody apart."""
    if picture.party.person and not picture.named:
        return capital(called_instead(picture))
    said = [words for words in (known_role(picture), known_age(plan, picture)) if words]
    if not known and not known_age(plan, picture):
        said.append(gap(f"enough to identify {plain(picture.name)} is not recorded"))
    return capital(", ".join(said))
