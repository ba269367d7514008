"""/texts/: the library of approved paragraphs."""

from django.urls import path

from advocacy.views import texts

urlpatterns = [
    path("texts/", texts.texts, name="texts"),
]
