"""Names in what leaves the house: who is named, and how the others are kept out of every word."""

import re
from collections.abc import Iterable
from html import escape, unescape

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.clearance import nameable, without_name
from cases.models import Case, Party
from people.folding import fold
from people.models import Name, Person

TAG = re.compile(r"(<[^>]*>)")
WORD = re.compile(r"[^\W\d_](?:[\w'’ʻʼ-]*\w)?")
SHORTEST = 3  # letters of a word that is taken for a name
ENDING = 3  # letters that grammar may add to it


class Naming:
    """Prints the people whom cases touch: those concerned, their relations, those who judged."""

    def __init__(self, cases: Iterable[Case]) -> None:
        people = list(_people(list(cases)))
        self._named = nameable(people)
        hidden = [person for person in people if person.pk not in self._named]
        self._instead = {person.pk: without_name(person) for person in hidden}
        self._kept = _words(person for person in people if person.pk in self._named)
        self._withheld = _words(hidden) - self._kept
        stems = {word.rstrip("aeiou") for word in self._withheld}
        self._stems = {stem for stem in stems if len(stem) > SHORTEST}

    def may_name(self, person: Person) -> bool:
        return person.pk in self._named

    def __call__(self, subject: Party | Person) -> str:
        person = subject.person if isinstance(subject, Party) else subject
        if person is None:
            return str(subject)
        if person.pk in self._named:
            return person.display_name
        return self._instead.get(person.pk) or without_name(person)

    def withhold(self, html: str) -> str:
        """The page without the names that nobody may read, in whatever text they stand.

        Words are compared by their folded form: another spelling or script is the same name.
        """
        if not self._withheld:
            return html
        parts = TAG.split(html)
        return "".join(part if TAG.fullmatch(part) else self._masked(part) for part in parts)

    def withheld_in(self, text: str) -> list[str]:
        """The words of the text that are such names, each once."""
        return [word for word in dict.fromkeys(WORD.findall(text)) if self._hides(word)]

    def _hides(self, word: str) -> bool:
        """Also with the endings of a case or gender: "Тестовым", "Testova", "Testov's"."""
        folded = fold(word)
        if not word[0].isupper() or folded in self._kept:
            return False
        return folded in self._withheld or any(
            folded.startswith(stem) and len(folded) - len(stem) <= ENDING for stem in self._stems
        )

    def _masked(self, text: str) -> str:
        def replaced(match: re.Match[str]) -> str:
            word = match.group()
            return _("[name withheld]") if self._hides(word) else word

        plain = unescape(text)
        masked = WORD.sub(replaced, plain)
        return text if masked == plain else escape(masked)


def _people(cases: list[Case]) -> Iterable[Person]:
    """Everybody whose name could stand in what is told of the cases."""
    concerned = Person.objects.filter(parties__case__in=cases)
    together = Q(parties__events__event__concerned__party__case__in=cases)
    related = Q(relations_of__person__in=concerned)
    judging = (
        Q(assessments__case__in=cases)
        | Q(assessments__party__case__in=cases)
        | Q(assessments__charge__party__case__in=cases)
        | Q(assessments__order__party__case__in=cases)
        | Q(assessments__event__concerned__party__case__in=cases)
    )
    keys = [
        Person.objects.filter(which).values("pk")
        for which in (Q(parties__case__in=cases), together, related, judging)
    ]
    return Person.objects.filter(Q(pk__in=keys[0].union(*keys[1:])))


def _words(people: Iterable[Person]) -> set[str]:
    """The folded words of all forms of the people's names."""
    people = list(people)
    forms = list(Name.with_withdrawn.filter(person__in=people).values_list("text", flat=True))
    forms += [person.display_name for person in people]
    words = {fold(word) for form in forms for word in WORD.findall(form)}
    return {word for word in words if len(word) >= SHORTEST}
