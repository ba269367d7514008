from django.urls import include, path, register_converter

from core.converters import ReferenceConverter

# Before the addresses below are read; once, since a name may not be registered again.
register_converter(ReferenceConverter, "reference")

urlpatterns = [
    path("", include("core.urls")),
    path("", include("desk.urls")),
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("advocacy.urls")),
]
