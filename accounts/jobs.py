"""Work in the background."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from accounts.invitations import is_mailed, link_of, open_invitations
from accounts.models import House


@app.task(pass_context=False)
def mail_invitation(invitation: str, origin: str) -> None:
    """Nothing where it was withdrawn or used meanwhile. The mail tells of nobody and no case."""
    found = open_invitations().filter(pk=invitation).first()
    link = link_of(found, origin) if found and is_mailed(found) else ""
    if not found or not link:
        return
    with translation.override(settings.LANGUAGE_CODE):
        told = {"office": House.current(), "link": link}
        text = _(
            "You are invited to the desk of %(office)s.\n\n%(link)s\n\n"
            "The link works once, for seven days. If you did not expect it, tell the office."
        )
        send_mail(_("Your invitation"), text % told, None, [found.email])
