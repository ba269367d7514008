"""Long work: what runs, what ran, and who may ask for it."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from core.models import Progress
from core.progress import tracked_progress
from tests.conftest import CommitClient

Clients = Callable[[User], CommitClient]
URL = reverse("work")
AGAIN = "every 3s"


def page(client_of: Clients, user: User) -> str:
    return client_of(user).get(URL).content.decode()


def asked() -> int:
    return ProcrastinateJob.objects.filter(task_name="people.jobs.find_duplicates").count()


@pytest.mark.django_db(transaction=True)
def test_what_runs_is_shown_with_how_far_it_is_and_asks_again(client_of, owner: User) -> None:
    with tracked_progress("find_duplicates", 8) as step:
        step(2)
        said = page(client_of, owner)
    assert "25 % done" in said
    assert '<progress id="run-1" max="100" value="25">' in said
    assert AGAIN in said
    over = page(client_of, owner)
    assert "<progress" not in over
    assert AGAIN not in over


def test_of_each_task_the_last_run_that_is_over_is_told(client_of, owner: User) -> None:
    for failed in (True, False):
        Progress.objects.create(task="refold_names", failed=failed, ended_at=timezone.now())
    Progress.objects.create(task="find_duplicates", failed=True, ended_at=timezone.now())
    said = page(client_of, owner)
    assert said.count("failed; begun") == said.count("done ") == 1


def test_a_run_that_was_killed_has_failed(client_of, owner: User) -> None:
    Progress.objects.create(task="find_duplicates")
    said = page(client_of, owner)
    assert "failed; begun" in said
    assert AGAIN not in said


def test_an_admin_asks_for_another_look_once(client_of, admin: User) -> None:
    client = client_of(admin)
    assert client.post(URL).url == client.post(URL).url == URL
    assert asked() == 1
    assert "waits for its turn" in page(client_of, admin)


def test_only_the_part_that_changes_is_sent_again(client_of, owner: User) -> None:
    said = client_of(owner).get(URL, headers={"HX-Request": "true"}).content.decode()
    assert said.lstrip().startswith('<div id="work"')


def test_denial_a_caseworker_asks_for_nothing(client_of, owner: User) -> None:
    assert client_of(owner).post(URL).status_code == 403
    assert asked() == 0
    assert "Look for duplicates again" not in page(client_of, owner)
