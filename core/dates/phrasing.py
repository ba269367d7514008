"""How dates are printed: per language and kind, alone and inside a sentence."""

from typing import NamedTuple


class Phrases(NamedTuple):
    """`alone` and `inside` are keyed by kind; slots: day, month, of_month, in_month, year, time,
    edge (of a one-sided date), first and last (of a range). `names` are Babel date patterns.
    """

    names: dict[str, str]
    time: str
    alone: dict[str, str]
    inside: dict[str, str]
    birth: dict[str, str]
    article: str = ""


EN = Phrases(
    names={"day": "d MMMM y", "month": "MMMM y", "of_month": "MMMM y", "year": "y"},
    time="HH:mm",
    alone={
        "DAY": "{day}",
        "TIME": "{day}, {time}",
        "APPROX": "about {day}",
        "MONTH": "{month}",
        "MONTH_EARLY": "early {month}",
        "MONTH_MID": "mid-{month}",
        "MONTH_LATE": "late {month}",
        "SPRING": "spring {year}",
        "SUMMER": "summer {year}",
        "AUTUMN": "autumn {year}",
        "YEAR": "{year}",
        "YEAR_EARLY": "early {year}",
        "YEAR_MID": "mid-{year}",
        "YEAR_LATE": "late {year}",
        "BEFORE": "before {edge}",
        "BY": "by {edge}",
        "AFTER": "after {edge}",
        "SINCE": "since {edge}",
        "AS_OF": "as of {day}",
    },
    inside={
        "DAY": "on {day}",
        "TIME": "at {time} on {day}",
        "APPROX": "around {day}",
        "MONTH": "in {month}",
        "MONTH_EARLY": "in early {month}",
        "MONTH_MID": "in mid-{month}",
        "MONTH_LATE": "in late {month}",
        "SPRING": "in spring {year}",
        "SUMMER": "in summer {year}",
        "AUTUMN": "in autumn {year}",
        "YEAR": "in {year}",
        "YEAR_EARLY": "in early {year}",
        "YEAR_MID": "in mid-{year}",
        "YEAR_LATE": "in late {year}",
        "RANGE": "between {first} and {last}",
    },
    birth={
        "one": "born {}",
        "two": "born {} or {}",
        "more": "born between {} and {}",
        "date": "born {}",
    },
)

FR = Phrases(
    names={"day": "d MMMM y", "month": "MMMM y", "of_month": "MMMM y", "year": "y"},
    time="H 'h' mm",
    article="le ",
    alone={
        "DAY": "{day}",
        "TIME": "{day}, {time}",
        "APPROX": "vers le {day}",
        "MONTH": "{month}",
        "MONTH_EARLY": "début {month}",
        "MONTH_MID": "mi-{month}",
        "MONTH_LATE": "fin {month}",
        "SPRING": "printemps {year}",
        "SUMMER": "été {year}",
        "AUTUMN": "automne {year}",
        "YEAR": "{year}",
        "YEAR_EARLY": "début {year}",
        "YEAR_MID": "milieu {year}",
        "YEAR_LATE": "fin {year}",
        "BEFORE": "avant {edge}",
        "BY": "au plus tard {edge}",
        "AFTER": "après {edge}",
        "SINCE": "depuis {edge}",
        "AS_OF": "au {day}",
    },
    inside={
        "DAY": "le {day}",
        "TIME": "le {day} à {time}",
        "MONTH": "en {month}",
        "SPRING": "au printemps {year}",
        "SUMMER": "à l’été {year}",
        "AUTUMN": "à l’automne {year}",
        "YEAR": "en {year}",
        "YEAR_MID": "au milieu de {year}",
        "RANGE": "entre {first} et {last}",
    },
    birth={
        "one": "année de naissance : {}",
        "two": "année de naissance : {} ou {}",
        "more": "année de naissance : entre {} et {}",
        "date": "date de naissance : {}",
    },
)

RU = Phrases(
    names={
        "day": "d MMMM y 'г'.",
        "month": "LLLL y 'г'.",
        "of_month": "MMMM y 'г'.",
        "year": "y 'г'.",
    },
    time="HH:mm",
    alone={
        "DAY": "{day}",
        "TIME": "{day}, {time}",
        "APPROX": "около {day}",
        "MONTH": "{month}",
        "MONTH_EARLY": "начало {of_month}",
        "MONTH_MID": "середина {of_month}",
        "MONTH_LATE": "конец {of_month}",
        "SPRING": "весна {year}",
        "SUMMER": "лето {year}",
        "AUTUMN": "осень {year}",
        "YEAR": "{year}",
        "YEAR_EARLY": "начало {year}",
        "YEAR_MID": "середина {year}",
        "YEAR_LATE": "конец {year}",
        "BEFORE": "до {edge}",
        "BY": "не позднее {edge}",
        "AFTER": "после {edge}",
        "SINCE": "с {edge}",
        "AS_OF": "по состоянию на {day}",
    },
    inside={
        "TIME": "{day} в {time}",
        "MONTH": "в {in_month}",
        "MONTH_EARLY": "в начале {of_month}",
        "MONTH_MID": "в середине {of_month}",
        "MONTH_LATE": "в конце {of_month}",
        "SPRING": "весной {year}",
        "SUMMER": "летом {year}",
        "AUTUMN": "осенью {year}",
        "YEAR": "в {year}",
        "YEAR_EARLY": "в начале {year}",
        "YEAR_MID": "в середине {year}",
        "YEAR_LATE": "в конце {year}",
        "RANGE": "в период с {first} по {last}",
    },
    birth={
        "one": "год рождения: {}",
        "two": "год рождения: {} или {}",
        "more": "год рождения: между {} и {}",
        "date": "дата рождения: {}",
    },
)

PHRASES = {"en": EN, "fr": FR, "ru": RU}
