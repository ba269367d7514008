"""Tasks: one's own over all cases, and those of one case."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.note import TaskForm
from cases.models import Case, Task
from cases.notes import finish_task
from cases.notes.reading import task_lines, tasks_for
from cases.notes.rules import words_of
from cases.views.adding import theirs

PER_PAGE = 50


@require_safe
def tasks(request: StaffRequest) -> HttpResponse:
    page = Paginator(tasks_for(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "tasks": task_lines(page.object_list)}
    return render(request, "cases/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def task_new(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Case.objects.visible_to(request.user).select_related("scope")
    case = get_object_or_404(visible, reference=reference)
    form = TaskForm(
        request.POST or None, instance=Task(case=case), user=request.user, scope=case.scope
    )
    if form.is_valid():
        form.keep()
        return redirect(f"{case.get_absolute_url()}#tasks")
    return render(request, "cases/task.html", {"form": form, "case": case})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def task_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    task = _visible(request, pk)
    case = task.case
    if request.method == "POST":
        task = task.lock()
    form = TaskForm(request.POST or None, instance=task, user=request.user, scope=case.scope)
    if form.is_valid():
        if form.new_facts:
            form.keep()
        return redirect(f"{case.get_absolute_url()}#tasks")
    context = {
        "form": form,
        "case": case,
        "words": words_of(task),
        "theirs": theirs(form, request.user),
    }
    return render(request, "cases/task.html", context)


@require_POST
@requires(Permission.RECORD_FACTS)
def task_done(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """One click: done, or with `again`, to be done after all."""
    task = _visible(request, pk)
    finish_task(by=request.user, task=task.lock(), done="again" not in request.POST)
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponseRedirect(back)
    return redirect(f"{task.case.get_absolute_url()}#tasks")


def _visible(request: StaffRequest, pk: uuid.UUID) -> Task:
    visible = Task.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("case__scope"), pk=pk)
