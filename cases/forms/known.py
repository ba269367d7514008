"""The question whether somebody of a typed name is known here already, asked in one round."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext as _

from accounts.models import User
from cases.actions import state
from cases.pages.alike import Alike, alike
from core.keys import is_reference, slug_id
from people.finding import About
from people.merging import organisation_of, person_of
from people.models import Organisation, Person
from people.same import Match, Newcomer, matches_of, organisations_like, record_of

SOMEBODY_ELSE = "somebody-else"
NOT_SURE = "create-anyway"


@dataclass(frozen=True)
class Asked:
    """The question about one name: those to look at, each with its answer, and the answers that
    make a new record.
    """

    field: BoundField
    known: list[tuple[BoundWidget, Alike]]
    new: list[BoundWidget]


def question(name: str, references: Iterable[str]) -> str:
    """The field that asks whether `name` is of one of those.

    Named for both: an answer must not pass to a name typed later, nor be taken as said of somebody
    who was recorded meanwhile.
    """
    return f"known_{slug_id(' '.join([name, *sorted(references)])).hex}"


class AsksWhetherKnown(forms.Form):
    """For a form in whose field `asks_in` are names, of whom some may be new here.

    Compares only with people whom `user` sees. `whom` gives to each name the record that was
    chosen, or a Newcomer with what was answered.
    """

    asks_in: ClassVar[str] = "names"
    user: User
    whom: dict[str, Any]
    matches: dict[str, Sequence[Match]]

    def ask_about_people(self, names: Iterable[str], country: str) -> None:
        """In a case with `country`. A reference may stand for a name."""
        self.whom, self.matches = {}, {}
        about = About(country=state(country))
        for name in names:
            if is_reference(name.upper()):
                found = person_of(self.user, name.upper())
                self._take(name, found, _("No person here has the reference %(ref)s."))
            else:
                self._ask(name, matches_of(name, self.user, about), _("This is somebody else"))
        chosen = [record for record in self.whom.values() if isinstance(record, Person)]
        if len(set(chosen)) < len(chosen):
            self.add_error(self.asks_in, _("Two of these names are of the same person."))

    def ask_about_organisation(self, name: str) -> None:
        """Of any country: a case is often of one, an NGO or a body that acts in it of another."""
        self.whom, self.matches = {}, {}
        if is_reference(name.upper()):
            named = organisation_of(name.upper())
            self._take(name, named, _("No organisation here has the reference %(ref)s."))
        else:
            found = organisations_like(name, self.user)
            self._ask(name, found, _("This is another organisation"))

    def _take(self, name: str, record: Person | Organisation | None, missing: str) -> None:
        if record:
            self.whom[name] = record
        else:
            self.add_error(self.asks_in, missing % {"ref": name.upper()})

    def _ask(self, name: str, matches: Sequence[Match], another: str) -> None:
        """What was answered about `name`; an error where nothing was."""
        self.whom[name] = Newcomer(name)
        if not matches:
            return
        records = {record_of(match).reference: record_of(match) for match in matches}
        field = self._add_question(name, records, another)
        self.matches[field] = matches
        answer = self.data.get(field)
        if answer in records:
            self.whom[name] = records[answer]
        elif answer == SOMEBODY_ELSE:
            self.whom[name] = Newcomer(name, others=tuple(matches))
        elif answer == NOT_SURE:
            self.whom[name] = Newcomer(name, perhaps=tuple(matches))
        else:
            self.add_error(field, _("This name is known here. Look, then choose."))

    def _add_question(self, name: str, references: Collection[str], another: str) -> str:
        field = question(name, references)
        use = [(ref, _("Use this one: %(ref)s") % {"ref": ref}) for ref in references]
        new = [(SOMEBODY_ELSE, another), (NOT_SURE, _("Not sure: create anyway"))]
        self.fields[field] = forms.ChoiceField(
            label=name, choices=[*use, *new], widget=forms.RadioSelect
        )
        return field

    def people(self) -> list[Person | Newcomer]:
        """In the order in which they were typed."""
        return list(self.whom.values())

    def is_asking(self) -> bool:
        """Whether an answer is missing."""
        return any(self.has_error(field) for field in self.matches)

    def asked(self) -> Iterator[Asked]:
        matches = getattr(self, "matches", {})
        shown = iter(alike([match for found in matches.values() for match in found], self.user))
        for name, found in matches.items():
            answers = list(self[name])
            known = list(zip(answers, islice(shown, len(found)), strict=False))
            yield Asked(self[name], known, answers[len(found) :])
