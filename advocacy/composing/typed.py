"""A form that begins a letter, shown again with what fits it now."""

from typing import Any

from advocacy.composing.fields import keys_in
from advocacy.composing.form import ComposeForm
from advocacy.composing.prefill import copies_of


def as_typed(data: Any, form: ComposeForm) -> dict[str, Any]:
    """What stands in a form, to be shown again with what fits it now; the copies follow the
    addressee, the countries the event."""
    chosen = {name: form.now(name) for name in ("visit", "addressee", "sender")}
    typed = {name: _understood(form, name) for name in form.fields if name not in chosen} | chosen
    for name in ("cases", "asks", "paragraphs"):
        typed[name] = keys_in(form.ticked(name))
    typed["signatories"] = data.get("signatories", "")
    if visit := typed["visit"]:
        typed["countries"] = list(visit.countries) or typed["countries"]
    typed["copies"] = typed["copies"] or copies_of(typed["addressee"])
    return typed


def _understood(form: ComposeForm, name: str) -> Any:
    """What is not understood stays as it was typed."""
    value = form.now(name)
    return form.as_sent(name) if value is None else value
