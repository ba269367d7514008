"""/report/: what came of it."""

from django.urls import path

from advocacy.views import after

urlpatterns = [
    path("report/", after.report, name="report"),
]
