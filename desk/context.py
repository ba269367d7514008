"""What every page needs: the navigation and the demonstration's mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict[str, Any]:
    return {"demo": settings.DEMO}
