"""What is to be known before a letter to an office-holder goes out."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from advocacy.languages import LANGUAGES
from advocacy.languages.address import needs_form
from advocacy.officials.terms import is_ahead, is_over, must_verify
from core.dates import PartialDate, show
from people.models import Holding, Office


def warnings_of(holding: Holding, on: date, languages: Sequence[str] = LANGUAGES) -> list[str]:
    """In the reader's language: about the term, about when it was verified, about missing forms.

    `languages` are those of the letter.
    """
    found = [*_of_term(holding, on), *_of_verifying(holding, on)]
    return [*found, *missing_forms(holding.office, languages), *_of_form(holding, languages)]


def _of_term(holding: Holding, on: date) -> list[str]:
    named = {"name": holding.person, "when": show(holding.term)}
    if is_over(holding, on):
        return [_("The term of %(name)s is over: %(when)s.") % named]
    if is_ahead(holding, on):
        return [_("The term of %(name)s has not begun: %(when)s.") % named]
    return []


def _of_verifying(holding: Holding, on: date) -> list[str]:
    if not must_verify(holding, on):
        return []
    if holding.verified_on is None:
        return [
            _("Nobody has verified that %(name)s holds this office.") % {"name": holding.person}
        ]
    when = show(PartialDate.on(holding.verified_on))
    said = _("Last verified on %(when)s, over a year ago: does %(name)s still hold this office?")
    return [said % {"when": when, "name": holding.person}]


def missing_forms(office: Office, languages: Sequence[str] = LANGUAGES) -> list[str]:
    """The forms that an office lacks, language by language."""
    found = []
    for language in languages:
        named = {"language": language_name(language)}
        if not office.address_line.get(language):
            found.append(_("No address line in %(language)s: a letter in it will say so.") % named)
        if not office.salutation.get(language):
            found.append(_("No call in %(language)s: a letter in it will say so.") % named)
        if not office.closing.get(language):
            found.append(_("No closing in %(language)s: a letter in it will say so.") % named)
    return found


def _of_form(holding: Holding, languages: Sequence[str]) -> list[str]:
    """Where a form depends on how the holder is addressed, and nobody recorded that."""
    if holding.addressed_as:
        return []
    office = holding.office
    templates = (office.address_line, office.salutation, office.closing)
    return [
        _("How %(name)s is addressed is not recorded, and the forms in %(language)s need it.")
        % {"name": holding.person, "language": language_name(language)}
        for language in languages
        if any(needs_form(template.get(language, "")) for template in templates)
    ]


def language_name(code: str) -> str:
    """ "French", in the reader's language."""
    return str(get_language_info(code)["name_translated"])
