from django.urls import path

from accounts.views import SignIn, SignOut, language, session

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("session/", session, name="session"),
    path("language/", language, name="language"),
]
