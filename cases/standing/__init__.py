"""Where things stand: computed from what happened and was ordered, never typed."""

from cases.standing.compute import Computed, compute, compute_person
from cases.standing.sentences import order_in_words, sentence_in_words
from cases.standing.store import differences, due, refresh
from cases.standing.words import end_in_words, in_words

__all__ = [
    "Computed",
    "compute",
    "compute_person",
    "differences",
    "due",
    "end_in_words",
    "in_words",
    "order_in_words",
    "refresh",
    "sentence_in_words",
]
