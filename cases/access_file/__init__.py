"""Everything held about one person, as a file for that person: other people's data taken out."""

from cases.access_file.writing import everything

__all__ = ["everything"]
