"""Who somebody is: name with variants, age or birth, role; how one without a name is called."""

from advocacy.languages.accounts import birth_of
from advocacy.languages.base import Fact, facts_of, gap, plain
from advocacy.languages.english.style import born
from advocacy.languages.english.words import with_article, with_the
from advocacy.pictures import Picture, Telling
from advocacy.plan import Plan
from core.dates import PartialDate, age_on

COUNTRY_CODE = 2


def introduced(plan: Plan, picture: Picture) -> str:
    """ "**Name** (also seen as ...), aged 39, a lawyer,": the beginning of a sentence."""
    also = ", ".join(plain(name) for name in picture.also)
    name = f"**{plain(picture.name)}**" + (f" (also seen as {also})" if also else "")
    if picture.limited:
        return name
    aged = known_age(plan, picture)
    return f"{name}, {aged + ', ' if aged else ''}{role(picture)},"


def known_age(plan: Plan, picture: Picture) -> str:
    """The age on the letter's day, which may be a range: "aged 39", "born 1983 or 1984".

    Most sources give none, and nothing said of a person rests on it: it is left out, and no gap.
    """
    written = PartialDate.on(picture.on)
    for row in picture.births:
        birth = birth_of(row)
        least, most = age_on(birth, written)
        if least is not None and least == most:
            return f"aged {least}"
        if birth.understood:
            return born(birth, plan)
    return ""


def role(picture: Picture) -> str:
    """What a source calls the person, else what the person does by our own list."""
    return known_role(picture) or gap(f"what {plain(picture.name)} does is not recorded")


def known_role(picture: Picture) -> str:
    for row in picture.roles:
        words = row.value or (row.term.labels.get("en", "") if row.term else "")
        if words:
            return with_article(plain(words))
    return ""


def unnamed(picture: Picture) -> str:
    """ "a lawyer aged 30 to 39 in Almaty, whose name we withhold", "somebody ..."."""
    return f"{called_instead(picture)}, whose name we withhold"


def called_instead(picture: Picture) -> str:
    if picture.telling == Telling.WITHHELD:
        return plain(picture.name)
    said = known_role(picture) or "a person"
    least, most = picture.age
    if least is not None and most is not None:
        said += f" aged {least}" if least == most else f" aged {least} to {most}"
    elif least is not None:
        said += f" aged {least} or more"
    elif most is not None:
        said += f" aged {most} or less"
    return said + (f" in {_region(picture.region)}" if picture.region else "")


def _region(words: str) -> str:
    is_code = len(words) == COUNTRY_CODE and words.isupper()
    return with_the(words) if is_code else plain(words)


def called(picture: Picture) -> str:
    """How an ask, a heading or a table calls the party."""
    named = picture.named or picture.party.person_id is None
    return plain(picture.name) if named else called_instead(picture)


def about(picture: Picture) -> tuple[Fact, ...]:
    """The rows that say who it is."""
    return facts_of(picture.party, picture.party.person, *picture.births, *picture.roles)
