"""What a source asks of somebody, logged while it is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy.asking.forms import AskForm
from cases.heard import flat
from cases.reading.forms import Beside
from cases.reading.kinds import Kind
from cases.reading.pane import Pane
from core.models import Term, Vocabulary

# By which words in an ask its kind is found; the first that fits.
WORDS = {
    "safe return": "SAFE_RETURN",
    "refoulement": "NON_REFOULEMENT",
    "fair trial": "FAIR_TRIAL",
    "drop": "DROP_CHARGES",
    "release": "RELEASE_UNCONDITIONAL",
    "lawyer": "ACCESS_LAWYER",
    "medical": "MEDICAL_CARE",
    "whereabouts": "DISCLOSE_FATE",
    "torture": "INVESTIGATE_TORTURE",
    "investigat": "INDEPENDENT_INVESTIGATION",
    "repeal": "REPEAL_LAW",
    "reprisal": "END_REPRISALS",
}


class AskFromPassage(Beside, AskForm):
    first = ("kind", "addressee_office", "addressee_words", "person", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].widget = forms.HiddenInput()


def _ask(pane: Pane, data: Any, found: dict[str, Any]) -> AskFromPassage:
    words = found.get("text", "")
    people = [party.person for party in pane.parties if party.person]
    code = next((code for said, code in WORDS.items() if said in flat(words)), "")
    kind = Term.objects.of(Vocabulary.ASK).filter(code=code).first()
    initial = {
        "source": pane.source.pk,
        "addressee_words": found.get("addressee_words", ""),
        "words": f"to {words}" if words else "",
        "kind": kind.pk if kind else "",
        "person": str(people[0].pk) if len(people) == 1 else "",
    }
    return AskFromPassage(data, user=pane.user, case=pane.case, found=initial)


ASK_KIND = Kind(_("Ask"), _ask, cited=False)
