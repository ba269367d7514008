from django.urls import path

from accounts.views import trail

urlpatterns = [
    path("trail/", trail.trail, name="trail"),
    path("trail/head.json", trail.trail_head, name="trail-head"),
]
