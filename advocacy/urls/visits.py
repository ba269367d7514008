"""/visits/"""

from django.urls import path

from advocacy.views import visits

urlpatterns = [
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visits.visit_new, name="visit-new"),
    path("visits/calendar/", visits.visit_calendar, name="visit-calendar"),
    path("visits/<reference:reference>/", visits.visit, name="visit"),
    path("visits/<reference:reference>/edit/", visits.visit_edit, name="visit-edit"),
    path("visits/<reference:reference>/follow/", visits.visit_follow, name="visit-follow"),
    path("visits/<reference:reference>/pledges/new/", visits.pledge_new, name="pledge-new"),
]
