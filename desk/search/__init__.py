"""The search box of every page: what it answers as one types, and the words inside texts."""

from desk.search.answers import LONGEST, Answers, answers
from desk.search.passages import Place, passages
from desk.search.references import page_of

__all__ = ["LONGEST", "Answers", "Place", "answers", "page_of", "passages"]
