from django.urls import path

from accounts.views import SignIn, SignOut, language

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("language/", language, name="language"),
]
