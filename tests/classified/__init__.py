"""Every address of the desk, by what it asks of whoever opens it. A topic has a file."""

from tests.classified import (
    after,
    approval,
    asks,
    desk,
    erasure,
    house,
    letters,
    officials,
    protected,
    sharing,
    sign_in,
    staff,
    texts,
    trail,
    visits,
)

TOPICS = (
    after, approval, asks, desk, erasure, house, letters, officials, protected, sharing, sign_in,
    staff, texts, trail, visits,
)  # fmt: skip
# Open to anybody; to whoever has signed in (those that read cases to whoever may read cases); and
# by the right that the role must hold.
PUBLIC = set().union(*(topic.PUBLIC for topic in TOPICS))
SIGNED_IN = set().union(*(topic.SIGNED_IN for topic in TOPICS))
NEEDS = {name: right for topic in TOPICS for name, right in topic.NEEDS.items()}
