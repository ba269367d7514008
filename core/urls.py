from django.urls import path

from core import views

urlpatterns = [
    path("drafts/", views.draft_save, name="draft-save"),
    path("drafts/<uuid:pk>/discard/", views.draft_discard, name="draft-discard"),
]
