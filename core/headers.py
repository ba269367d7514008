"""The headers of every response: one table, which nothing else adds to.

The outermost middleware sets exactly the row that a response belongs to, whatever came from further
in. What is about the one answer (a cookie, a length, where a redirect leads) stays; the rest goes.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# What the desk has no use for is off; passkeys are for this site alone.
_OFF = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "screen-wake-lock", "serial", "usb", "web-share", "xr-spatial-tracking",
)  # fmt: skip
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        [
            *(f"{feature}=()" for feature in _OFF),
            "publickey-credentials-create=(self)",
            "publickey-credentials-get=(self)",
        ]
    ),
}
# Nothing behind the sign-in may be kept by a browser: a seized laptop must not hold it.
_UNKEPT = {"Cache-Control": "no-store"}

PAGE = {
    **_EVERYWHERE,
    **_UNKEPT,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
        " base-uri 'none'"
    ),
    # Other sites learn nothing. Not no-referrer: a form sent under it has the origin "null", by
    # which Django must take it for somebody else's.
    "Referrer-Policy": "same-origin",
}
# What is sent as a file: opened in a browser it may run nothing and fetch nothing.
FILE = {
    **_EVERYWHERE,
    **_UNKEPT,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Referrer-Policy": "no-referrer",
}
# Styles, scripts and fonts are the same for everybody, and WhiteNoise says how long they keep.
STATIC = {**_EVERYWHERE, "Content-Security-Policy": "default-src 'none'"}
SAFE_TRANSPORT = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload"}

# What a response may say besides, because it is about this one answer.
OTHERS = {
    "Allow", "Content-Disposition", "Content-Language", "Content-Length", "Content-Type",
    "Location", "Retry-After", "Vary",
    # At sign-out alone, where the browser drops what it kept.
    "Clear-Site-Data",
    # Of htmx: what a part of a page does to the page around it.
    "HX-Location", "HX-Push-Url", "HX-Redirect", "HX-Refresh", "HX-Replace-Url", "HX-Reswap",
    "HX-Retarget", "HX-Trigger",
}  # fmt: skip
# WhiteNoise's own.
OTHERS_OF_STATIC = {"Cache-Control", "Last-Modified", "ETag"}


def row_of(request: HttpRequest, response: HttpResponseBase) -> dict[str, str]:
    """The headers that this response must have, no more and no fewer."""
    if request.path_info.startswith(settings.STATIC_URL) and response.status_code in (200, 304):
        row = STATIC
    else:
        row = FILE if "Content-Disposition" in response.headers else PAGE
    return {**row, **SAFE_TRANSPORT} if settings.PRODUCTION else row


def one_table(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware, the outermost."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        row = row_of(request, response)
        stays = OTHERS | OTHERS_OF_STATIC if row.keys() == STATIC.keys() else OTHERS
        for name in [*response.headers]:
            if name not in stays:
                del response.headers[name]
        for name, value in row.items():
            response.headers[name] = value
        return response

    return middleware
