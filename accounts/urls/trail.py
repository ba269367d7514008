from django.urls import path

from accounts.views import trail

urlpatterns = [
    path("trail/", trail.trail, name="trail"),
]
