from django.urls import path

from accounts.views import begin, house, recovery

urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("house/", house.house, name="house"),
    path("house/organisation/", house.organisation, name="house-organisation"),
    path("house/logo/", house.logo, name="house-logo"),
    path("house/languages/", house.languages, name="house-languages"),
    path("house/team/", house.team, name="house-team"),
    path("house/approvals/", house.approvals, name="house-approvals"),
    path("house/checks/", house.checks, name="house-checks"),
    path("house/recovery/", recovery.sheet, name="recovery"),
    path("house/recovery/confirm/", recovery.confirm, name="recovery-confirm"),
]
