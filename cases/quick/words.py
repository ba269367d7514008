"""The words of the quick line besides those for what happens, in English, French and Russian."""

import re
from functools import cache
from typing import TypeVar

from cases.codes import Custody, EventType, Outcome, Sureness
from cases.heard import phrase_pattern
from cases.models import OrderKind

T = TypeVar("T")

OUTCOMES: dict[Outcome, tuple[str, ...]] = {
    Outcome.GUILTY_PARTIAL: ("guilty in part", "partly guilty", "coupable en partie"),
    Outcome.NOT_GUILTY: ("acquitted", "not guilty", "acquitté", "relaxé", "оправдан"),
    Outcome.GUILTY: (
        "found guilty", "convicted", "guilty", "déclaré coupable", "reconnu coupable", "coupable",
        "признан виновным", "признана виновной", "осужден",
    ),
    Outcome.MEDICAL_MEASURE: (
        "compulsory treatment", "compulsory medical", "soins contraints", "принудительное лечение",
    ),
    Outcome.NO_VERDICT: ("no verdict", "sans jugement", "без приговора"),
    Outcome.UPHELD: (
        "upheld", "left unchanged", "confirmed", "appeal dismissed", "appeal rejected",
        "appeal refused", "confirmé", "appel rejeté", "cassation rejetée", "оставлен в силе",
        "оставлено в силе", "без изменений", "апелляция отклонена", "кассация отклонена",
    ),
    Outcome.OVERTURNED: ("overturned", "quashed", "set aside", "annulé", "infirmé", "отменен"),
    Outcome.REMITTED: (
        "sent back", "remitted", "returned for a new trial", "renvoyé", "на новое рассмотрение",
    ),
    Outcome.REDUCED: ("reduced to", "reduced", "cut to", "réduit", "сокращен", "снижен"),
    Outcome.INCREASED: ("increased", "made heavier", "aggravé", "ужесточен", "увеличен"),
    Outcome.DISMISSED: ("dismissed", "classé sans suite", "прекращено"),
    Outcome.GRANTED: ("granted", "accordé", "удовлетворен"),
    Outcome.REFUSED: ("refused", "rejected", "denied", "refusé", "rejeté", "отказано", "отклонен"),
    Outcome.PENDING: ("pending", "en attente", "не рассмотрен"),
}  # fmt: skip
SURENESS: dict[Sureness, tuple[str, ...]] = {
    Sureness.RUMOUR: (
        "rumour", "rumor", "unconfirmed", "rumeur", "non confirmé", "слух", "по слухам",
    ),
    Sureness.REPORTED: ("reportedly", "reported", "сообщают", "по сообщениям"),
    Sureness.ESTABLISHED: ("established", "établi", "установлено"),
}  # fmt: skip
CUSTODY: dict[Custody, tuple[str, ...]] = {
    Custody.HOUSE_ARREST: (
        "house arrest", "put under house arrest", "assigné à résidence", "домашний арест",
        "под домашний арест",
    ),
    Custody.IMMIGRATION: ("immigration detention", "rétention", "rétention administrative"),
    Custody.PSYCHIATRIC: ("psychiatric hospital", "hôpital psychiatrique", "психиатрическ"),
    Custody.PUNISHMENT_CELL: ("punishment cell", "shizo", "шизо", "карцер", "cachot"),
}  # fmt: skip
KINDS: dict[OrderKind, tuple[str, ...]] = {
    OrderKind.SUSPENDED_IMPRISONMENT: ("suspended", "avec sursis", "условно"),
    OrderKind.PROBATION: ("probation", "on probation", "of probation", "пробаци"),
    OrderKind.RESTRICTED_LIBERTY: (
        "restricted liberty", "of restricted liberty", "restriction of liberty",
        "ограничения свободы", "ограничение свободы",
    ),
    OrderKind.CORRECTIONAL_LABOUR: ("correctional labour", "исправительных работ"),
    OrderKind.COMMUNITY_WORK: ("community work", "общественных работ"),
    OrderKind.IMPRISONMENT: (
        "in prison", "of prison", "imprisonment", "of imprisonment", "prison term",
        "de prison", "de prison ferme", "d'emprisonnement", "лишения свободы", "тюрьмы",
    ),
    OrderKind.LIFE: (
        "life", "life in prison", "life imprisonment", "life sentence", "perpétuité",
        "à perpétuité", "пожизненно", "пожизненное", "пожизненного",
    ),
}  # fmt: skip
CURRENCIES = {
    "usd": "USD", "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "доллар": "USD",
    "долларов": "USD", "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR", "евро": "EUR",
    "kzt": "KZT", "tenge": "KZT", "тенге": "KZT", "kgs": "KGS", "сом": "KGS", "сомов": "KGS",
    "uzs": "UZS", "soum": "UZS", "soums": "UZS", "сум": "UZS", "сумов": "UZS", "so'm": "UZS",
    "tjs": "TJS", "somoni": "TJS", "сомони": "TJS", "tmt": "TMT", "manat": "TMT", "manats": "TMT",
    "манат": "TMT", "манатов": "TMT", "rub": "RUB", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "руб": "RUB", "рублей": "RUB",
}  # fmt: skip
# One word in two countries: the case says which.
SOM = {"UZ": "UZS", "KG": "KGS"}
ALL = ("all", "both", "all of them", "tous", "toutes", "все", "всех", "всем", "оба", "обоих")

# A piece with one of these words names a court or an office, or a place of detention.
COURT = re.compile(r"(?<!\w)(?:court|tribunal|judge|cour|juge|суд[аеу]?|судья|горсуд|райсуд)(?!\w)")
HELD_AT = re.compile(
    r"(?<!\w)(?:prison|colony|jail|sizo|ivs|station|airport|hospital|detention|centre|center"
    r"|colonie|maison d'arret|hopital|aeroport|коло\w+|тюрьм\w+|сизо|ивс|спецприемник\w*"
    r"|больниц\w+|аэропорт\w*|(?:ik|la|yak|uya|ик|ла|яу)-\d+\S*)(?!\w)"
)
OFFICE = re.compile(
    r"(?<!\w)(?:police|prosecutor\S*|ministry|knb|gknb|sgb|mvd|security|militia|prefecture"
    r"|ministere|procureur|parquet|полици\w+|прокурат\w+|прокурор\w*|кнб|гкнб|сгб|мвд|рувд|ровд)(?!\w)"
)

# With one of these beside it, what a phrase tells has not happened, or not yet, or is only wanted.
UNSAID = re.compile(
    r"(?<!\w)(?:not|never|no(?! ?[.\d])|nobody|cannot|\w+n't|will|would|could|should|might"
    r"|expected|faces|facing|risks|asks|asked|demands|demanded|requests|requested|refuses|denies|pleads"
    r"|pleaded|pled|cancelled|canceled|called off|lifted|removed from|unable|failed|added|yet"
    r"|n'\w+|ne|pas|jamais|aucune?|risque|demande|plaide|annonce|annulee?s?"
    r"|не|нет|ни|никто|никогда|будет|будут|могут|может|грозит|требует|просит|отменен\w*|снят\w*"
    r")(?!\w)"
)
# Somebody else, to whom what the next words tell has happened.
OF_OTHERS = re.compile(
    r"(?<!\w)(?:wife|husband|mother|father|parents?|brothers?|sisters?|sons?|daughters?|relatives?"
    r"|family|lawyers?|colleagues?|friends?|epouse|femme|mari|mere|pere|freres?|soeurs?|fils|fille"
    r"|avocate?s?|жен[аы]|муж\w?|мать|отец|брат\w?|сестр\w|сын\w?|доч\w+|адвокат\w?)"
    r"(?: (?:is|was|were|has been|have been|est|a ete|ont ete|был[аи]?))? ?$"
)
# Of a charge or a custody as such these say that it came to nothing.
CAME_TO_NOTHING = (Outcome.REFUSED, Outcome.OVERTURNED, Outcome.PENDING)
BY_SO_MUCH = re.compile(r"(?:by|de|на)\s")
# What only a higher court can do.
BY_REVIEW = (
    Outcome.UPHELD,
    Outcome.OVERTURNED,
    Outcome.REMITTED,
    Outcome.REDUCED,
    Outcome.INCREASED,
)
# What an outcome alone tells of, where nothing else in the line does.
TYPE_OF_OUTCOME = {
    Outcome.GUILTY: EventType.VERDICT,
    Outcome.GUILTY_PARTIAL: EventType.VERDICT,
    Outcome.NOT_GUILTY: EventType.VERDICT,
    Outcome.DISMISSED: EventType.VERDICT,
    **dict.fromkeys(BY_REVIEW, EventType.APPEAL_DECISION),
}
REVIEWS = (
    EventType.APPEAL_DECISION,
    EventType.CASSATION_DECISION,
    EventType.SUPERVISORY_REVIEW,
)
DECISIONS = (
    *REVIEWS,
    EventType.VERDICT,
    EventType.SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.PAROLE_DECISION,
    EventType.REGIME_DECISION,
    EventType.EXTRADITION_DECISION,
    EventType.ASYLUM_DECISION,
    EventType.INTERIM_MEASURE,
    EventType.INTERNATIONAL_DECISION,
    EventType.JUDGMENT,
    EventType.LIQUIDATION_SUIT,
)
# What changes a sentence that there is.
CHANGING = (*REVIEWS, EventType.SENTENCE_MODIFIED)
# What imposes a term or a fine, or asks for one.
SENTENCING = (
    EventType.SENTENCE,
    EventType.ADMIN_SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.PROSECUTION_REQUEST,
    *REVIEWS,
)


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases in flat text, the longest first."""
    return re.compile("|".join(phrase_pattern(one) for one in sorted(phrases, key=len)[::-1]))


def first_of(table: dict[T, tuple[str, ...]], plain: str) -> tuple[T, int, int] | None:
    """The longest phrase of a table in flat text, with its place; of equals the first."""
    found = [
        (value, match.start(), match.end())
        for value, phrases in table.items()
        for match in pattern(phrases).finditer(plain)
    ]
    return min(found, key=lambda one: (one[1] - one[2], one[1]), default=None)
