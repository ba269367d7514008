"""The interface speaks English, French and Russian, whole; papers keep their own language."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from babel.messages.catalog import Message
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language, override

from accounts.models import User
from cases.dossier import dossier_pdf
from cases.models import Case
from core import translations
from core.clock import today_is
from core.models import Term
from core.templatetags.dates import day, short_day
from core.vocabularies import load, shipped
from tests.advocacy.builders import MacronVisit, clear, whole_text
from tests.conftest import CommitClient
from tests.factories import make_case, make_event, make_party

SPOKEN = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """A request leaves its language behind, which the next request, but no test, replaces."""
    with override(get_language()):
        yield


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The code and the templates say the same at each look, and reading all of them takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(translations, "strings", cache(translations.strings))
        yield


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_string_of_the_interface_is_translated(language: str) -> None:
    assert list(translations.problems(language)) == []


def test_every_shipped_term_has_a_label_in_each_language() -> None:
    labels = [row["labels"] for row in shipped()]
    assert [one for one in labels if not all(one.get(code) for code in SPOKEN)] == []


@pytest.mark.django_db
def test_a_label_in_a_language_that_came_later_is_added_and_a_changed_one_kept(actor) -> None:
    term = Term.objects.get(vocabulary="SOURCE", code="CALL")
    term.labels = {"en": "phone call"}
    term.save()
    load("default")
    term.refresh_from_db()
    assert (term.labels["en"], term.labels["ru"]) == ("phone call", "звонок")


PLURAL = ("{n} file", "{n} files")


@pytest.mark.parametrize(
    ("original", "translated", "plurals", "problem"),
    [
        ("Sign in", "", 3, "missing"),
        ("Signed in as %(name)s", "Вошли как %(имя)s", 3, "other placeholders"),
        ("until {date}", "до", 3, "other placeholders"),
        ("until {date}", "до {date}", 3, None),
        ("100%% of %(n)s", "100%% из %(n)s", 3, None),
        (PLURAL, ("{n} файл", "{n} файла", "{n} файлов"), 3, None),
        (PLURAL, ("{n} файл", "{n} файла"), 3, "missing"),
        (PLURAL, ("{n} файл", "{n} файла", ""), 3, "missing"),
        # 21 files too are counted with the first of the Russian forms.
        (("a file", "{n} files"), ("файл", "{n} файла", "{n} файлов"), 3, "other placeholders"),
        (("a file", "{n} files"), ("un fichier", "{n} fichiers"), 2, None),
    ],
)
def test_what_the_check_of_a_translation_finds(original, translated, plurals, problem) -> None:
    found = list(translations.compare(Message(original), Message(original, translated), plurals))
    assert [line.split(":")[0] for line in found] == ([problem] if problem else [])


def test_strings_are_found_under_every_name_that_a_module_gives_the_function(tmp_path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "from django.utils.translation import gettext_lazy as later, ngettext\n"
        "later('first ' 'half')\nngettext('one', 'many', n)\nother('nothing')\n"
    )
    assert [text for text, _context in translations.strings_of(module)] == [
        "first half",
        ("one", "many"),
    ]


def test_strings_are_found_in_templates(tmp_path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<p>\n    {% translate 'One' %}{{ x|default:_('Two') }}</p>\n"
        "{% blocktranslate count n=n %}{{ n }} case{% plural %}{{ n }} cases{% endblocktranslate %}"
    )
    found = [text for text, _context in translations.strings_of(page)]
    assert found == ["One", "Two", ("%(n)s case", "%(n)s cases")]


def test_the_strings_of_a_drawing_are_found_too() -> None:
    assert translations.strings().get("The same in words")


@pytest.mark.django_db
def test_a_stranger_chooses_a_language_and_the_browser_keeps_it(owner: User) -> None:
    client = Client()
    page = reverse("sign-in")
    response = client.post(reverse("language"), {"language": "ru", "next": page}, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert '<html lang="ru"' in response.content.decode()
    assert client.get(page).headers["Content-Language"] == "ru"


def test_the_language_outlives_signing_out(client_of, owner: User) -> None:
    client: CommitClient = client_of(owner)
    client.post(reverse("language"), {"language": "fr", "next": "/"})
    client.post(reverse("sign-out"))
    assert '<html lang="fr"' in client.get(reverse("sign-in")).content.decode()


def test_the_language_is_changed_by_post_only(client_of, owner: User) -> None:
    assert client_of(owner).get(reverse("language")).status_code == 405


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "15 November 2023", "15 Nov 2023"),
        ("fr", "15 novembre 2023", "15 nov. 2023"),
        ("ru", "15 ноября 2023 г.", "15 нояб. 2023"),
    ],
)
def test_days_are_printed_in_the_language_of_the_reader(language, long, short) -> None:
    with override(language):
        assert (day(date(2023, 11, 15)), short_day(date(2023, 11, 15))) == (long, short)


@pytest.mark.parametrize(("language", "country"), [("fr", "Ouzbékistan"), ("ru", "Узбекистан")])
def test_a_page_names_countries_in_the_language_of_the_reader(
    client_of, owner: User, language: str, country: str
) -> None:
    make_party(make_case(owner, country="UZ"), by=owner)
    client: CommitClient = client_of(owner)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert country in client.get(reverse("cases")).content.decode()


def test_a_letter_keeps_its_language_whatever_its_author_reads(teammate: User) -> None:
    macron = MacronVisit()
    party = make_party(by=teammate)
    clear(party.person)
    make_event(party, country="KZ", place_words="Almaty")
    said = whole_text(macron.letter(teammate, cases=[party.case]))
    with override("ru"):
        assert whole_text(macron.letter(teammate, cases=[party.case])) == said


def test_a_dossier_keeps_its_language_whatever_its_reader_reads(
    admin: User, fonts_built: None
) -> None:
    party = make_party(by=admin)
    make_event(party, country="KZ", place_words="Almaty")
    case = Case.objects.for_list().get(pk=party.case_id)
    with today_is(date(2024, 3, 1)):
        paper = dossier_pdf(case, by=admin)
        with override("ru"):
            assert dossier_pdf(case, by=admin) == paper
