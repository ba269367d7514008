from django.urls import path

from cases.views import case, charge, dossier, event, history, person, source
from cases.views import list as case_list

urlpatterns = [
    # /cases/
    path("cases/", case_list.cases, name="cases"),
    path("cases/new/", case.case_new, name="case-new"),
    # /cases/<reference>/
    path("cases/<reference:reference>/", case.case, name="case"),
    path("cases/<reference:reference>/edit/", case.case_edit, name="case-edit"),
    path("cases/<reference:reference>/history/", history.case_history, name="case-history"),
    path("cases/<reference:reference>/dossier.pdf", dossier.dossier, name="dossier"),
    path("cases/<reference:reference>/events/new/", event.event_new, name="event-new"),
    path("cases/<reference:reference>/charges/new/", charge.charge_new, name="charge-new"),
    path("people/<reference:reference>/", person.person, name="person"),
    # Facts
    path("events/<uuid:pk>/edit/", event.event_edit, name="event-edit"),
    path("charges/<uuid:pk>/edit/", charge.charge_edit, name="charge-edit"),
    path("dates/reading/", event.date_reading, name="date-reading"),
    # /sources/
    path("sources/", source.sources, name="sources"),
    path("sources/<reference:reference>/", source.source, name="source"),
]
