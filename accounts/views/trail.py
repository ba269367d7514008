"""Who did what and who saw what, for whoever audits the office."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import StaffRequest, requires
from accounts.models import Act, AuditEntry
from accounts.roles import Permission
from accounts.trail import seen
from accounts.trail_reading import TrailForm, narrowed, page_of
from core.verifying_head import head_now, signed


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_TRAIL)
def trail(request: StaffRequest) -> HttpResponse:
    """GET shows it; POST is its form, of which only keys, codes and days reach the address: what
    somebody types there may be a name.
    """
    if request.method == "POST":
        form = TrailForm(request.POST)
        if form.is_valid():
            address, query = reverse("trail"), urlencode(form.codes())
            return redirect(f"{address}?{query}" if query else address)
        return render(request, "accounts/trail.html", {"form": form}, status=422)
    form = TrailForm(request.GET)
    seen(request, Act.TRAIL_READ, filters=form.codes())
    context = {
        "form": form,
        "page": page_of(narrowed(form), request.GET),
        "narrowed": bool(form.codes()),
        "verified": AuditEntry.objects.filter(act=Act.TRAIL_VERIFIED, user=None).first(),
    }
    return render(request, "accounts/trail.html", context)


@require_GET
@requires(Permission.READ_TRAIL)
def trail_head(request: StaffRequest) -> HttpResponse:
    """The head of the chain as it is now, signed: to be kept where nobody here can change it."""
    head = head_now()
    if head is None:
        raise Http404
    seen(request, Act.TRAIL_VERIFIED, subject=str(head.number), kind="head saved")
    name = f"trail-head-{head.number}.json"
    return HttpResponse(
        signed(head),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
