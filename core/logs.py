"""Logs without names: an error is told by where it happened, not by the values it happened to."""

import logging
from traceback import TracebackException
from types import TracebackType
from typing import TypeAlias

ExcInfo: TypeAlias = (
    "tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]"
)


class QuietFormatter(logging.Formatter):
    """Tracebacks with the places and the kinds of errors, and without their words.

    The database quotes in its errors what was typed into a form, and so do parsers.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Neither takes over nor leaves behind the traceback that a record carries along."""
        told, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = told

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 of the library's too
        """An address may hold a secret, as of an invitation, or a name that was typed into it."""
        request = getattr(record, "request", None)
        if path := getattr(request, "path", ""):
            match = getattr(request, "resolver_match", None)
            told = f"/{match.route}" if match else "(an address)"
            for form in (path, path.encode("unicode_escape").decode()):
                record.message = record.message.replace(form, told)
        return super().formatMessage(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 a name of the library's
        if ei[1] is None:
            return ""
        return "\n".join(_told(TracebackException.from_exception(ei[1])))


def _told(error: TracebackException) -> list[str]:
    """The errors it came from first, as Python tells them."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = _told(cause) if cause else []
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in error.stack]
    return [*before, *places, error.exc_type.__name__ if error.exc_type else "Error"]
