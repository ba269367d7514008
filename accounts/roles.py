"""Roles as code: what each may do, and the words in which the interface says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    RECORD_FACTS = "RECORD_FACTS", _("open cases and log what happened")
    WRITE_LETTERS = "WRITE_LETTERS", _("plan visits and write letters")
    CONFIRM_GROUNDS = "CONFIRM_GROUNDS", _("agree that a person may be named who was not asked")
    MERGE_RECORDS = "MERGE_RECORDS", _("bring together two records of one person")
    EXPORT_DOSSIERS = "EXPORT_DOSSIERS", _("save case dossiers")
    EXPORT_LISTS = "EXPORT_LISTS", _("save lists as spreadsheets")


class Role(models.TextChoices):
    CASEWORKER = "CASEWORKER", _("caseworker")
    COORDINATOR = "COORDINATOR", _("coordinator")
    ADMIN = "ADMIN", _("admin")

    @property
    def permissions(self) -> frozenset[Permission]:
        return PERMISSIONS[self]


PERMISSIONS = {
    Role.CASEWORKER: frozenset({Permission.RECORD_FACTS}),
    Role.COORDINATOR: frozenset(
        {
            Permission.RECORD_FACTS,
            Permission.WRITE_LETTERS,
            Permission.CONFIRM_GROUNDS,
            Permission.MERGE_RECORDS,
        }
    ),
    Role.ADMIN: frozenset(Permission),
}
