"""The process that makes one PDF: a job (JSON) comes in on stdin, a PDF goes out on stdout.

Run by core.pdf as a plain file with `python -I`: no Django, nothing of the project, no environment.
"""

import json
import re
import resource
import sys
import traceback
from typing import Any

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def main() -> None:
    job = json.load(sys.stdin)
    try:
        _limit(job["memory"], job["seconds"])
        pdf = _pdf(job)
    except Exception as error:
        # Places and the kind of error, never its message: that may quote the paper.
        traceback.print_tb(error.__traceback__)
        sys.exit(type(error).__name__)
    sys.stdout.buffer.write(pdf)


def _limit(memory: int, seconds: int) -> None:
    """Bytes of address space, seconds of processor time, no core dump (it would hold names)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":  # macOS refuses it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _pdf(job: dict[str, Any]) -> bytes:
    # Imported under the limits, which hold for the libraries as well.
    from weasyprint import CSS, HTML

    fetcher = _fetcher()
    styles = [CSS(string=job["css"], url_fetcher=fetcher)]
    document = HTML(string=job["html"], url_fetcher=fetcher).render(stylesheets=styles)
    document.metadata.title = job["title"]
    document.metadata.lang = job["language"]
    document.metadata.created = job["created"]
    document.metadata.generator = None
    # pdf_tags is said aloud: WeasyPrint 70 does not take it from the variant.
    pdf: bytes = document.write_pdf(finisher=_unsigned, pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class PicturesOnly(URLFetcher):
        """Opens data: addresses that hold a PNG or JPEG, and nothing else whatsoever.

        The first bytes decide, not the declared type: Pillow goes by them too, and would hand
        EPS to Ghostscript. SVG can point further, fonts and attachments have no business here.
        """

        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            response = super().fetch(url, headers)
            body = response.read()
            if not body.startswith(PICTURES):
                raise ValueError("Not a PNG or JPEG picture.")
            return URLFetcherResponse(response.url, body, response.headers)

    return PicturesOnly()


def _unsigned(document: Any, pdf: Any) -> None:
    """Take out the name and version of the software, from both places that carry it."""
    del pdf.info["Producer"]
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number].stream
    metadata[:] = [re.sub(rb' \w+:Producer="[^"]*"', b"", part) for part in metadata]


if __name__ == "__main__":
    main()
