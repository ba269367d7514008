from django.urls import path

from accounts.views import exports

urlpatterns = [
    path("exports/", exports.exports, name="exports"),
    path("exports/<uuid:pk>/decide/", exports.export_decide, name="export-decide"),
]
