"""/asks/ and what is asked for a case."""

from django.urls import path

from advocacy.views import asks

urlpatterns = [
    path("cases/<reference:reference>/asks/new/", asks.ask_new, name="ask-new"),
    path("asks/", asks.asks, name="asks"),
    path("asks/new/", asks.ask_add, name="ask-add"),
    path("asks/<uuid:pk>/", asks.ask, name="ask"),
    path("asks/<uuid:pk>/edit/", asks.ask_edit, name="ask-edit"),
    path("asks/<uuid:pk>/status/", asks.ask_status, name="ask-status"),
]
