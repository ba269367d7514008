"""Signing in and out, and the language of the interface."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from accounts.access import open_to_staff

# Kept in a cookie, since it is chosen before anybody has signed in, too.
language = login_not_required(require_POST(set_language))


@require_safe
@open_to_staff
def session(request: HttpRequest) -> HttpResponse:
    """The token that the forms of this session need. Whoever is signed out is sent to sign in."""
    return HttpResponse(get_token(request), content_type="text/plain")


class SignIn(LoginView):
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """By POST only. The browser drops what it kept of the desk, all but its language."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        for name in request.COOKIES.keys() - {settings.LANGUAGE_COOKIE_NAME}:
            response.delete_cookie(name)
        return response
