"""What of the office a page of somebody else's shows: day one, and that the key is on no paper."""

from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext as _

from accounts import recovery
from accounts.house import office
from accounts.house_steps import day_one as read_day_one
from accounts.middleware import SecondFactorWall
from accounts.roles import Permission

register = template.Library()

# The sheet itself, and the pages that are open before a second factor is.
WITHOUT = SecondFactorWall.OPEN | {"recovery", "recovery-confirm"}


@register.inclusion_tag("accounts/_day_one.html", takes_context=True)
def day_one(context: template.Context) -> dict[str, Any]:
    """For whoever may settle them: which steps are open; nothing once none is."""
    may = _may_manage(context)
    day = read_day_one(office()) if may and not settings.DEMO else None
    return {"day": day if day and not day.is_over else None}


@register.inclusion_tag("accounts/_no_sheet.html", takes_context=True)
def no_sheet(context: template.Context) -> dict[str, Any]:
    """On every page of whoever could print the sheet, until it is confirmed."""
    match = context["request"].resolver_match if "request" in context else None
    may = _may_manage(context) and not (match and match.url_name in WITHOUT)
    return {
        "missing": may and key_is_here_alone(),
        "was_confirmed": bool(office().recovery_confirmed_at) if may else False,
    }


def _may_manage(context: template.Context) -> bool:
    """No for the page of an error, which knows nobody."""
    user = context.get("user")
    return bool(user and user.is_authenticated and user.may(Permission.MANAGE_OFFICE))


@register.simple_tag
def key_hint(field: BoundField) -> str:
    """Beside a field whose value is kept encrypted, while its key is on no paper; else ""."""
    if "data-protected" not in field.field.widget.attrs or not key_is_here_alone():
        return ""
    return _("Kept encrypted. The only key is on one machine so far: no recovery sheet is printed.")


def key_is_here_alone() -> bool:
    """Whether the master key is on no paper. That of the demonstration everybody knows."""
    return not settings.DEMO and not recovery.is_confirmed(office())
