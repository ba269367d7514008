"""/officials/: offices and who holds them."""

from django.urls import path

from advocacy.views import officials

urlpatterns = [
    path("officials/", officials.officials, name="officials"),
    path("officials/new/", officials.official_new, name="official-new"),
    path("officials/<uuid:pk>/", officials.official, name="official"),
    path("officials/<uuid:pk>/edit/", officials.official_edit, name="official-edit"),
    path("officials/<uuid:pk>/holders/new/", officials.holder_new, name="holder-new"),
    path("officials/holders/<uuid:pk>/", officials.holder_edit, name="holder-edit"),
    path(
        "officials/holders/<uuid:pk>/verified/", officials.holder_verified, name="holder-verified"
    ),
]
