"""Addresses of visits, officials, asks and letters, a module for each."""

from advocacy.urls import after, approval, asks, letters, officials, texts, visits

urlpatterns = [
    *visits.urlpatterns,
    *officials.urlpatterns,
    *asks.urlpatterns,
    *texts.urlpatterns,
    *letters.urlpatterns,
    *approval.urlpatterns,
    *after.urlpatterns,
]
