from django.urls import path

from accounts.access import open_to_staff
from accounts.beginning import begin_where_nobody_is
from accounts.views import account, factors, sessions
from accounts.views.sign_in import (
    SignIn,
    SignOut,
    confirm,
    language,
    second_factor,
    session,
    sign_in_by_key,
)

sign_in = begin_where_nobody_is(open_to_staff(SignIn.as_view()))

# The names with account_ and mfa_ are those that allauth itself sends people to; nothing else of
# its pages is here: no sign-up, no e-mail, no password by mail.
urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/second/", second_factor, name="mfa_authenticate"),
    path("sign-in/key/", sign_in_by_key, name="sign-in-by-key"),
    path("sign-out/", open_to_staff(SignOut.as_view()), name="sign-out"),
    path("session/", session, name="session"),
    path("confirm/", confirm, name="confirm"),
    path("language/", language, name="language"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="account-password"),
    path("account/first/", factors.first_factor, name="first-factor"),
    path("account/key/", factors.factor_key, name="factor-key"),
    path("account/app/", factors.factor_app, name="factor-app"),
    path("account/codes/", factors.recovery_codes, name="recovery-codes"),
    path("account/remove/", factors.factor_remove, name="factor-remove"),
    path("account/sessions/end/", sessions.session_end, name="session-end"),
    path("account/sessions/end-others/", sessions.sessions_end, name="sessions-end"),
]
