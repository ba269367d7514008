"""Whose names stand in the text of a letter, in any spelling, script or grammar."""

from advocacy import gate
from advocacy.models import Letter, Section
from people.folding import words as words_of
from people.models import Person

ENDING = 3  # letters that grammar may add to a name


def in_text(letter: Letter) -> list[Section]:
    rows = letter.sections.filter(is_off=False, language__in=letter.languages)
    return list(rows.select_related("letter"))


def words_said(letter: Letter) -> set[str]:
    """The folded words of its text, and of what is printed above and below it."""
    texts = [section.text for section in in_text(letter)]
    texts += [*letter.headline.values(), letter.contact, letter.copies]
    return {key for text in texts for word in words_of(text) for key in word}


def stands(person: Person, said: set[str]) -> bool:
    """Whether all words of one of the names are said."""
    names = {person.display_name, *(name.text for name in person.names.all())}
    return any(
        all(any(_is_said(key, said) for key in word) for word in words)
        for words in map(words_of, names)
        if words
    )


def _is_said(key: str, said: set[str]) -> bool:
    return any(word.startswith(key) and len(word) - len(key) <= ENDING for word in said)


def touched_by(letter: Letter) -> list[Person]:
    """Those of its cases, and everybody else on record whose name stands in the text, but for whom
    it is written to and whom the guest meets."""
    own = Person.objects.filter(parties__case__letters__letter=letter).distinct().order_by("id")
    of_cases, said = list(own), words_said(letter)
    known = {person.pk for person in of_cases} | {key for key in gate.met(letter) if key}
    others = Person.objects.exclude(pk__in=known)
    rows = others.prefetch_related("names").order_by("id")
    return of_cases + [person for person in rows if stands(person, said)]
