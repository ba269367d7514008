"""What intake adds to the page of a case."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from cases.intake import rule39
from cases.intake.missing import missing
from cases.models import Case, Party


def panel(case: Case, parties: Sequence[Party]) -> dict[str, Any]:
    """For `cases/_missing.html` and `cases/_rule39.html`. Four queries at most."""
    return {
        "missing": missing(case, parties),
        "rule39": rule39.of_parties(parties, timezone.now()),
    }
