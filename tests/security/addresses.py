"""An example of every address: what its parts are, taken from one circle. A new address without an
example fails the walk."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.security.planted import Circle


def ref(key: str) -> Callable[[Circle], dict[str, Any]]:
    return lambda circle: {"reference": getattr(circle, key).reference}


def key(name: str) -> Callable[[Circle], dict[str, Any]]:
    return lambda circle: {"pk": getattr(circle, name).pk}


def two(name: str, other: str) -> Callable[[Circle], dict[str, Any]]:
    return lambda circle: {
        "reference": getattr(circle, name).reference, "other": getattr(circle, other).reference
    }  # fmt: skip


def paper(circle: Circle) -> dict[str, Any]:
    return {"reference": circle.letter.reference, "language": "en", "kind": "docx"}


def of_letter(name: str) -> Callable[[Circle], dict[str, Any]]:
    return lambda circle: {"reference": circle.letter.reference, "pk": getattr(circle, name).pk}


def read(circle: Circle) -> dict[str, Any]:
    return {"reference": circle.case.reference, "source": circle.source.reference}


# Of one circle: whoever is not in it gets nothing from these addresses.
OF_CIRCLE: dict[str, Callable[[Circle], dict[str, Any]]] = {
    **dict.fromkeys(
        (
            "case", "case-edit", "who-sees", "case-history", "change-undo", "case-past", "dossier",
            "event-new", "charge-new", "order-new", "party-new", "court-cases", "quick",
            "quick-types", "case-verbs", "still-so", "no-answer", "warning-answer", "reading-new",
            "case-document-new", "notes", "note-new", "task-new", "ask-new", "who-looked",
            "letter-on-case", "outcome-new",
        ),
        ref("case"),
    ),
    **dict.fromkeys(
        (
            "person", "names", "name-new", "name-variants", "who-may-know", "about-new",
            "relation-new", "person-protected", "erasure-ask", "access-file",
        ),
        ref("person"),
    ),
    **dict.fromkeys(
        ("source", "source-edit", "source-publisher", "source-document-new", "source-identity"),
        ref("source"),
    ),
    **dict.fromkeys(
        (
            "letter", "letter-pdf", "letter-preview", "letter-again", "letter-check",
            "letter-ready", "letter-approve", "letter-take-back", "letter-drop", "letter-send",
            "letter-back", "letter-take-over", "letter-after", "letter-tasks", "answer-new",
        ),
        ref("letter"),
    ),
    **dict.fromkeys(("letter-agreed", "letter-told"), of_letter("signatory")),
    "letter-facts": of_letter("section"),
    **dict.fromkeys(("document", "document-preview", "document-edit"), key("document")),
    **dict.fromkeys(("event-edit", "account-group", "exact-place"), key("event")),
    **dict.fromkeys(("task-edit", "task-done"), key("task")),
    **dict.fromkeys(("holder-edit", "holder-verified"), key("holding")),
    **dict.fromkeys(("ask", "ask-edit", "ask-status", "ask-answer-new"), key("ask")),
    "quick-step": lambda circle: {"reference": circle.case.reference, "kind": "HEARING_HELD"},
    "hearing-result": lambda circle: {
        "reference": circle.case.reference, "pk": circle.hearing.pk
    },
    "letter-annex": paper,
    "letter-paper": paper,
    "reading": read,
    "reading-passage": read,
    "protected-edit": lambda circle: {"reference": circle.person.reference, "kind": "health"},
    "merge": two("person", "other"),
    "merge-undo": key("merge"),
    "consent-confirm": key("consent"),
    "note-edit": key("note"),
    "name-edit": key("name"),
    "about-edit": key("attribute"),
    "not-same": key("likely"),
    "override-new": key("second"),
    "override-end": key("override"),
    "charge-edit": key("charge"),
    "order-edit": key("order"),
    "court-case-edit": key("proceeding"),
    "fact-withdraw": lambda circle: {"kind": "event", "pk": circle.event.pk},
    "erasure": key("erasure"),
    "saved-list-remove": key("saved"),
    "draft-discard": key("draft"),
}  # fmt: skip

# Of the whole office: open as the role allows. What they show is of the reader's own circles.
OF_OFFICE: dict[str, Callable[[Circle], dict[str, Any]]] = {
    **dict.fromkeys(
        ("visit", "visit-edit", "visit-follow", "pledge-new", "letter-new"), ref("visit")
    ),
    **dict.fromkeys(("official", "official-edit", "holder-new"), key("office")),
    **dict.fromkeys(("text", "text-edit", "text-right"), key("library_text")),
    **dict.fromkeys(("organisation", "publisher-edit"), ref("organisation")),
    "organisation-merge": two("organisation", "other_organisation"),
    **dict.fromkeys(
        ("member", "member-role", "member-teams", "member-edit", "member-leave", "member-sees",
         "factor-reset"),
        key("member"),
    ),
    **dict.fromkeys(("team", "team-rename", "team-remove"), key("team")),
    "invitation-withdraw": key("invitation"),
    "report-list": lambda circle: {"kind": "cases"},
    "join": lambda circle: {"token": "not-a-token"},
    "notice-read": key("notice"),
    "factor-reset-decide": key("reset"),
    "export-decide": key("export"),
}  # fmt: skip


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def address(pattern: URLPattern, circle: Circle) -> str:
    """Of this pattern, about `circle`. KeyError where nobody has given an example."""
    name = pattern.name
    if not pattern.pattern.converters:
        return reverse(name)
    parts = OF_CIRCLE[name] if name in OF_CIRCLE else OF_OFFICE[name]
    return reverse(name, kwargs=parts(circle))
