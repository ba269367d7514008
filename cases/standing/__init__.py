"""Where things stand: computed from what happened and was ordered, never typed."""

from cases.standing.charges import charge_statuses, singled_out_in
from cases.standing.compute import Computed, compute, compute_person, compute_read
from cases.standing.news import last_news, last_news_of_each, latest_news
from cases.standing.sentences import order_in_words, sentence_in_words, sum_in_words
from cases.standing.store import differences, due, refresh, refresh_due
from cases.standing.words import end_in_words, in_words, news_in_words

__all__ = [
    "Computed",
    "charge_statuses",
    "compute",
    "compute_person",
    "compute_read",
    "differences",
    "due",
    "end_in_words",
    "in_words",
    "last_news",
    "last_news_of_each",
    "latest_news",
    "news_in_words",
    "order_in_words",
    "refresh",
    "refresh_due",
    "sentence_in_words",
    "singled_out_in",
    "sum_in_words",
]
