from django.urls import path

from accounts.access import open_to_staff
from accounts.views.account import account
from accounts.views.sign_in import SignIn, SignOut, language, session

urlpatterns = [
    path("sign-in/", open_to_staff(SignIn.as_view()), name="sign-in"),
    path("sign-out/", open_to_staff(SignOut.as_view()), name="sign-out"),
    path("session/", session, name="session"),
    path("language/", language, name="language"),
    path("account/", account, name="account"),
]
