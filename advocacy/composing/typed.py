"""A form that begins a letter, shown again with what fits it now."""

from typing import Any

from advocacy.composing.fields import keys_in
from advocacy.composing.form import FOLLOWED, ComposeForm
from advocacy.composing.prefill import TO_SOMEBODY, copies_of, guest_of, language_for
from advocacy.forms import holders
from core.clock import today


def shown_for(form: ComposeForm) -> str:
    """The choices that a form's offers fit, as the form sends them back beside what is chosen."""
    return "|".join(_key(_understood(form, name)) for name in FOLLOWED)


def has_moved(data: Any, form: ComposeForm) -> bool:
    """Whether other choices are sent than those that the offers were shown for."""
    return data.get("shown_for", shown_for(form)) != shown_for(form)


def as_typed(data: Any, form: ComposeForm) -> dict[str, Any]:
    """What stands in a form, to be shown again with what fits it now."""
    chosen = {name: form.now(name) for name in ("visit", "addressee", "sender")}
    typed = {name: _understood(form, name) for name in form.fields if name not in chosen} | chosen
    for name in ("cases", "asks", "paragraphs"):
        typed[name] = keys_in(form.ticked(name))
    typed["signatories"] = data.get("signatories", "")
    was = dict(zip(FOLLOWED, data.get("shown_for", "").split("|"), strict=False))
    if "countries" in was:
        typed["seen"] = was["languages"].split(), was["countries"].split(",")
    if "visit" in was and was["visit"] != _key(typed["visit"]):
        _follow_visit(typed, form)
    if "addressee" in was and was["addressee"] != _key(typed["addressee"]):
        _follow_addressee(typed, was)
    return typed


def _follow_visit(typed: dict[str, Any], form: ComposeForm) -> None:
    """Another event brings its countries and, where nobody is chosen yet, its guest."""
    visit = typed["visit"]
    typed["countries"] = (visit and list(visit.countries)) or typed["countries"]
    if form.wanted.kind in TO_SOMEBODY and typed["addressee"] is None:
        typed["addressee"] = guest_of(visit, today())


def _follow_addressee(typed: dict[str, Any], was: dict[str, str]) -> None:
    """Somebody else brings what is asked of them, and the copies and the language of the office
    unless others than the usual ones stood there."""
    then, now = keys_in([was["addressee"]]), typed["addressee"]
    before = holders().filter(pk__in=then).first()
    del typed["asks"]
    if (typed["copies"] or "").split() == copies_of(before).split():
        typed["copies"] = copies_of(now)
    if typed["languages"] == language_for(before) == was["languages"]:
        typed["languages"] = language_for(now)


def _understood(form: ComposeForm, name: str) -> Any:
    """What is not understood stays as it was typed."""
    value = form.now(name)
    return form.as_sent(name) if value is None else value


def _key(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(sorted(value))
    return "" if value is None else str(getattr(value, "pk", value))
