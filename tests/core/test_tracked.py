"""What the base of tracked models promises to the code above it."""

import pytest

from accounts.models import Team
from core.actor import NoActorError, acting, because, current_actor
from core.history import StaleError, UnrecordedWriteError
from tests.factories import make_event, make_party, make_team

pytestmark = pytest.mark.django_db


def test_history_says_who_and_why(owner):
    with acting(owner, "a correction by telephone " * 20):
        team = make_team("a")
    row = team.history.get()
    assert (row.history_user_id, row.history_user_name) == (owner.pk, "Owner")
    assert row.history_change_reason.startswith("a correction")
    assert row.history_user == owner


def test_a_reason_can_be_given_for_a_part(actor):
    with because("typing error"):
        team = make_team("a")
    assert team.history.get().history_change_reason == "typing error"
    assert current_actor().reason == "set-up"


def test_denial_nobody_writes_anonymously():
    with pytest.raises(NoActorError):
        Team(name="a").save()


def test_versions_count_every_change(actor):
    team = make_team("a")
    team.name = "b"
    team.save(update_fields=["name"])
    assert team.version == 2
    assert list(team.history.order_by("version").values_list("version", "name")) == [
        (1, "a"),
        (2, "b"),
    ]


def test_denial_a_stale_copy_does_not_overwrite(actor):
    team = make_team("a")
    copy = Team.objects.get(pk=team.pk)
    team.name = "b"
    team.save()
    copy.name = "c"
    with pytest.raises(StaleError):
        copy.save()
    assert copy.version == 1
    assert Team.objects.get(pk=team.pk).name == "b"


@pytest.mark.parametrize("write", ["update", "bulk_create", "bulk_update"])
def test_denial_bulk_writes(actor, write):
    with pytest.raises(UnrecordedWriteError, match="Save each row"):
        getattr(Team.objects.all(), write)([])


def test_history_outlives_the_account(actor, django_user_model):
    gone = django_user_model.objects.create_user("gone", "correct horse", full_name="Gone Person")
    with acting(gone):
        team = make_team("a")
    gone.delete()
    row = team.history.get()
    assert (row.history_user, row.history_user_name) == (None, "Gone Person")


def test_both_faces_of_an_event_write_to_one_history(actor):
    from cases.models import Incident

    event = make_event(make_party())
    incident = Incident.objects.get(pk=event.pk)
    incident.summary = "seen through the other face"
    incident.save()
    assert event.history.count() == 2
    assert Incident.history.model is type(event).history.model


def test_old_rows_keep_their_digest_when_a_column_is_added():
    from core.history import tracked_models

    for model in tracked_models():
        for field in model._meta.concrete_fields:
            copied = model.history.model._meta.get_field(field.name)
            assert field.name in {"id", "version"} or (copied.null and not copied.has_default())
