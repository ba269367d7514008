"""The kinds of fact that a passage can become. An app above adds its own when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Charge, Event, Order
from cases.reading.finding import CHARGE, EVENT, ORDER
from cases.reading.forms import ChargeFromPassage, DecisionFromPassage, HappeningFromPassage

if TYPE_CHECKING:
    from cases.reading.pane import Pane


@dataclass(frozen=True)
class Kind:
    """`form` makes the form from (pane, what was sent or None, what was found).

    It has `in_sight()`, `further()` and `log()`, which returns the saved fact. `cited`: the fact
    keeps the words that it rests on, so that one more can be taken from the same words.
    """

    label: Promise
    form: Callable[["Pane", Any, dict[str, Any]], Any]
    cited: bool = True


def _happening(pane: "Pane", data: Any, found: dict[str, Any]) -> HappeningFromPassage:
    event = Event(country=pane.case.country, type=found.get("type", ""))
    return HappeningFromPassage(data, instance=event, found=found, **pane.for_forms())


def _charge(pane: "Pane", data: Any, found: dict[str, Any]) -> ChargeFromPassage:
    return ChargeFromPassage(data, instance=Charge(), found=found, **pane.for_forms())


def _order(pane: "Pane", data: Any, found: dict[str, Any]) -> DecisionFromPassage:
    return DecisionFromPassage(data, instance=Order(), found=found, **pane.for_forms())


KINDS = {
    EVENT: Kind(_("What happened"), _happening),
    CHARGE: Kind(_("Charge"), _charge),
    ORDER: Kind(_("Decision"), _order),
}


def register(code: str, kind: Kind) -> None:
    KINDS[code] = kind
