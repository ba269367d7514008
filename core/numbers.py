"""Numbers as the reader's language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language


def grouped(number: int | Decimal) -> str:
    """ "1,101" in English, "1 101" with a space that does not break in French and Russian."""
    return format_decimal(number, locale=get_language() or "en")
