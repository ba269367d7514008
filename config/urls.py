from django.urls import include, path

urlpatterns = [
    path("", include("desk.urls")),
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("advocacy.urls")),
]
