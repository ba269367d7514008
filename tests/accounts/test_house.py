"""The office: its steps of day one, its time zone, its rules."""

import io
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from accounts import house
from accounts.house_steps import Step, day_one
from accounts.models import Act, AuditEntry, House, Membership, Team, User
from accounts.roles import Role
from cases import upkeep
from cases.models import Case
from core import blobs
from core.clock import today, zone
from tests.accounts.signing import give_app
from tests.conftest import join
from tests.factories import make_case

ORGANISATION = {
    "name": "House for Rights ASBL", "short_name": "HfR", "address": "1 Some Street\nBrussels",
    "telephone": "", "email": "desk@house.example", "website": "house.example",
    "registration": "0123.456.789", "transparency_register": "123456789012-34",
    "who_en": "We stand by people.", "who_fr": "", "who_ru": "Мы рядом.", "version": "0",
}  # fmt: skip
BEFORE_MIDNIGHT_IN_LONDON = datetime(2023, 11, 15, 23, 30, tzinfo=UTC)


def open_steps() -> list[Step]:
    return [one.step for one in day_one(House.current()).steps if not one.done]


def picture(format: str, size: tuple[int, int] = (40, 20)) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(
        out, format, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0secret place"
    )
    return SimpleUploadedFile("logo.png", out.getvalue())


def test_the_wizard_leads_from_step_to_step(client_of, db, actor) -> None:
    admin = User.objects.create_superuser("boss", "correct horse")
    client = client_of(admin)
    assert open_steps() == list(Step)
    response = client.post(reverse("house-organisation"), ORGANISATION)
    assert response.url == reverse("house-languages")
    settled = {"languages": ["en", "ru"], "time_zone": "Asia/Almaty", "version": "1"}
    assert client.post(reverse("house-languages"), settled).url == reverse("house-team")
    assert client.post(reverse("house-team"), {"name": "Desk"}).url == reverse("house-approvals")
    assert open_steps() == [Step.APPROVALS, Step.CHECKS, Step.RECOVERY]
    response = client.post(reverse("house-checks"), {"check_days": "14", "version": "2"})
    assert response.url == reverse("recovery")
    join("second", Role.ADMIN, Team.objects.get())
    assert open_steps() == [Step.RECOVERY]
    office = House.current()
    assert (office.name, office.languages, office.time_zone, office.check_days) == (
        "House for Rights ASBL", ["en", "ru"], "Asia/Almaty", 14,
    )  # fmt: skip
    assert office.who_we_are == {"en": "We stand by people.", "ru": "Мы рядом."}
    assert Membership.objects.filter(user=admin, team__name="Desk").exists()


def test_what_was_changed_is_in_the_trail(client_of, admin: User) -> None:
    client_of(admin).post(reverse("house-organisation"), ORGANISATION)
    line = AuditEntry.objects.get(act=Act.OFFICE_CHANGED)
    assert (line.user, line.subject) == (admin.pk, "ORGANISATION")
    assert "transparency_register" in line.details["fields"]


def test_every_step_can_be_passed_over_and_come_back_to(client_of, admin: User) -> None:
    client = client_of(admin)
    page = client.get(reverse("house-organisation")).content.decode()
    assert f'href="{reverse("house-languages")}">Later' in page
    page = client.get(reverse("house")).content.decode()
    assert all(reverse(f"house-{step.value.lower()}") in page for step in list(Step)[:-1])


def test_the_first_page_of_an_admin_says_what_is_open(client_of, owner, admin, settings) -> None:
    settings.DEMO = False
    give_app(owner)
    give_app(admin)
    assert "Day one: 1 of 6 done" in client_of(admin).get("/").content.decode()
    assert "Day one" not in client_of(owner).get("/").content.decode()


@pytest.mark.parametrize("field", ["transparency_register", "email", "version"])
def test_what_cannot_be_is_said_and_what_was_typed_stays(client_of, admin, field: str) -> None:
    sent = {**ORGANISATION, field: "nonsense"}
    response = client_of(admin).post(reverse("house-organisation"), sent)
    assert field in response.context["form"].errors
    assert "House for Rights ASBL" in response.content.decode()
    assert House.objects.count() == 0


def test_who_types_while_another_saves_is_told_and_can_save_again(client_of, admin: User) -> None:
    client = client_of(admin)
    client.post(reverse("house-organisation"), ORGANISATION)
    late = {**ORGANISATION, "name": "Typed meanwhile"}
    response = client.post(reverse("house-organisation"), late)
    assert "Somebody else changed the office" in response.content.decode()
    assert 'value="Typed meanwhile"' in response.content.decode()
    assert House.current().name == "House for Rights ASBL"
    shown = response.context["form"]["version"].value()
    client.post(reverse("house-organisation"), {**late, "version": shown})
    assert House.current().name == "Typed meanwhile"


@pytest.mark.parametrize("days", ["0", "366", "-1", "many", ""])
def test_intervals_that_make_no_sense_are_refused(client_of, admin: User, days: str) -> None:
    client_of(admin).post(reverse("house-checks"), {"check_days": days, "version": "0"})
    assert House.objects.count() == 0


def test_a_zone_that_nobody_knows_is_refused(client_of, admin: User) -> None:
    sent = {"languages": ["en"], "time_zone": "Mars/Base", "version": "0"}
    response = client_of(admin).post(reverse("house-languages"), sent)
    assert "time_zone" in response.context["form"].errors


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_the_logo_is_made_anew_and_holds_nothing_else(client_of, admin, format: str) -> None:
    client = client_of(admin)
    sent = {**ORGANISATION, "picture": picture(format, (2400, 1200))}
    client.post(reverse("house-organisation"), sent)
    kept = blobs.read(House.current().logo)
    assert Image.open(io.BytesIO(kept)).size == (1200, 600)
    assert b"secret place" not in kept
    shown = client.get(reverse("house-logo"))
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert shown.content == kept
    client.post(reverse("house-organisation"), {**ORGANISATION, "version": 1, "no_picture": "on"})
    assert client.get(reverse("house-logo")).status_code == 404


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"x" * 2_200_000]
)
def test_denial_what_is_no_picture_is_not_kept(client_of, admin: User, content: bytes) -> None:
    sent = {**ORGANISATION, "picture": SimpleUploadedFile("logo.png", content)}
    response = client_of(admin).post(reverse("house-organisation"), sent)
    assert "picture" in response.context["form"].errors
    assert House.objects.count() == 0


def test_denial_a_picture_of_too_many_points_is_not_opened(client_of, admin: User) -> None:
    sent = {**ORGANISATION, "picture": picture("PNG", (5000, 5000))}
    response = client_of(admin).post(reverse("house-organisation"), sent)
    assert "picture" in response.context["form"].errors


def test_who_may_approve_says_where_one_more_is_needed(client_of, desk: Team, admin: User) -> None:
    client = client_of(admin)
    page = client.get(reverse("house-approvals")).content.decode()
    assert page.count("one more person is needed") == 4
    join("second", Role.COORDINATOR, desk)
    page = client.get(reverse("house-approvals")).content.decode()
    assert page.count("one more person is needed") == 1  # a reset needs a second admin


def choose(name: str) -> None:
    office = House.current()
    office.time_zone = name
    office.save()
    house.forget()


@pytest.mark.parametrize(
    ("name", "day"),
    [("", date(2023, 11, 16)), ("Asia/Almaty", date(2023, 11, 16)),
     ("America/New_York", date(2023, 11, 15))],
)  # fmt: skip
def test_the_day_is_that_of_the_zone_the_office_has_chosen(db, actor, name: str, day: date) -> None:
    choose(name)
    with patch("django.utils.timezone.now", return_value=BEFORE_MIDNIGHT_IN_LONDON):
        assert today() == day


def test_a_change_of_zone_shows_on_the_next_page(client_of, admin: User) -> None:
    client = client_of(admin)
    client.get(reverse("cases"))
    sent = {"languages": ["en"], "time_zone": "Pacific/Auckland", "version": "0"}
    client.post(reverse("house-languages"), sent)
    client.get(reverse("house"))
    assert zone().key == "Pacific/Auckland"


def test_the_office_is_read_once_in_a_request(client_of, admin: User) -> None:
    for _visit in range(2):
        with CaptureQueriesContext(connection) as queries:
            client_of(admin).get("/")
        read = [one for one in queries if 'FROM "accounts_house"' in one["sql"]]
        assert len(read) == 1


@pytest.mark.parametrize(("days", "due"), [(30, False), (3, True)])
def test_the_office_says_when_a_case_falls_due(owner: User, days: int, due: bool) -> None:
    office = House.current()
    office.check_days = days
    office.save()
    house.forget()
    make_case(owner, checked_on=today() - timedelta(days=20))
    assert upkeep.not_checked(Case.objects.all()).exists() is due


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SENIOR_CASEWORKER, Role.COORDINATOR])
def test_denial_only_who_manages_the_office_changes_it(client_of, desk, role: Role) -> None:
    client = client_of(join("somebody", role, desk))
    for name in ("organisation", "languages", "team", "checks"):
        assert client.post(reverse(f"house-{name}"), ORGANISATION).status_code == 403
    assert House.objects.count() == 0
