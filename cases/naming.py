"""Names in what leaves the house: who is named, and how the others are kept out of every word."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from urllib.parse import unquote
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from cases.clearance import nameable, without_name
from cases.models import Case, Party
from cases.seen_through import LETTERS, Span, addresses, clean, joined, mended, without_comments
from core.markdown import to_html
from people.folding import fold, readings
from people.inflection import called, called_in_address, spellings
from people.models import Name, Person
from people.naming import called_outside

# (person, form of the name)
Form = tuple[UUID | None, str]
# The keys of those of the people who may be named in one output.
Gate = Callable[[Iterable[Person]], set[UUID]]

TAG = re.compile(r"(<[^>]*>)")
EMPHASIS = re.compile(r"</?(?:a|b|code|del|em|i|s|span|strong)\b[^>]*>")
WORD = re.compile(r"[^\W\d_]+(?:['‘’`´-][^\W\d_]+)*")
SHORTEST = 3  # letters of a word that is taken for a name
ENDING = 3  # letters that grammar may add to it


class Naming:
    """Prints the people whom cases touch: those concerned, their relations, those who judged.

    With `everybody`, the names of all others on record are kept out too. `gate` says who may be
    named: by default whom anybody may name. `signing` are names as printed of those who agreed to
    stand under the text: they free no whole name of somebody else.
    """

    def __init__(
        self,
        cases: Iterable[Case],
        *,
        everybody: bool = False,
        gate: Gate = nameable,
        signing: Iterable[str] = (),
    ) -> None:
        near = list(_people(cases))
        far = list(Person.objects.all()) if everybody else []
        self._named = gate([*near, *far])
        self._instead: dict[UUID, str] = {}
        self._secret: set[Form] = set()
        # Somebody else's namesake in a far case frees no name of these cases, nor binds one.
        hidden, named = self._forms(near)
        far_hidden, far_named = self._forms(far)
        said = _words(named) | _words(map(clean, signing))
        far_named |= named
        self._withheld = (_heard(hidden) - _words(named)) | (
            _heard(far_hidden) - _words(far_named) - said
        )
        self._kept = _words(named | far_named) - self._withheld
        stems = {word.rstrip("aeiou") for word in self._withheld}
        self._stems = {stem for stem in stems if len(stem) > SHORTEST}
        free = {fold(form) for form in named | far_named}
        forms = [form for form in hidden | far_hidden if fold(form) not in free]
        self._whole = {key for form in forms for key in readings(form)}
        self._lengths = {len(LETTERS.findall(form)) for form in forms}

    def _forms(self, people: list[Person]) -> tuple[set[str], set[str]]:
        """All forms of the names of those who may not be named, and of those who may.

        A form that may not be printed is the former kind, also where the person may be named.
        """
        rows = list(Name.with_withdrawn.filter(person__in=people))
        forms: set[Form] = {(person.pk, person.display_name) for person in people}
        forms |= {(name.person_id, name.text) for name in rows}
        self._secret |= _secret(rows)
        named = {pair for pair in forms if pair[0] in self._named} - self._secret
        return {clean(form) for _key, form in forms - named}, {clean(form) for _, form in named}

    def may_name(self, person: Person) -> bool:
        return person.pk in self._named

    def __call__(self, subject: Party | Person) -> str:
        person = subject.person if isinstance(subject, Party) else subject
        if person is None:
            return str(subject)
        if person.pk in self._named and (person.pk, person.display_name) not in self._secret:
            return person.display_name
        if person.pk not in self._instead:
            named = person.pk in self._named
            self._instead[person.pk] = called_outside(person) if named else without_name(person)
        return self._instead[person.pk]

    def withhold(self, html: str) -> str:
        """The page without the names that nobody may read, in whatever text they stand.

        Words are compared by their folded form: another spelling or script is the same name. Where
        a name is only read across tags ("<b>Tes</b>tov"), the page loses its emphasis.
        """
        bare = EMPHASIS.sub("", html)
        if self._count(bare) > self._count(html):
            html = bare
        parts = TAG.split(html)
        return "".join(part if TAG.fullmatch(part) else self._masked(part) for part in parts)

    def _count(self, html: str) -> int:
        texts = (clean(unescape(part)) for part in TAG.split(html) if not TAG.fullmatch(part))
        return sum(len(self._spans(text)) for text in texts)

    def withheld_in(self, text: str) -> list[str]:
        """The words of a Markdown text that are such names, each once, also across emphasis and
        comments and in the addresses of pages that are written with signs for letters."""
        printed = unescape(TAG.sub("", str(to_html(text))))
        bare = map(without_comments, (text, printed))
        texts = dict.fromkeys(map(clean, (text, printed, unquote(text), *bare)))
        found = [seen[start:end] for seen in texts for start, end in self._spans(seen)]
        return list(dict.fromkeys(found))

    def _spans(self, text: str) -> list[Span]:
        """Where such names stand in a clean text, also where something stands in the name."""
        broken = [span for span, word in mended(text) if self._is_broken_name(text, span, word)]
        return joined([*self._spans_of_words(text), *broken])

    def _is_broken_name(self, text: str, span: Span, word: str) -> bool:
        start, end = span
        return fold(text[start:end]) not in self._kept and self._is_withheld(word)

    def _spans_of_words(self, text: str) -> Iterator[Span]:
        """Whole names first, then words of names."""
        words, ends = list(WORD.finditer(text)), 0
        linked = {word.start() for span in addresses(text) for word in WORD.finditer(text, *span)}
        for place, word in enumerate(words):
            if word.start() < ends:
                continue
            if ends := self._end_of_whole(text, words[place:]) or 0:
                yield word.start(), ends
            elif self._hides(word.group(), linked=word.start() in linked):
                yield word.span()

    def _end_of_whole(self, text: str, words: list[re.Match[str]]) -> int | None:
        """The end of the whole name that begins with the first of the words."""
        if words[0].group().islower():
            return None
        for length in sorted(self._lengths, reverse=True):
            said = words[:length]
            spoken = " ".join(word.group() for word in said)
            if readings(spoken) & self._whole and not any(w.group().islower() for w in said):
                return said[-1].end()
        return None

    def _hides(self, word: str, *, linked: bool) -> bool:
        """Whether the word or a part of it is such a name: "Testov", "al-Testov", "Testov-aka"."""
        return fold(word) not in self._kept and any(
            self._is_withheld(part, linked=linked) for part in {word, *LETTERS.findall(word)}
        )

    def _is_withheld(self, part: str, *, linked: bool = False) -> bool:
        """Also with the endings of a case or gender: "Тестовым", "Testova", "Testovs", "Цоем".

        A small word is only taken for a name that it equals, and not for a short one; `linked` in
        the address of a page, where all words are small, also with the endings of a case.
        """
        if fold(part) in self._kept:
            return False
        heard = {folded for word in spellings(part) for folded in readings(word)}
        if not part.islower():
            return any(map(self._is_hidden, heard)) or not self._withheld.isdisjoint(called(part))
        if linked:
            heard = heard.union(*map(called_in_address, heard))
        return any(len(folded) > SHORTEST for folded in heard & self._withheld)

    def _is_hidden(self, folded: str) -> bool:
        return folded in self._withheld or any(
            folded.startswith(stem) and len(folded) - len(stem) <= ENDING for stem in self._stems
        )

    def _masked(self, text: str) -> str:
        plain = clean(unescape(text))
        spans = self._spans(plain)
        if not spans:
            return text
        ends = [0, *(end for _start, end in spans)]
        kept = [plain[end:start] for end, (start, _end) in zip(ends, spans, strict=False)]
        return escape(_("[name withheld]").join([*kept, plain[ends[-1] :]]))


def _secret(names: Iterable[Name]) -> set[Form]:
    """(person, form) of what may not be printed; a generated form gives nothing away."""
    made = [name for name in names if name.person_id and not name.generated]
    printed = {(n.person_id, n.text) for n in made if n.printable and not n.withdrawn_at}
    return {(n.person_id, n.text) for n in made if not n.printable} - printed


def _people(cases: Iterable[Case]) -> QuerySet[Person]:
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


def _words(forms: Iterable[str]) -> set[str]:
    """The folded words of names, and the parts of those that are put together."""
    return {folded for folded in map(fold, _parts(forms)) if len(folded) >= SHORTEST}


def _heard(forms: Iterable[str]) -> set[str]:
    """The same by all that they may be read as: "Secretova" is "Секретова" too."""
    every = {folded for word in _parts(forms) for folded in readings(word)}
    return {folded for folded in every if len(folded) >= SHORTEST}


def _parts(forms: Iterable[str]) -> set[str]:
    words = {word for form in forms for word in [*WORD.findall(form), *LETTERS.findall(form)]}
    return {spelled for word in words for spelled in spellings(word)}
