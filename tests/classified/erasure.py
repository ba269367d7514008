"""The addresses of erasure and access."""

from accounts.roles import Permission

PUBLIC: set[str] = set()
SIGNED_IN: set[str] = set()
NEEDS = {
    "access-file": Permission.ERASE_RECORDS,
    "erasure": Permission.ERASE_RECORDS,
    "erasure-ask": Permission.ERASE_RECORDS,
    "erasures": Permission.ERASE_RECORDS,
}
