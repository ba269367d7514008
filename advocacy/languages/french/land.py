"""What French letters say of countries: figures with whose they are, laws with their stage.

What was counted, and how a source worded it, are recorded in one language: French has the number
alone, and a gap for the rest.
"""

from decimal import Decimal

from babel.numbers import format_decimal

from advocacy.languages.base import Sentence, facts_of, gap, plain
from advocacy.languages.french.asks import ask
from advocacy.languages.french.countries import name_of
from advocacy.languages.french.dates import LANGUAGE, inside
from advocacy.languages.french.frame import lines_of_address
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.laws import law_name
from advocacy.languages.french.typography import capital, listed, typeset
from advocacy.languages.french.voices import said_by
from advocacy.plan import Plan
from cases.models import Figure, FigureKind, Law, LawStage
from people.models import Holding

# Of "ce texte", so that no form has to agree with the name.
STAGES = {
    LawStage.IN_FORCE: "texte en vigueur",
    LawStage.ADOPTED: "texte adopté",
    LawStage.DRAFT: "texte à l’état de projet",
    LawStage.PLANNED: "texte annoncé",
    LawStage.REPEALED: "texte abrogé",
}


def figure(plan: Plan, figure: Figure) -> Sentence:
    """Whose it is, then the number with its bounds: never a total of ours."""
    said = said_by(figure)
    when = f", {inside(figure.date)}" if figure.date.understood else ""
    whose = f"selon {said}" if said else gap("auteur du chiffre : non consigné")
    what = to_say("objet du chiffre", figure.what)
    text = typeset(f"{capital(whose)}{when}, {what} : {_amount(figure)}.")
    return Sentence(text, facts_of(figure), key=f"figure:{figure.pk}")


def _amount(figure: Figure) -> str:
    """ "au moins 500", "de 10 à 12 %"; a rating and what has no bounds is in words."""
    low, high = figure.low, figure.high
    unit = {FigureKind.SHARE: " %", FigureKind.AMOUNT: f" {plain(figure.unit)}"}.get(
        FigureKind(figure.kind), ""
    )
    if low is not None and high is not None:
        same = low == high
        return f"{_number(low)}{unit}" if same else f"de {_number(low)} à {_number(high)}{unit}"
    if low is not None:
        return f"au moins {_number(low)}{unit}"
    if high is not None:
        return f"au plus {_number(high)}{unit}"
    return to_say("valeur", figure.words)


def _number(number: Decimal) -> str:
    return format_decimal(number, locale=LANGUAGE)


def law(plan: Plan, law: Law) -> Sentence:
    """Name, edition, country, stage, and what is asked of it."""
    inside_brackets = [plain(law.edition), name_of(law.country)]
    said = [f"{law_name(law)} ({', '.join(words for words in inside_brackets if words)})"]
    stage = STAGES.get(LawStage(law.stage), "")
    when = f" {inside(law.date)}" if law.date.understood and stage else ""
    said += [f"{stage}{when}"] if stage else []
    asked = [row for row in plan.asks if row.law_id == law.pk]
    text = " : ".join([capital(said[0]), *said[1:]])
    wanted = listed(ask(row, plan) for row in asked)
    text += f" ; nous demandons {wanted}" if asked else ""
    return Sentence(typeset(f"{text}."), facts_of(law, *asked), key=f"law:{law.pk}")


def address(plan: Plan, holding: Holding) -> Sentence:
    """Address line, postal and e-mail address, and the call to begin with."""
    rows = facts_of(holding, holding.office, holding.person)
    text = typeset("  \n".join(lines_of_address(holding)))
    return Sentence(text, rows, key=f"address:{holding.pk}", before="\n\n")
