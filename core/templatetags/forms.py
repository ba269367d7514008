"""What a form page needs besides its fields."""

import uuid
from typing import Any

from django import template

from core import drafts, submissions

register = template.Library()


@register.inclusion_tag("components/once.html")
def once() -> dict[str, Any]:
    """The hidden token that makes a form count once however often it is sent."""
    return {"name": submissions.FIELD, "token": uuid.uuid4()}


@register.simple_tag(takes_context=True)
def draft_here(context: template.Context) -> drafts.Written | None:
    """What the reader was writing at this address; nothing where the page answers a form."""
    request = context["request"]
    if request.method == "POST":
        return None
    return drafts.at(request.user, request.get_full_path())
