from accounts.urls import exports, house, sign_in, staff, trail

urlpatterns = [
    *sign_in.urlpatterns,
    *staff.urlpatterns,
    *house.urlpatterns,
    *exports.urlpatterns,
    *trail.urlpatterns,
]
