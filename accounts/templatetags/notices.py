"""What a member of staff is told on their first page."""

from typing import Any

from django import template

from accounts.models import Notice
from accounts.pages.staff import decisions_for
from accounts.roles import Permission

register = template.Library()

SHOWN = 10


@register.inclusion_tag("accounts/_notices.html", takes_context=True)
def notices(context: template.Context) -> dict[str, Any]:
    """Unread ones, the latest first, and what waits for the reader as the second person."""
    user = context["user"]
    unread = Notice.objects.filter(user=user, read_at=None)[:SHOWN]
    waiting = decisions_for(user) if user.may(Permission.MANAGE_STAFF) else []
    return {"notices": unread, "waiting": waiting}
