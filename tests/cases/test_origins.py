"""Who told whom: reprints of one origin count as one."""

import pytest

from cases.models import Citation
from cases.sourcing.sureness import origins
from tests.factories import make_citation, make_event, make_party, make_source


@pytest.mark.django_db
def test_three_reprints_of_one_origin_count_as_one(owner):
    event = make_event(make_party(by=owner))
    origin = make_source("The report")
    make_citation(origin, event=event)
    make_citation(make_source("A reprint", relays=origin), event=event)
    make_citation(make_source("A statement"), event=event, origin=origin)
    assert origins(Citation.objects.filter(event=event).with_sources()) == 1
    make_citation(make_source("Another report"), event=event)
    assert origins(Citation.objects.filter(event=event).with_sources()) == 2
