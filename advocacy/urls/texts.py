"""/texts/: the library of approved paragraphs."""

from django.urls import path

from advocacy.views import texts

urlpatterns = [
    path("texts/", texts.texts, name="texts"),
    path("texts/new/", texts.text_new, name="text-new"),
    path("texts/<uuid:pk>/", texts.text, name="text"),
    path("texts/<uuid:pk>/edit/", texts.text_edit, name="text-edit"),
    path("texts/<uuid:pk>/right/", texts.text_right, name="text-right"),
]
