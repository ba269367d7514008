"""/letters/: who approves, signs and sends."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
