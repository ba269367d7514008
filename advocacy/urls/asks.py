"""/asks/ and what is asked for a case."""

from django.urls import path

from advocacy.views import asks

urlpatterns = [
    path("cases/<reference:reference>/asks/new/", asks.ask_new, name="ask-new"),
    path("asks/", asks.asks, name="asks"),
]
