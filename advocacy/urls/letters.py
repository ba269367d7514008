"""/letters/: writing and changing."""

from django.urls import path

from advocacy.views import compose, editor, letters, papers

urlpatterns = [
    path("visits/<reference:reference>/letters/new/", compose.letter_new, name="letter-new"),
    path("cases/<reference:reference>/letters/new/", compose.letter_on_case, name="letter-on-case"),
    path("letters/", compose.letters, name="letters"),
    path("letters/new/", compose.letter_write, name="letter-write"),
    path("letters/<reference:reference>/again/", compose.letter_again, name="letter-again"),
    path("letters/<reference:reference>.pdf", papers.letter_pdf, name="letter-pdf"),
    path(
        "letters/<reference:reference>.<slug:language>.<slug:kind>",
        papers.letter_paper,
        name="letter-paper",
    ),
    path(
        "letters/<reference:reference>.<slug:language>.annex.<slug:kind>",
        papers.letter_annex,
        name="letter-annex",
    ),
    path("letters/stale/", letters.letters_stale, name="letters-stale"),
    path("letters/<reference:reference>/", editor.letter, name="letter"),
    path("letters/<reference:reference>/preview/", editor.letter_preview, name="letter-preview"),
    path(
        "letters/<reference:reference>/facts/<uuid:pk>/", editor.letter_facts, name="letter-facts"
    ),
    path("letters/<reference:reference>/told/<uuid:pk>/", letters.letter_told, name="letter-told"),
]
