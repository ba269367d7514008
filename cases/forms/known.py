"""The question whether somebody of a typed name is known here already, asked in one round."""

from collections.abc import Iterable, Iterator

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from accounts.models import User
from core.keys import slug_id
from people.finding import likely_same
from people.models import Person

SOMEBODY_ELSE = "somebody-else"


class AsksWhetherKnown(forms.Form):
    """For a form that asks for names, of several in a field `names`.

    Compares only with people whom `user` sees.
    """

    user: User
    chosen: dict[str, Person]
    same: dict[str, list[Person]]

    def ask_whether_known(self, names: Iterable[str]) -> None:
        self.chosen, self.same = {}, {}
        for name, people in likely_same(names, self.user).items():
            self._ask(name, people)
        if len(set(self.chosen.values())) < len(self.chosen):
            self.add_error("names", _("Two of these names are of the same person."))

    def _ask(self, name: str, people: list[Person]) -> None:
        # Named for the name, not for its line: an answer must not pass to a name typed later.
        field = f"known_{slug_id(name).hex}"
        self.same[field] = people
        known = {person.reference: person for person in people}
        use = [(ref, _("Use this person: %(ref)s") % {"ref": ref}) for ref in known]
        choices = [*use, (SOMEBODY_ELSE, _("This is somebody else"))]
        self.fields[field] = forms.ChoiceField(
            label=name, choices=choices, widget=forms.RadioSelect
        )
        answer = self.data.get(field)
        if answer in known:
            self.chosen[name] = known[answer]
        elif answer != SOMEBODY_ELSE:
            self.add_error(field, _("Somebody of this name is known here. Look, then choose."))

    def asked(self) -> Iterator[tuple[BoundField, list[Person]]]:
        """For each name that is known here, the choice and the people to look at."""
        for field, people in getattr(self, "same", {}).items():
            yield self[field], people
