"""The addresses of the office itself."""

from accounts.roles import Permission

PUBLIC: set[str] = {"begin"}
SIGNED_IN: set[str] = set()
NEEDS = {
    "house": Permission.MANAGE_OFFICE,
    "house-organisation": Permission.MANAGE_OFFICE,
    "house-logo": Permission.MANAGE_OFFICE,
    "house-languages": Permission.MANAGE_OFFICE,
    "house-team": Permission.MANAGE_OFFICE,
    "house-approvals": Permission.MANAGE_OFFICE,
    "house-checks": Permission.MANAGE_OFFICE,
    "recovery": Permission.MANAGE_OFFICE,
    "recovery-confirm": Permission.MANAGE_OFFICE,
}
