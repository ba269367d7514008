"""Progress of long work: others see it while the work is under way, and whether it failed."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from core.models import Progress
from core.progress import KEPT, alive, tracked_progress
from tests.conftest import owner_connection

pytestmark = pytest.mark.django_db(transaction=True)
SEEN = "SELECT done, total, ended_at IS NOT NULL, failed FROM core_progress WHERE task = 'counting'"


@pytest.fixture
def seen() -> Iterator[object]:
    """The rows as another connection sees them."""
    with owner_connection() as other:
        yield lambda: other.execute(SEEN).fetchall()


def test_others_see_the_progress_while_the_transaction_of_the_work_is_open(seen) -> None:
    with transaction.atomic(), tracked_progress("counting", 10) as step:
        assert seen() == [(0, 10, False, False)]
        step(3)
        step(4)
        assert seen() == [(7, 10, False, False)]
    assert seen() == [(7, 10, True, False)]


def test_a_run_that_failed_is_told_of_although_its_work_was_taken_back(seen) -> None:
    def fail() -> None:
        with transaction.atomic(), tracked_progress("counting") as step:
            step(2)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert seen() == [(2, None, True, True)]


def test_a_run_is_alive_until_it_ends() -> None:
    with tracked_progress("counting"), tracked_progress("other"):
        assert alive() == set(Progress.objects.values_list("pk", flat=True))
    assert alive() == set()


def test_a_run_that_was_killed_is_not_alive_and_the_next_one_says_that_it_failed() -> None:
    killed = Progress.objects.create(task="counting")
    assert killed.pk not in alive()
    with tracked_progress("counting"):
        killed.refresh_from_db()
        assert killed.failed
        assert killed.ended_at


def test_old_runs_of_the_same_task_are_dropped() -> None:
    other = Progress.objects.create(task="other")
    for _ in range(KEPT + 3):
        with tracked_progress("counting"):
            pass
    assert Progress.objects.filter(task="counting").count() == KEPT
    assert Progress.objects.filter(pk=other.pk).exists()
