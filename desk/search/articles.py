"""Articles of laws, by number, country or words of their titles: "159 Uzbekistan", "art. 159"."""

import re
from functools import cache

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Provision
from core.countries import country_choices, country_name
from desk.search.kinds import Answer
from desk.search.words import AllLanguages, begins, words_of

# What stands before a number and says only that it is an article.
LABEL = re.compile(r"\b(?:art(?:icles?|s)?|ст(?:ать[яиею]|атей|ст)?)\b\.?", re.IGNORECASE)
NUMBER = re.compile(r"(?<!\w)(\d+(?:[-.]\d+)*)(?:\s?\((\d+)\))?(?!\w)")
LEAST = 3  # letters of a word that is looked for in titles
SHOWN = ("article", "part", "plain_title", "official_title", "law__name", "law__country")
TITLES = ("official", "plain", "of_law")


def answers(typed: str, limit: int) -> list[Answer]:
    """The nearest number first; every word that was typed has to be in a title or be a country."""
    text = LABEL.sub(" ", typed)
    numbers = NUMBER.findall(text)
    words = [word for word in words_of(NUMBER.sub(" ", text)) if len(word) >= LEAST]
    if len(numbers) > 1 or not (numbers or words):
        return []
    found = _numbered(*numbers[0]) if numbers else _all()
    found = found.filter(*(_in_title_or_country(word) for word in words))
    nearest = found.order_by(Length("article"), "article", "part", "law__country", "id")
    return [_answer(one) for one in nearest.select_related("law").only(*SHOWN)[:limit]]


def _all() -> QuerySet[Provision]:
    return Provision.objects.filter(law__withdrawn_at=None).annotate(
        official=AllLanguages("official_title"),
        plain=AllLanguages("plain_title"),
        of_law=AllLanguages("law__name"),
    )


def _numbered(number: str, part: str) -> QuerySet[Provision]:
    found = _all().filter(article__startswith=number)
    return found.filter(part__startswith=part) if part else found


def _in_title_or_country(word: str) -> Q:
    codes = [code for name, code in _countries() if name.startswith(word.casefold())]
    meant = Q(law__country__in=codes)
    for title in TITLES:
        meant |= begins(title, word)
    return meant


@cache
def _countries() -> list[tuple[str, str]]:
    """(name in small letters, code), of every country in every language of the interface."""
    return [
        (name.casefold(), code)
        for language, _label in settings.LANGUAGES
        for code, name in country_choices(language)
    ]


def _answer(provision: Provision) -> Answer:
    number = f"{provision.article} ({provision.part})" if provision.part else provision.article
    title = str(provision.plain_title or provision.official_title)
    return Answer(
        name=_("Article %(number)s") % {"number": number} if number else title,
        url=f"{reverse('cases')}?article={provision.pk}",
        what=title if number else "",
        also="",
        country=country_name(provision.law.country),
        reason=str(provision.law),
    )
