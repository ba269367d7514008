from accounts.urls import house, sign_in, staff, trail

urlpatterns = [
    *sign_in.urlpatterns,
    *staff.urlpatterns,
    *house.urlpatterns,
    *trail.urlpatterns,
]
