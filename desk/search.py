"""The search box of every page."""

from django.urls import reverse

from core.keys import is_reference

PAGES = {"C": "case", "P": "person", "S": "source", "V": "visit", "L": "letter"}


def page_of(words: str) -> str | None:
    """The page that a reference names, whether or not there is one that the reader may see."""
    reference = words.strip().upper()
    if not is_reference(reference) or reference[0] not in PAGES:
        return None
    return reverse(PAGES[reference[0]], args=[reference])
