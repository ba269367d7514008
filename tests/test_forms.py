"""Each form that makes something carries the token that lets its work be done once."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"
FORM = re.compile(r"<form\b(?P<tag>[^>]*)>(?P<inside>.*?)</form>", re.DOTALL)
ONCE = re.compile(r"\{% once\b|components/once\.html")
POST = re.compile(r'method="post"')

# Sent twice, these leave what sending them once leaves.
LEAVES_THE_SAME = {
    "components/languages.html": "chooses a language",
    "components/draft.html": "throws a draft away",
    "components/user_menu.html": "signs out",
    "cases/_saved_lists.html": "removes a list",
    "cases/_tasks.html": "says that a task is done, or not yet",
    "cases/source.html": "says who issued a source",
    "accounts/_own_sessions.html": "ends sessions",
    "accounts/_own_factors.html": "takes a factor away",
    "accounts/password.html": "sets a password, proved with the one of before",
    "accounts/factor_app.html": "adds the app whose secret is in the session",
    "accounts/factor_key.html": "adds the key that answered a challenge of one use",
    "accounts/recovery_codes_new.html": "puts new codes in place of the old",
}
MAKES_NOTHING = {
    "base.html": "searches, by POST so that no name is in an address",
    "cases/_quick_search.html": "looks for kinds of events",
    "cases/_filters.html": "narrows a list",
    "cases/_passage.html": "chooses what is taken from a passage; the fact has its own form",
    "accounts/exports.html": "takes a file that was agreed to, which can be taken once",
    "accounts/confirm.html": "proves again who one is, and sends on the form that has its token",
    "cases/_quick.html": "reads a line and proposes; the proposal has its own form",
    "cases/reading.html": "shows the passage that was marked",
    "cases/erasure_ask.html": "gives the file of what is held",
    "people/by_contact.html": "searches",
    "accounts/trail.html": "searches the trail",
}
NOBODY_IS_SIGNED_IN = {
    "registration/login.html", "accounts/join.html", "accounts/begin.html",
    "accounts/second_factor.html", "accounts/_key_form.html",
}  # fmt: skip


def forms_without() -> set[str]:
    return {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for form in FORM.finditer(path.read_text(encoding="utf-8"))
        if POST.search(form["tag"]) and not ONCE.search(form["inside"])
    }


def test_every_form_that_makes_something_carries_its_token() -> None:
    assert forms_without() == {*LEAVES_THE_SAME, *MAKES_NOTHING, *NOBODY_IS_SIGNED_IN}


def test_every_form_carries_the_token_against_forgery() -> None:
    without = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for form in FORM.finditer(path.read_text(encoding="utf-8"))
        if POST.search(form["tag"]) and "{% csrf_token %}" not in form["inside"]
    ]
    assert without == []


def test_of_no_form_does_the_browser_keep_what_was_typed() -> None:
    """Chromium writes it to the disk; tests/browser/test_seized.py reads it there."""
    without = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for form in FORM.finditer(path.read_text(encoding="utf-8"))
        if POST.search(form["tag"]) and 'autocomplete="off"' not in form["tag"]
    ]
    assert without == []
