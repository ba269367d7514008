"""Files of cases and sources: taken in only when they are what they say, kept as they came.

The original is never opened by the web process, never changed and never shown inside a page: it
leaves as a download. What a page shows is a preview, made anew from a picture's pixels.
"""

from cases.files.actions import add_document, change_document
from cases.files.kinds import FileRefused
from cases.files.text import text_of

__all__ = ["FileRefused", "add_document", "change_document", "text_of"]
