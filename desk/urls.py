from django.urls import path

from desk import staff_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.search_suggest, name="search-suggest"),
    path("work/", views.work, name="work"),
    path("staff/<uuid:pk>/leave/", staff_views.member_leave, name="member-leave"),
    path("staff/<uuid:pk>/sees/", staff_views.member_sees, name="member-sees"),
    path("account/sees/", staff_views.account_sees, name="account-sees"),
]
