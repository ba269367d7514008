"""Codes, texts in several languages, countries."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from accounts.models import Scope
from core.countries import country_choices, country_name
from core.fields import LocalText
from core.models import Term, Vocabulary
from core.vocabularies import load, shipped
from tests.factories import make_case


@pytest.mark.django_db
@pytest.mark.usefixtures("actor")
def test_denial_a_code_that_is_not_on_the_list():
    with pytest.raises(IntegrityError), transaction.atomic():
        Scope(level="EVERYBODY").save()


@pytest.mark.django_db
@pytest.mark.usefixtures("actor")
def test_denial_a_closed_case_without_a_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_case(status="CLOSED")


def test_a_text_falls_back_to_a_language_that_it_has():
    text = LocalText({"ru": "Закон", "fr": "Loi"})
    assert text.best("ru") == "Закон"
    assert text.best("de") == "Loi"
    assert LocalText().best() == ""
    with override("ru"):
        assert str(text) == "Закон"


@pytest.mark.django_db
@pytest.mark.usefixtures("actor")
def test_texts_come_back_from_the_database_as_texts():
    case = make_case(summary={"en": "Short", "fr": "Court"})
    case.refresh_from_db()
    assert case.summary.best("fr") == "Court"


def test_countries_by_name():
    assert country_name("UZ", "en") == "Uzbekistan"
    assert country_name("UZ", "fr") == "Ouzbékistan"
    assert country_name("??") == "??"
    assert ("KZ", "Kazakhstan") in country_choices("en")


@pytest.mark.django_db
def test_vocabularies_are_there_after_migrate_and_loading_again_changes_nothing():
    before = Term.history.count()
    assert Term.objects.count() == len(shipped())
    load("default")
    assert Term.history.count() == before


@pytest.mark.django_db
def test_every_vocabulary_has_terms_and_every_term_a_label():
    assert set(Term.objects.values_list("vocabulary", flat=True)) == set(Vocabulary.values)
    assert not [term for term in Term.objects.all() if not str(term)]
