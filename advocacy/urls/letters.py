"""/letters/: writing and changing."""

from django.urls import path

from advocacy.views import letters

urlpatterns = [
    path("visits/<reference:reference>/letters/new/", letters.letter_new, name="letter-new"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<reference:reference>.pdf", letters.letter_file, name="letter-pdf"),
    path("letters/<reference:reference>/", letters.letter, name="letter"),
    path("letters/<reference:reference>/preview/", letters.letter_preview, name="letter-preview"),
]
