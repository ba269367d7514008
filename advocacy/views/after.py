"""The report between two days, its lists, and a table of chosen cases for a diplomat."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import exports
from accounts.access import StaffRequest, fresh, requires
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import seen
from advocacy.after import report as reports
from advocacy.after import table as tables
from advocacy.after.choosing import ChoiceForm, Chosen, FileForm, offered
from core.clock import today
from core.pdf import PdfError
from core.sheets import xlsx

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@require_safe
def report(request: StaffRequest) -> HttpResponse:
    form = reports.PeriodForm(request.GET)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        period = form.period
        context["numbers"] = reports.report(period, request.user)
        context["words"] = reports.in_words(period)
    return render(request, "advocacy/report.html", context)


@require_safe
def report_list(request: StaffRequest, kind: str) -> HttpResponse:
    if kind not in reports.NUMBERS:
        raise Http404
    form = reports.PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, "advocacy/report.html", {"form": form})
    period = form.period
    number, count, found = reports.lines(kind, period, request.user)
    context = {
        "number": number, "count": count, "lines": found, "period": period,
        "words": reports.in_words(period), "more": count - len(found),
    }  # fmt: skip
    return render(request, "advocacy/report_list.html", context)


@require_safe
@requires(Permission.WRITE_LETTERS)
def case_table(request: StaffRequest) -> HttpResponse:
    """Choosing cases; and with some chosen, the table as it would leave."""
    form = ChoiceForm(request.GET, user=request.user)
    chosen = form.chosen()
    context = {
        "form": form,
        "chosen": chosen,
        "offered": offered(form, request.user),
        "table": tables.table(chosen.cases(request.user), chosen.readers, request.user)
        if chosen
        else None,
        "headings": tables.HEADINGS,
        "most": tables.MOST,
    }
    return render(request, "advocacy/table.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
@fresh
def case_table_file(request: StaffRequest) -> HttpResponse:
    """GET asks why; POST gives the file, or asks a second person where much has left today."""
    chosen = ChoiceForm(request.GET, user=request.user).chosen()
    if chosen is None:
        return redirect("case-table")
    table = tables.table(chosen.cases(request.user), chosen.readers, request.user)
    rows = len(table.rows)
    if request.method == "POST" and "take" in request.POST:
        return _taken(request, chosen, table)
    large = exports.is_large(rows, by=request.user)
    form = FileForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "rows": rows, "large": large, "back": chosen.url}
        return render(request, "advocacy/table_file.html", context)
    reason = form.cleaned_data["reason"]
    if not large:
        return _file(request, chosen, table, form.cleaned_data["title"], reason)
    exports.ask(by=request.user, address=request.get_full_path(), rows=rows, reason=reason)
    messages.success(
        request, _("A second person is asked. You find the file here when they agree.")
    )
    return redirect("exports")


def _taken(request: StaffRequest, chosen: Chosen, table: tables.Table) -> HttpResponse:
    try:
        wanted = exports.take(
            by=request.user, key=uuid.UUID(request.POST["take"]),
            address=request.get_full_path(), rows=len(table.rows),
        )  # fmt: skip
    except (exports.NotToBeTakenError, ValueError):
        messages.error(request, _("This file cannot be taken: ask again."))
        return redirect("exports")
    return _file(request, chosen, table, "", wanted.reason, alone=False)


def _file(
    request: StaffRequest, chosen: Chosen, table: tables.Table, title: str, reason: str,
    *, alone: bool = True,
) -> HttpResponse:  # fmt: skip
    """The file name carries the day, never a name."""
    now, kind = timezone.now(), chosen.format
    about = tables.about(title, chosen.readers, now)
    try:
        content = (
            xlsx(tables.sheet_of(table, about, now))
            if kind == "xlsx"
            else tables.pdf_of(table, about, now)
        )
    except PdfError as why:
        messages.error(request, _("There is no file. %(why)s") % {"why": why})
        return redirect(chosen.url)
    seen(
        request, Act.EXPORTED, reason=reason, list="table", format=kind, rows=len(table.rows),
        names=chosen.readers.value, cases=chosen.references, alone=alone,
    )  # fmt: skip
    return HttpResponse(
        content,
        content_type=MEDIA[kind],
        headers={
            "Content-Disposition": f'attachment; filename="cases-{today().isoformat()}.{kind}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
