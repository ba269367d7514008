"""What happened in a case, as page and dossier read it: one entry per happening."""

from cases.timeline.entries import Account, Entry, Opinion
from cases.timeline.quoting import Said
from cases.timeline.reading import entries, events_of, timeline

__all__ = ["Account", "Entry", "Opinion", "Said", "entries", "events_of", "timeline"]
