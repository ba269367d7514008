from django.urls import path

from accounts.views import house

urlpatterns = [
    path("house/", house.house, name="house"),
]
