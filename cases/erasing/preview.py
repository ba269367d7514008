"""What an erasure takes and what stays, in words, as far as the reader sees it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cases.erasing.belongings import Plan
from cases.erasing.mentions import Found
from cases.models import (
    Charge,
    Consent,
    Document,
    Event,
    Note,
    Order,
    Source,
    Task,
)
from core.models import Sealed
from people.models import Attribute, Name, Relation

# Through what a row belongs to something that has a page.
OWNERS = (
    "case", "party.case", "person", "source", "letter", "event", "charge.party.case",
    "order.party.case", "occasion", "organisation",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text that names the person: the words around, and the page on which it can be edited."""

    words: str
    url: str
    where: str


def preview(whole: Plan, user: User) -> dict[str, Any]:
    """For the page on which one asks, and on which another decides."""
    shown = [found for found in whole.texts if _seen(found, user)]
    gone = whole.rows.keys[Source]
    return {
        "person": whole.person,
        "also": whole.people[1:],
        "purges": whole.purges,
        "goes": _goes(whole),
        "alone": whole.alone,
        "shared": whole.shared,
        "sources": Source.objects.visible_to(user).filter(pk__in=gone),
        "files": Document.objects.filter(pk__in=whole.rows.keys[Document]),
        "files_stay": Document.objects.visible_to(user)
        .filter(case__in=whole.shared)
        .exclude(pk__in=whole.rows.keys[Document])
        .select_related("case"),
        "texts": [_text(found) for found in shown],
        "digest": whole.digest,
    }


def _goes(whole: Plan) -> list[str]:
    """ "3 names", "2 happenings": what goes, but for what hangs on it."""
    counted = {model: len(keys) for model, keys in whole.rows.keys.items()}
    sealed = Sealed.objects.filter(subject__in=whole.subjects).count()
    words = [
        _counted(counted, Name, lambda n: ngettext("%(n)d name", "%(n)d names", n)),
        _counted(counted, Attribute, lambda n: ngettext(
            "%(n)d thing said of the person", "%(n)d things said of the person", n)),
        _counted(counted, Relation, lambda n: ngettext(
            "%(n)d relation to others", "%(n)d relations to others", n)),
        _counted({Sealed: sealed}, Sealed, lambda n: ngettext(
            "%(n)d protected value", "%(n)d protected values", n)),
        _counted(counted, Consent, lambda n: ngettext(
            "%(n)d answer on who may know", "%(n)d answers on who may know", n)),
        _counted(counted, Event, lambda n: ngettext(
            "%(n)d entry of what happened", "%(n)d entries of what happened", n)),
        _counted(counted, Charge, lambda n: ngettext("%(n)d charge", "%(n)d charges", n)),
        _counted(counted, Order, lambda n: ngettext("%(n)d decision", "%(n)d decisions", n)),
        _counted(counted, Note, lambda n: ngettext("%(n)d note", "%(n)d notes", n)),
        _counted(counted, Task, lambda n: ngettext("%(n)d task", "%(n)d tasks", n)),
        _counted(counted, Document, lambda n: ngettext("%(n)d file", "%(n)d files", n)),
    ]  # fmt: skip
    return [one for one in words if one]


def _counted(counts: dict[Any, int], model: Any, say: Any) -> str:
    n = counts.get(model, 0)
    return say(n) % {"n": n} if n else ""


def _text(found: Found) -> Text:
    owner = _owner(found.row)
    url = owner.get_absolute_url() if hasattr(owner, "get_absolute_url") else ""
    return Text(found.text, url, getattr(owner, "reference", "") or _("another record"))


def _seen(found: Found, user: User) -> bool:
    """A text elsewhere, as in a letter, shows only to those who see the record it stands in."""
    owner = _owner(found.row)
    visible_to = getattr(type(owner)._default_manager, "visible_to", None)
    return visible_to is None or visible_to(user).filter(pk=owner.pk).exists()


def _owner(row: Any) -> Any:
    """The record whose page shows the row: itself, or what it belongs to."""
    if isinstance(row, Event):
        concerned = row.concerned.select_related("party__case").first()
        return concerned.party.case if concerned else row
    if hasattr(row, "get_absolute_url"):
        return row
    for path in OWNERS:
        owner = row
        for name in path.split("."):
            owner = getattr(owner, name, None)
        if owner is not None:
            return _owner(owner)
    return row
