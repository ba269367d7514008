"""Forms of address: what the templates of an office say to whoever holds it.

A template is plain text with {name}, {family}, {honorific}, {call} and {for a man|for a woman}.
"""

import re
from collections.abc import Mapping

from advocacy.languages.base import plain
from people.models import AddressedAs

PLACES = ("name", "family", "honorific", "call")
PLACE = re.compile(r"\{([^{}]*)\}")


def needs_form(template: str) -> bool:
    """Whether it says something else to a man than to a woman."""
    return any("|" in place for place in PLACE.findall(template))


def unknown_places(template: str) -> list[str]:
    """What stands in braces and means nothing."""
    return [
        place for place in PLACE.findall(template) if place not in PLACES and place.count("|") != 1
    ]


def filled(
    template: str, values: Mapping[str, str], *, addressed_as: str = "", no_form: str = ""
) -> str:
    """The template as Markdown. `values` are Markdown too: escaped names, or gaps.

    `no_form` stands where nobody recorded how the holder is addressed; a place without a value (an
    honorific, as a rule) leaves no double space.
    """
    # Every second part stood in braces.
    parts = PLACE.split(plain_lines(template))
    for number in range(1, len(parts), 2):
        parts[number] = _put(parts[number], values, addressed_as, no_form)
    lines = "".join(parts).split("\n")
    return "\n".join(re.sub(" {2,}", " ", line).strip() for line in lines)


def _put(place: str, values: Mapping[str, str], addressed_as: str, no_form: str) -> str:
    man, either, woman = place.partition("|")
    if not either:
        return values.get(place, "")
    return {AddressedAs.MR: man, AddressedAs.MS: woman}.get(addressed_as, no_form)  # type: ignore[call-overload]


def plain_lines(text: str) -> str:
    """Escaped, its lines kept."""
    return "\n".join(plain(line) for line in text.splitlines())


def call_in(salutation: str) -> str:
    """The call as the closing repeats it: "Monsieur le Président," without its comma."""
    return salutation.rstrip(" ,:;.!\u00a0\u202f")


def unescaped(markdown: str) -> str:
    """What `plain` escaped, as it prints."""
    return re.sub(r"\\(.)", r"\1", markdown)
