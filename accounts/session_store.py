"""Sessions in the database, of which each request writes only what it changed.

Two requests of one browser often run at once: suggestions for a word, and the search for it. Django
writes the whole session back, so the one that ends last undoes what the other kept: the words that
were searched for, or a message.
"""

from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as WholeSessionStore
from django.db import transaction


class SessionStore(WholeSessionStore):
    _as_read: dict[str, Any] = {}

    def load(self) -> dict[str, Any]:
        loaded: dict[str, Any] = super().load()
        self._as_read = deepcopy(loaded)
        return loaded

    def save(self, must_create: bool = False) -> None:
        if must_create or self.session_key is None:
            # A new row holds nothing yet that another request could have changed.
            self._as_read = {}
            super().save(must_create)
            return
        with transaction.atomic():
            rows = self.model.objects.select_for_update()
            if row := rows.filter(session_key=self.session_key).first():
                self._session_cache = self._changed_in(row.get_decoded())
            super().save()
        self._as_read = deepcopy(self._session_cache)

    def _changed_in(self, stored: dict[str, Any]) -> dict[str, Any]:
        before, now = self._as_read, dict(self.items())
        changed = {key: now[key] for key in now if key not in before or before[key] != now[key]}
        left = {key: stored[key] for key in stored if key in now or key not in before}
        return left | changed
