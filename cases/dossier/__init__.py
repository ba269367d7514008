"""A case as PDF, for whoever may be given it. No name leaves that nobody has agreed to."""

from collections.abc import Collection
from datetime import datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from cases.dossier.reading import read
from cases.dossier.told import told
from cases.models import Case, Use
from cases.naming import Naming
from core.clock import today, zone
from core.pdf import render

__all__ = ["dossier_pdf"]

# A paper does not follow the interface of whoever saves it.
LANGUAGE = "en"


@override(LANGUAGE)
def dossier_pdf(case: Case, *, by: User, uses: Collection[Use] = ()) -> bytes:
    """The dossier of a case read by `for_list()`, as of today, holding what `by` may see.

    Of protected values those that were ticked (`uses`) and agreed to: see told.py.
    The same facts on the same day give the same bytes. Raises core.pdf.PdfError.
    """
    # Noon: the same day in whatever zone the page prints it.
    as_of = datetime.combine(today(), time(12), zone())
    naming = Naming([case])
    dossier = read(case, by, naming)
    context = {
        "dossier": dossier,
        "told": told(case, by, uses, naming),
        "case": case,
        "language": LANGUAGE,
        "reference": case.reference,
        "as_of": as_of,
        "version": dossier.version,
        "confidentiality": _("Confidential"),
        "demo": settings.DEMO,
    }
    html = naming.withhold(render_to_string("cases/dossier.html", context))
    return render(html, as_of=as_of, title=case.reference, language=LANGUAGE)
