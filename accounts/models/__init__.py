"""Who works here, who sees what, and who did what."""

from accounts.models.exports import ExportRequest
from accounts.models.house import English, House, OfKazakhstan
from accounts.models.joining import FactorReset, Invitation, Notice, NoticeKind
from accounts.models.lists import ListPage, SavedList
from accounts.models.scope import Level, Scope, ScopeTeam, ScopeUser
from accounts.models.staff import Membership, Team, User
from accounts.models.trail import Act, AuditEntry, Outcome

__all__ = [
    "Act",
    "AuditEntry",
    "English",
    "ExportRequest",
    "FactorReset",
    "House",
    "Invitation",
    "Level",
    "ListPage",
    "Membership",
    "Notice",
    "NoticeKind",
    "OfKazakhstan",
    "Outcome",
    "SavedList",
    "Scope",
    "ScopeTeam",
    "ScopeUser",
    "Team",
    "User",
]
