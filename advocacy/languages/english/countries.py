"""What is said of countries: figures with whose they are, laws with their stage, offices."""

from collections.abc import Sequence

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.english.asks import ask, asked_of
from advocacy.languages.english.frame import lines_of_address
from advocacy.languages.english.style import inside, quoted, shown
from advocacy.languages.english.words import capital, ended, listed, with_the
from advocacy.models import Ask
from advocacy.plan import Plan
from cases.models import Figure, FigureKind, Law, LawStage
from people.models import Holding

# Of people, what befell them: "at least 21 people died"; others follow their own noun.
BEFELL = {
    "deaths": "died", "dead": "died", "died": "died", "killed": "were killed",
    "injured": "were injured", "wounded": "were wounded", "arrested": "were arrested",
    "detained": "were detained", "convicted": "were convicted", "tortured": "were tortured",
    "charged": "were charged", "imprisoned": "were imprisoned",
}  # fmt: skip
STAGES = {
    LawStage.IN_FORCE: "in force",
    LawStage.ADOPTED: "adopted",
    LawStage.DRAFT: "draft",
    LawStage.PLANNED: "planned",
    LawStage.REPEALED: "repealed",
}


def figure(plan: Plan, figure: Figure) -> Sentence:
    """As stated, of what, and whose it is: never a total of ours.

    What one voice says befell people in one situation is one sentence, with the first of them.
    """
    together = _told_together(plan, figure)
    if figure != together[0]:
        return Sentence("", key=f"figure:{figure.pk}")
    when = f" {inside(figure.date, plan)}" if figure.date.understood else ""
    whose = _whose(figure)
    text = f"{capital(_what(plan, together))}{when}{', ' if whose else ''}{whose}"
    return Sentence(ended(text), facts_of(*together), key=f"figure:{figure.pk}")


def _told_together(plan: Plan, figure: Figure) -> list[Figure]:
    alike = [one for one in plan.figures if _voice(one) == _voice(figure) and _befell(one)]
    alike.sort(key=lambda one: list(BEFELL).index(one.what.casefold()))
    return alike if figure in alike and figure.situation_id else [figure]


def _voice(figure: Figure) -> tuple[object, ...]:
    return (
        figure.situation_id, figure.country, figure.said_by_id, figure.said_by_words, figure.unit,
        figure.date,
    )  # fmt: skip


def _befell(figure: Figure) -> str:
    of_people = figure.kind == FigureKind.NUMBER and figure.unit == "people"
    return BEFELL.get(figure.what.casefold(), "") if of_people else ""


def _what(plan: Plan, figures: Sequence[Figure]) -> str:
    first, *others = figures
    words = plain(first.words)
    if first.kind == FigureKind.RATING:
        where = f" in {with_the(first.country)}" if first.country else ""
        return f"{plain(first.what)}{where}: rated {quoted(words, plan)}"
    if not _befell(first):
        return f"{plain(first.what)}: {words}"
    clauses = [f"{words} people {_befell(first)}"]
    clauses += [f"{plain(one.words)} {_befell(one)}" for one in others]
    return listed(clauses)


def _whose(figure: Figure) -> str:
    said_by = figure.said_by.name if figure.said_by else figure.said_by_words
    if "reportedly" in figure.words.casefold():
        return ""
    if said_by.casefold().startswith(("reported", "counted", "estimated")):
        return plain(said_by)
    if not said_by:
        return gap(f"who says so is not recorded: {plain(figure.what)}")
    return f"according to {plain(said_by)}"


def law(plan: Plan, law: Law) -> Sentence:
    """Name, edition, stage, and what is asked of it."""
    name = plain(law.name.get("en", "")) or gap("name of a law is not recorded in English")
    edition = f" ({plain(law.edition)})" if law.edition else ""
    stage = plain(law.stage_words) or STAGES.get(LawStage(law.stage), "")
    dated = law.date.understood and not law.stage_words
    done = law.stage in (LawStage.ADOPTED, LawStage.REPEALED)
    when = (inside(law.date, plan) if done else f"({shown(law.date, plan)})") if dated else ""
    state = f"{stage} {when}".strip()
    text = ended(f"{name}{edition}{': ' if state else ''}{state}")
    asked = [row for row in plan.asks if row.law_id == law.pk]
    text = " ".join([text, *(_asked(plan, row) for row in asked)])
    return Sentence(text, facts_of(law, *asked), key=f"law:{law.pk}")


def _asked(plan: Plan, row: Ask) -> str:
    whom = "you" if plan.addressee else asked_of(row)
    return ended(f"We ask {whom} to {ask(row, plan)}")


def address(plan: Plan, holding: Holding) -> Sentence:
    """Address line, postal and e-mail address, and the form of address to begin with."""
    rows = facts_of(holding, holding.office, holding.person)
    text = "  \n".join(lines_of_address(plan, holding))
    return Sentence(text, rows, key=f"address:{holding.pk}", before="\n\n")
