"""The addresses of staff and teams."""

from accounts.roles import Permission

PUBLIC = {"join"}
SIGNED_IN = {"roles", "notice-read", "account-sees"}
OF_ADMINS = (
    "staff", "invite", "invitation-made", "invitation-withdraw", "team-new", "team",
    "team-rename", "team-remove", "factor-reset-decide", "member", "member-role",
    "member-teams", "member-edit", "factor-reset", "member-leave", "member-sees",
)  # fmt: skip
NEEDS = dict.fromkeys(OF_ADMINS, Permission.MANAGE_STAFF)
