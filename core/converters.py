"""What may stand in an address."""

from django.urls.converters import StringConverter

from core.keys import is_reference


class ReferenceConverter(StringConverter):
    """A well-formed reference: anything else is no address, and reaches no query."""

    def to_python(self, value: str) -> str:
        if not is_reference(value):
            raise ValueError(value)
        return value
