"""What came back to a letter or an ask, and what came of it for a case."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.actions import visible_asks
from advocacy.after.answers import AnswerForm, Target
from advocacy.after.following import set_tasks
from advocacy.after.outcomes import ResultForm
from advocacy.after.reading import (
    unanswered,
    visible_answers,
    visible_results,
    with_letters_and_answers,
)
from advocacy.models import Ask, Letter
from cases.models import Case
from cases.pages import rows
from cases.views.adding import add


def _letter(request: StaffRequest, reference: str) -> Letter:
    found = Letter.objects.visible_to(request.user).select_related(
        "occasion", "addressee__office", "addressee__person", "scope"
    )
    return get_object_or_404(found, reference=reference)


@require_safe
def letter_after(request: StaffRequest, reference: str) -> HttpResponse:
    """Answers to a letter and to its asks, what came of it, and what is to be followed up."""
    letter = _letter(request, reference)
    user = request.user
    asks = visible_asks(user).filter(letters__letter=letter)
    cases = Case.objects.visible_to(user).filter(letters__letter=letter).for_list(user)
    context = {
        "letter": letter,
        "answers": visible_answers(user).filter(letter=letter),
        "asked": with_letters_and_answers(asks.select_related("kind", "case"), user),
        "results": visible_results(user).filter(letter=letter).select_related("case"),
        "cases": [rows.row(case) for case in cases],
        "is_late": unanswered(user).filter(pk=letter.pk).exists(),
        "may_record": user.may(Permission.RECORD_FACTS),
    }
    return render(request, "advocacy/letter_after.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def answer_new(request: StaffRequest, reference: str) -> HttpResponse:
    letter = _letter(request, reference)
    return _answer(request, letter, reverse("letter-after", args=[letter.reference]))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def ask_answer_new(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    ask = get_object_or_404(visible_asks(request.user).select_related("case", "kind"), pk=pk)
    back = f"{ask.case.get_absolute_url()}#letters" if ask.case else reverse("asks")
    return _answer(request, ask, back)


def _answer(request: StaffRequest, to: Target, back: str) -> HttpResponse:
    if request.method == "POST" and isinstance(to, Ask):
        to = to.lock()
    # Not "or None": a form sent without anything is to be told so.
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AnswerForm(*sent, user=request.user, to=to)
    if form.is_valid() and form.add():
        messages.success(request, _("The answer is kept."))
        return redirect(back)
    context = {"form": form, "to": to, "back": back, "heading": _("Record an answer")}
    return render(request, "advocacy/answer_form.html", context)


@require_POST
@requires(Permission.RECORD_FACTS)
def letter_tasks(request: StaffRequest, reference: str) -> HttpResponse:
    """A task on each chosen case of the letter, for whoever sets it."""
    letter = _letter(request, reference)
    chosen = request.POST.getlist("case")
    cases = Case.objects.visible_to(request.user).filter(
        letters__letter=letter, reference__in=chosen
    )
    count = set_tasks(by=request.user, letter=letter, cases=list(cases))
    said = ngettext("%(n)d task is set.", "%(n)d tasks are set.", count) % {"n": count}
    messages.success(request, said)
    return redirect("letter-after", reference=letter.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def outcome_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = ResultForm(request.POST or None, user=request.user, case=case)
    return add(request, form, case, _("What came of it"))
