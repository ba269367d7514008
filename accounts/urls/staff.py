from django.urls import path

from accounts.views import staff

urlpatterns = [
    path("staff/", staff.staff, name="staff"),
]
