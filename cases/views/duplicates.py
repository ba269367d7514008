"""The queue of likely duplicates, one pair at a time: the same, two, or later."""

import uuid
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.pages.duplicates import beside, place
from core.models import Progress
from people import same
from people.models import LikelySame

LONGEST = 500


@require_safe
@requires(Permission.RECORD_FACTS)
def duplicates(request: StaffRequest) -> HttpResponse:
    """`?at=` is the key of a pair; of one that is gone, the likeliest is shown instead."""
    queue = _queue(request)
    pair = _asked_for(request, queue) or queue.first()
    if pair is None:
        ended = Progress.objects.filter(
            task="find_duplicates", failed=False, ended_at__isnull=False
        )
        return render(request, "people/duplicates.html", {"looked": ended.first()})
    context = {
        "beside": beside(pair, request.user),
        "place": place(pair, queue),
        "may_merge": request.user.may(Permission.MERGE_RECORDS),
    }
    return render(request, "people/duplicates.html", context)


@require_POST
@requires(Permission.RECORD_FACTS)
def not_same(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """They are two: remembered and never asked again. The next pair follows."""
    queue = _queue(request)
    pair = get_object_or_404(queue, pk=pk)
    following = place(pair, queue).after
    both: tuple[Any, Any] = (pair.person, pair.other_person)
    if pair.organisation:
        both = (pair.organisation, pair.other_organisation)
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST]
    same.say_two(by=request.user, one=both[0], other=both[1], reason=reason)
    messages.success(request, _("Remembered: they are two. This pair is not suggested again."))
    at = f"?at={following.pk}" if following else ""
    return HttpResponseRedirect(reverse("duplicates") + at)


def _queue(request: StaffRequest) -> QuerySet[LikelySame]:
    pairs = LikelySame.objects.visible_to(request.user)
    return pairs.select_related(
        "person", "other_person", "organisation__kind", "other_organisation__kind"
    )


def _asked_for(request: StaffRequest, queue: QuerySet[LikelySame]) -> LikelySame | None:
    with suppress(ValueError):
        return queue.filter(pk=uuid.UUID(request.GET.get("at", ""))).first()
    return None
