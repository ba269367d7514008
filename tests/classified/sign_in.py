"""The addresses of signing in and of one's own account."""

from accounts.roles import Permission

PUBLIC = {"language", "sign-in", "account_login", "mfa_authenticate", "sign-in-by-key"}
SIGNED_IN = {
    "session", "sign-out", "account", "home", "confirm", "account-password", "first-factor",
    "factor-key", "factor-app", "factor-remove", "recovery-codes", "session-end", "sessions-end",
}  # fmt: skip
NEEDS: dict[str, Permission] = {}
