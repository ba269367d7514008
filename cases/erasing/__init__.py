"""Erasing a person: what belongs to them, which texts name them, who decides, and doing it.

Two people agree, for a reason of the list. *Pseudonymise* takes the person out of what happened;
*purge* takes what happened to nobody else as well. Live rows go the ordinary way, so that history
follows; then core_purge() blanks what history kept of them (core/sql_erasure.py). See
docs/decisions/0011-erasure.md.
"""

from cases.erasing.actions import agree, ask, refuse
from cases.erasing.belongings import ErasureRefusedError, Plan, plan

__all__ = ["ErasureRefusedError", "Plan", "agree", "ask", "plan", "refuse"]
