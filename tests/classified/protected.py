"""The addresses of protected values and large exports."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN = {"source-identity", "exports"}
NEEDS = {
    "export-decide": Permission.APPROVE_EXPORTS,
    "person-protected": Permission.READ_PROTECTED,
    "protected-edit": Permission.READ_PROTECTED,
    "by-contact": Permission.READ_PROTECTED,
    "exact-place": Permission.READ_PROTECTED,
}
