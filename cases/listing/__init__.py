"""Lists of cases and people that stay quick however long they grow: computed rows to choose from.

`refresh` is called after anything of a case or a person was written (cases/actions.py and
cases/standing/store.py do); `manage.py rebuild_standing` computes all rows anew.
"""

from cases.listing.scopes import covers
from cases.listing.store import differences, rebuild, refresh

__all__ = ["covers", "differences", "rebuild", "refresh"]
