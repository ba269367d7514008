"""The page of one letter: its sections, what they rest on, what has changed, how it will look."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.models import House
from accounts.roles import Permission
from advocacy import editing
from advocacy.checks import estimated_pages, printed, underlined, warnings
from advocacy.fact_words import shown
from advocacy.gate import hits, reads_it
from advocacy.languages.base import gaps_in
from advocacy.leaving_out import left_out
from advocacy.links import linked, own_text, words_of
from advocacy.models import Letter, LetterKind, Section, SectionKind
from advocacy.outlines import may_be_empty
from advocacy.paper.blocks import blocks
from advocacy.paper.words import words_of as paper_words
from advocacy.section_form import Offer, Part, SectionForm, parts_of, prefix_of
from advocacy.sending import lost
from advocacy.staleness import stale, turns_under
from core.submissions import only_reads

CONFLICT = 409


def get_letter(request: StaffRequest, reference: str) -> Letter:
    rows = Letter.objects.visible_to(request.user).select_related(
        "occasion__kind", "addressee__office", "addressee__person", "sender"
    )
    return get_object_or_404(rows, reference=reference)


def language_of(request: StaffRequest, found: Letter) -> str:
    """Which of its languages is shown; `?language=` of any other is no page."""
    language = request.GET.get("language") or found.language
    if language not in found.languages:
        raise Http404
    return language


def address_of(found: Letter, language: str, part: str = "", **asked: str) -> str:
    """Its page in a language; the first needs no word, so that a kept draft has one address."""
    query = QueryDict(mutable=True)
    if language != found.language:
        query["language"] = language
    query.update(asked)
    fragment = f"#part-{part}" if part else ""
    return found.get_absolute_url() + (f"?{query.urlencode()}" if query else "") + fragment


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: StaffRequest, reference: str) -> HttpResponse:
    """Everybody who sees its cases reads it; changing it takes the right to write letters."""
    found = get_letter(request, reference)
    language = language_of(request, found)
    if request.method == "POST":
        found.lock()
        return _change(request, get_letter(request, reference), language)
    return _page(request, found, language, _forms(found, language))


def _forms(found: Letter, language: str, data: QueryDict | None = None) -> list[SectionForm]:
    return [SectionForm(section, data) for section in found.sections.filter(language=language)]


@requires(Permission.WRITE_LETTERS)
def _change(request: StaffRequest, found: Letter, language: str) -> HttpResponse:
    """One form with several buttons: each saves what is typed, then does its work."""
    if found.is_frozen:
        return _frozen(request, found, language)
    forms = _forms(found, language, request.POST)
    if any(form.errors for form in forms):
        return _page(request, found, language, forms, status=422)
    typed = {
        form.section: (form.cleaned_data["version"], form.cleaned_data["text"]) for form in forms
    }
    changed = editing.change_sections(by=request.user, letter=found, texts=typed)
    verb, _space, about = request.POST.get("do", "").partition(" ")
    if verb in VERBS:
        return VERBS[verb](request, found, language, about)
    if changed:
        messages.success(request, _("The letter is saved."))
    return redirect(address_of(found, language))


def _frozen(request: StaffRequest, found: Letter, language: str) -> HttpResponse:
    messages.error(
        request,
        _("The letter is approved and its text frozen: it can be followed up, and not edited."),
    )
    return _page(request, found, language, _forms(found, language), status=CONFLICT)


def _about(found: Letter, language: str, about: str) -> tuple[Section, str]:
    """The section that a button is for, and the key of the sentence, if it is for one."""
    prefix, _space, key = about.partition(" ")
    for section in found.sections.filter(language=language):
        if prefix_of(section) == prefix:
            return section, key
    raise Http404


def _move(step: int) -> Callable[..., HttpResponse]:
    def move(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
        section, _key = _about(found, language, about)
        editing.move_section(by=request.user, letter=found, section=section, step=step)
        return redirect(address_of(found, language, about))

    return move


def _switch(off: bool) -> Callable[..., HttpResponse]:
    def switch(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
        section, _key = _about(found, language, about)
        if not off or editing.may_be_off(section):
            editing.switch_section(by=request.user, letter=found, section=section, off=off)
        return redirect(address_of(found, language, about))

    return switch


def _ask_reset(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
    return redirect(address_of(found, language, about, reset=about))


def _reset(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
    section, _key = _about(found, language, about)
    editing.reset_section(by=request.user, letter=found, section=section)
    messages.success(request, _("Written again from the facts as they are today."))
    return redirect(address_of(found, language, about))


def _take(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
    section, key = _about(found, language, about)
    if editing.take_offer(by=request.user, letter=found, section=section, key=key):
        messages.success(request, _("The new sentence is in the letter."))
    else:
        messages.error(request, _("That sentence has changed meanwhile: nothing was taken over."))
    return redirect(address_of(found, language, prefix_of(section)))


def _keep(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
    section, key = _about(found, language, about)
    if editing.keep_sentence(by=request.user, letter=found, section=section, key=key):
        said = _("The sentence stays as it is, and the other is not offered again.")
        messages.success(request, said)
    else:
        said = _("Not all that it rests on may be told any more: it cannot be kept.")
        messages.error(request, said)
    return redirect(address_of(found, language, prefix_of(section)))


def _annex(request: StaffRequest, found: Letter, language: str, about: str) -> HttpResponse:
    editing.cases_into_annex(by=request.user, letter=found)
    messages.success(request, _("The cases are in the annex, one row for each person."))
    return redirect(address_of(found, language))


VERBS: dict[str, Callable[..., HttpResponse]] = {
    "up": _move(-1),
    "down": _move(1),
    "off": _switch(True),
    "on": _switch(False),
    "ask-reset": _ask_reset,
    "reset": _reset,
    "take": _take,
    "keep": _keep,
    "annex": _annex,
}


def _page(
    request: StaffRequest, found: Letter, language: str, forms: list[SectionForm], status: int = 200
) -> HttpResponse:
    here = _offers(request, found, language)
    parts = [_with_loss(request, found, part) for part in parts_of(forms, here)]
    may_write = request.user.may(Permission.WRITE_LETTERS)
    said, warned = printed(found, language), warnings(found, language)
    context = {
        "letter": found,
        "written_in": language,
        "address": address_of(found, language),
        "tabs": [(code, address_of(found, code)) for code in found.languages],
        "parts": parts,
        "refused": any(form.errors for form in forms if form.is_bound),
        "sheet": _sheet(found, said, language),
        "gaps": _gaps(found, said),
        "warnings": [(one, prefix_of(one.section) if one.section else "") for one in warned],
        "offers_annex": any(one.offers_annex for one in warned),
        "offers": here,
        "left_out": left_out(found, request.user),
        "lost": lost(found, request.user) if found.is_frozen else [],
        "reads_it": reads_it(found),
        "counts": words_of(said),
        "pages": estimated_pages(said),
        "may_write": may_write and not found.is_frozen,
        "may_have_files": may_write,
    }
    return render(request, "advocacy/letter.html", context, status=status)


def _offers(request: StaffRequest, found: Letter, language: str) -> list[Offer]:
    changes = [one for one in stale(found) if one.section.language == language]
    turned = turns_under(request.user, changes)
    return [Offer(one, [turned[fact] for fact in one.facts if fact in turned]) for one in changes]


def _with_loss(request: StaffRequest, found: Letter, part: Part) -> Part:
    """Before a section is reset: what would be lost, and what would stand."""
    if request.GET.get("reset") != part.prefix or found.is_frozen:
        return part
    fresh = editing.written_now(found, part.section).text
    return replace(part, lost=own_text(part.section).strip(), fresh=fresh)


def _gaps(found: Letter, sections: list[Section]) -> list[tuple[str, str]]:
    """What in this text keeps the letter from being ready, each with the part it is in."""
    missing = [(one, words) for one in sections for words in gaps_in(one.text)]
    missing += [
        (one, _("Nothing is written here: write it, or switch it off."))
        for one in sections
        if not one.text.strip() and not may_be_empty(LetterKind(found.kind), SectionKind(one.kind))
    ]
    here = {one.pk for one in sections}
    missing += [
        (hit.section, _("“%(name)s” has not agreed to be named") % {"name": hit.name})
        for hit in hits(found)
        if hit.section and hit.section.pk in here
    ]
    return [(prefix_of(section), words) for section, words in missing]


def _sheet(found: Letter, sections: list[Section], language: str) -> SafeString:
    """The page as it will be, with what a cabinet will not take underlined."""
    words = paper_words(language, House.current())
    said = blocks(sections, language, words, to_somebody=found.addressee is not None)
    html = "".join(render_to_string("paper/block.html", {"block": block}) for block in said)
    return underlined(html, language)


@require_POST
@requires(Permission.WRITE_LETTERS)
@only_reads
def letter_preview(request: StaffRequest, reference: str) -> HttpResponse:
    """The page as it would be with what is typed now; saves nothing."""
    found = get_letter(request, reference)
    language = language_of(request, found)
    sections = []
    for form in _forms(found, language, request.POST):
        form.section.text = form["text"].value() or ""
        sections.append(form.section)
    return HttpResponse(_sheet(found, sections, language))


@require_safe
def letter_facts(request: StaffRequest, reference: str, pk: Any) -> HttpResponse:
    """`?key=`: the facts under one sentence of a section, as far as the reader may see them."""
    found = get_letter(request, reference)
    section = get_object_or_404(found.sections, pk=pk)
    key = request.GET.get("key", "")
    one = next((one for one in linked(section) if one.sentence.key == key), None)
    if one is None:
        raise Http404
    context = {
        "letter": found,
        "section": section,
        "sentence": one.sentence.text,
        "facts": shown(request.user, found, one.sentence.facts),
        "back": address_of(found, section.language, prefix_of(section)),
    }
    name = "advocacy/_letter_facts.html" if request.htmx else "advocacy/letter_facts.html"
    return render(request, name, context)
