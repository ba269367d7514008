"""Addresses of visits and letters."""

from django.urls import path

from advocacy.views import asks, letters, visits

urlpatterns = [
    # /cases/
    path("cases/<reference:reference>/asks/new/", asks.ask_new, name="ask-new"),
    # /visits/
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visits.visit_new, name="visit-new"),
    path("visits/<reference:reference>/", visits.visit, name="visit"),
    path("visits/<reference:reference>/edit/", visits.visit_edit, name="visit-edit"),
    path("visits/<reference:reference>/letters/new/", letters.letter_new, name="letter-new"),
    # /letters/
    path("letters/", letters.letters, name="letters"),
    path("letters/<reference:reference>.pdf", letters.letter_file, name="letter-pdf"),
    path("letters/<reference:reference>/", letters.letter, name="letter"),
    path("letters/<reference:reference>/preview/", letters.letter_preview, name="letter-preview"),
]
