"""What is seen goes into the trail when the request is over, whatever became of it.

One middleware writes it, so that no view can forget: every page that takes a right or tells of one
thing is a line, and so is every refusal of one. It is written in a transaction of its own, since
that of the request may have been rolled back, and before the first byte leaves: where it cannot be
written, nothing leaves.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import DatabaseError, InterfaceError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import ResolverMatch

from accounts.access import permission_of
from accounts.models import Act, AuditEntry, Outcome
from accounts.trail import Whence, sign, whence
from core.actor import Actor

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])

SEEING = {
    Act.READ, Act.SEARCHED, Act.PROTECTED_READ, Act.DOWNLOADED, Act.EXPORTED, Act.TRAIL_READ,
    Act.TRAIL_VERIFIED,
}  # fmt: skip
REFUSALS = {403, 404}
# A form that was refused is shown again, with the page around it.
SHOWN = {200, 422}


@dataclass(frozen=True)
class Told:
    """What an address tells of: its reference, and the key of the case whose log it belongs in."""

    subject: str = ""
    case: UUID | None = None


# (name of the page, what its address holds) -> what it tells of; said by the apps that know it.
tellers: list[Callable[[str, Mapping[str, Any]], Told | None]] = []


def not_seen(view: AnyView) -> AnyView:
    """Marks a view that shows help, or nothing but a part of a page which is itself a line."""
    view.not_seen = True  # type: ignore[attr-defined]
    return view


def write_what_was_seen(get_response: GetResponse) -> GetResponse:
    """Middleware; outside whatever may refuse a request, inside what knows who asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        before = _witness(request)
        response = get_response(request)
        try:
            if lines := _lines(request, response, before or _witness(request)):
                with transaction.atomic():
                    AuditEntry.objects.bulk_create(lines)
        except (DatabaseError, InterfaceError) as error:
            # Without its text, which could hold what was to be written.
            log.error("The trail could not be written: %s", type(error).__name__)
            # Without the request, since what a page needs may ask the database.
            return HttpResponse(render_to_string("503.html"), status=503)
        return response

    return middleware


def _witness(request: HttpRequest) -> tuple[Actor, Whence] | None:
    """Who asks, taken before they may sign out; after it, where they have just signed in."""
    if not request.user.is_authenticated:
        return None
    return Actor(request.user.pk, str(request.user)), whence(request)


def _lines(
    request: HttpRequest, response: HttpResponse, witness: tuple[Actor, Whence] | None
) -> list[AuditEntry]:
    lines: list[AuditEntry] = [*request.__dict__.get("seen_lines", [])]
    if witness and not any(one.act in SEEING for one in lines):
        lines += _by_rule(request, response)
    actor, where = witness or (Actor(None, ""), whence(request))
    case = _told(request).case if any(one.case is None for one in lines) else None
    for one in lines:
        sign(one, actor, where)
        one.outcome = _outcome(one, response)
        one.case = one.case or case
    return lines


def _outcome(one: AuditEntry, response: HttpResponse) -> Outcome:
    """What was to be shown and then was not, was not seen."""
    if one.outcome != Outcome.OK:
        return Outcome(one.outcome)
    if response.status_code in REFUSALS:
        return Outcome.DENIED
    return Outcome.FAILED if response.status_code >= 500 else Outcome.OK


def _by_rule(request: HttpRequest, response: HttpResponse) -> list[AuditEntry]:
    """The line about a page that said nothing of itself, if it is worth one."""
    match = request.resolver_match
    if match is None or not _concerns_something(match, refused=response.status_code in REFUSALS):
        return []
    if response.status_code not in REFUSALS | SHOWN:
        return []
    file = response.headers.get("Content-Disposition", "").startswith("attachment")
    details: dict[str, str] = {"page": match.url_name or ""}
    if request.method not in ("GET", "HEAD"):
        details["method"] = request.method or ""
    told = _told(request)
    act = Act.DOWNLOADED if file else Act.READ
    return [AuditEntry(act=act, subject=told.subject, case=told.case, details=details)]


def _concerns_something(match: ResolverMatch, *, refused: bool) -> bool:
    """Whether the address is of one thing or takes a right: what all staff may open tells nothing.

    A refusal concerns even what would only have filled in a part of a page.
    """
    partial = getattr(match.func, "not_seen", False) or getattr(match.func, "only_reads", False)
    if partial and not refused:
        return False
    return permission_of(match.func) is not None or bool(_keys(match.kwargs))


def _told(request: HttpRequest) -> Told:
    """Asked for once a request: a teller may look the reference up."""
    kept: dict[str, Any] = request.__dict__
    if "told" not in kept:
        kept["told"] = _look_up(request.resolver_match)
    told: Told = kept["told"]
    return told


def _look_up(match: ResolverMatch | None) -> Told:
    if match is None or not match.kwargs:
        return Told()
    for teller in tellers:
        if told := teller(match.url_name or "", match.kwargs):
            return told
    return Told(", ".join(_keys(match.kwargs)))


def _keys(kwargs: Mapping[str, Any]) -> list[str]:
    """References and keys in an address; the kind of a thing is none, a token opens the office."""
    return [str(value) for name, value in kwargs.items() if name not in ("kind", "token")]
