"""What the words of each language mean: phrase tables for the grammar.

A phrase becomes one token, "KIND" or "KIND:value"; "" is a word without meaning of its own. Longer
phrases win. The names of the months are added from Babel. Words not listed are not understood.
"""

from babel import Locale

Table = dict[str, str]


def _table(*rows: tuple[str, str]) -> Table:
    """Rows are (phrases separated by "|", token)."""
    return {phrase: token for phrases, token in rows for phrase in phrases.split("|")}


EVERYWHERE = _table((",|.", ""), ("-", "TO"))

ENGLISH = _table(
    ("on|in|at|the|of|during|planned for|scheduled for", ""),
    ("early|beginning|start|early-", "PART:EARLY"),
    ("mid|mid-|middle", "PART:MID"),
    ("late|end|late-", "PART:LATE"),
    ("spring", "SEASON:21"),
    ("summer", "SEASON:22"),
    ("autumn|fall", "SEASON:23"),
    ("from", "FROM"),
    ("to", "TO"),
    ("between", "BETWEEN"),
    ("and", "AND"),
    ("night|overnight", "NIGHT"),
    ("since", "SINCE"),
    ("before|prior to", "BEFORE"),
    ("after", "AFTER"),
    ("by|until|till|no later than", "BY"),
    ("this", "THIS"),
    ("earlier", "EARLIER"),
    ("today", "NOW:today"),
    ("yesterday", "NOW:yesterday"),
    ("tomorrow", "NOW:tomorrow"),
    ("now|currently|at present|at the time of writing", "NOW:currently"),
    ("recently", "NOW:recently"),
    ("this week", "NOW:this week"),
    ("this month", "NOW:this month"),
    ("last month", "NOW:last month"),
    ("next month", "NOW:next month"),
    ("this year", "NOW:this year"),
    ("last year", "NOW:last year"),
    ("next year", "NOW:next year"),
    ("later", "LATER"),
    ("next day|following day", "LATER:1"),
    ("day|days", "UNIT:day"),
    ("week|weeks", "UNIT:week"),
    ("month|months", "UNIT:month"),
    ("year|years", "UNIT:year"),
    ("a|one", "COUNT:1"),
    ("two", "COUNT:2"),
    ("three", "COUNT:3"),
    ("four", "COUNT:4"),
    ("five", "COUNT:5"),
    ("six", "COUNT:6"),
    ("seven", "COUNT:7"),
    ("eight", "COUNT:8"),
    ("nine", "COUNT:9"),
    ("ten", "COUNT:10"),
    ("sept", "MONTH:9"),
)

FRENCH = _table(
    ("le|la|les|en|dans|courant|au mois de|au mois d'|prévu pour|prévue pour", ""),
    ("début|début de|début d'|au début de|au début du mois de|au début du mois d'", "PART:EARLY"),
    ("mi|mi-|milieu de|au milieu de|au milieu du mois de|au milieu du mois d'", "PART:MID"),
    ("fin|fin de|fin d'|à la fin de|à la fin du mois de|à la fin du mois d'", "PART:LATE"),
    ("printemps|au printemps|au printemps de", "SEASON:21"),
    ("été|l'été|à l'été|à l'été de", "SEASON:22"),
    ("automne|l'automne|à l'automne|à l'automne de", "SEASON:23"),
    ("de|du|d'", "FROM"),
    ("à|au", "TO"),
    ("entre", "BETWEEN"),
    ("et", "AND"),
    ("nuit", "NIGHT"),
    ("depuis|dès", "SINCE"),
    ("avant", "BEFORE"),
    ("après", "AFTER"),
    ("au plus tard|jusqu'à|jusqu'au|jusqu'en", "BY"),
    ("ce|cet", "THIS"),
    ("plus tôt", "EARLIER"),
    ("aujourd'hui", "NOW:today"),
    ("hier", "NOW:yesterday"),
    ("demain", "NOW:tomorrow"),
    ("actuellement|maintenant|à l'heure actuelle", "NOW:currently"),
    ("récemment", "NOW:recently"),
    ("cette semaine", "NOW:this week"),
    ("ce mois-ci|ce mois", "NOW:this month"),
    ("le mois dernier", "NOW:last month"),
    ("le mois prochain", "NOW:next month"),
    ("cette année|de cette année", "NOW:this year"),
    ("l'année dernière|de l'année dernière|l'an dernier", "NOW:last year"),
    ("l'année prochaine|de l'année prochaine|l'an prochain", "NOW:next year"),
    ("plus tard", "LATER"),
    ("le lendemain", "LATER:1"),
    ("jour|jours", "UNIT:day"),
    ("semaine|semaines", "UNIT:week"),
    ("mois", "UNIT:month"),
    ("an|ans", "UNIT:year"),
    ("un|une", "COUNT:1"),
    ("deux", "COUNT:2"),
    ("trois", "COUNT:3"),
    ("quatre", "COUNT:4"),
    ("cinq", "COUNT:5"),
    ("six", "COUNT:6"),
    ("sept", "COUNT:7"),
    ("huit", "COUNT:8"),
    ("neuf", "COUNT:9"),
    ("dix", "COUNT:10"),
)

# "In August": Babel has the other two cases. Display uses them too.
RUSSIAN_IN_MONTH = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
]

# "До" may or may not include the day it names, so it is read as the wider of the two.
# "Год" after a number may be a year's name or a count, so only "лет" counts years.
RUSSIAN = _table(
    ("в|во|г|год|года|году", ""),
    ("начало|начале|в начале|раннего", "PART:EARLY"),
    ("середина|середине|в середине", "PART:MID"),
    ("конец|конце|в конце", "PART:LATE"),
    ("весна|весной|весны", "SEASON:21"),
    ("лето|летом|лета", "SEASON:22"),
    ("осень|осенью|осени", "SEASON:23"),
    ("с|со", "FROM"),
    ("по|на", "TO"),
    ("между", "BETWEEN"),
    ("и", "AND"),
    ("ночь|ночью|в ночь", "NIGHT"),
    ("начиная с", "SINCE"),
    ("раньше", "BEFORE"),
    ("после", "AFTER"),
    ("до|не позднее", "BY"),
    ("этой|этим|это|эта|этот", "THIS"),
    ("ранее", "EARLIER"),
    ("сегодня", "NOW:today"),
    ("вчера", "NOW:yesterday"),
    ("завтра", "NOW:tomorrow"),
    ("сейчас|в настоящее время", "NOW:currently"),
    ("недавно", "NOW:recently"),
    ("на этой неделе", "NOW:this week"),
    ("в этом месяце|этого месяца", "NOW:this month"),
    ("в прошлом месяце|прошлого месяца", "NOW:last month"),
    ("в следующем месяце|следующего месяца", "NOW:next month"),
    ("в этом году|этого года|текущего года", "NOW:this year"),
    ("в прошлом году|прошлого года", "NOW:last year"),
    ("в следующем году|следующего года", "NOW:next year"),
    ("спустя|через|позже", "LATER"),
    ("на следующий день", "LATER:1"),
    ("день|дня|дней", "UNIT:day"),
    ("неделю|недели|недель", "UNIT:week"),
    ("месяц|месяца|месяцев", "UNIT:month"),
    ("лет", "UNIT:year"),
    ("один|одну", "COUNT:1"),
    ("два|две", "COUNT:2"),
    ("три", "COUNT:3"),
    ("четыре", "COUNT:4"),
    ("пять", "COUNT:5"),
    ("шесть", "COUNT:6"),
    ("семь", "COUNT:7"),
    ("восемь", "COUNT:8"),
    ("девять", "COUNT:9"),
    ("десять", "COUNT:10"),
    *((name, f"MONTH:{number}") for number, name in enumerate(RUSSIAN_IN_MONTH, start=1)),
)

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "ru": RUSSIAN}


def phrases(language: str) -> Table:
    """Every phrase of the language with its token; only signs for a language we have no table of.

    A word of ours wins over a month's abbreviation: in French "sept" is seven.
    """
    if language not in LANGUAGES:
        return EVERYWHERE
    months = {
        name.lower().rstrip("."): f"MONTH:{number}"
        for forms in Locale.parse(language).months.values()
        for width in ("abbreviated", "wide")
        for number, name in forms[width].items()
    }
    return EVERYWHERE | months | LANGUAGES[language]
