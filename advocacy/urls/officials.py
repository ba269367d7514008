"""/officials/: offices and who holds them."""

from django.urls import path

from advocacy.views import officials

urlpatterns = [
    path("officials/", officials.officials, name="officials"),
]
