from django.urls import path

from accounts.views import invitations, resets, staff, teams

urlpatterns = [
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", invitations.invite, name="invite"),
    path("staff/invited/", invitations.invitation_made, name="invitation-made"),
    path(
        "staff/invitations/<uuid:pk>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path("staff/teams/new/", teams.team_new, name="team-new"),
    path("staff/teams/<uuid:pk>/", teams.team, name="team"),
    path("staff/teams/<uuid:pk>/name/", teams.team_rename, name="team-rename"),
    path("staff/teams/<uuid:pk>/remove/", teams.team_remove, name="team-remove"),
    path("staff/resets/<uuid:pk>/", resets.factor_reset_decide, name="factor-reset-decide"),
    path("staff/<uuid:pk>/", staff.member, name="member"),
    path("staff/<uuid:pk>/role/", staff.member_role, name="member-role"),
    path("staff/<uuid:pk>/teams/", staff.member_teams, name="member-teams"),
    path("staff/<uuid:pk>/edit/", staff.member_edit, name="member-edit"),
    path("staff/<uuid:pk>/reset/", resets.factor_reset, name="factor-reset"),
    path("join/<str:token>/", invitations.join, name="join"),
    path("roles/", staff.roles, name="roles"),
    path("notices/<uuid:pk>/read/", resets.notice_read, name="notice-read"),
]
