"""Roles as code: what each may do, and the words in which the interface says so."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    READ_CASES = "READ_CASES", _("read the cases that are open to them")
    RECORD_FACTS = "RECORD_FACTS", _("open cases and log what happened")
    READ_PROTECTED = "READ_PROTECTED", _("read contacts, health, family and exact places")
    READ_SOURCES = "READ_SOURCES", _("read who a protected source is")
    SHARE_CASES = "SHARE_CASES", _("let more people see a case")
    MERGE_RECORDS = "MERGE_RECORDS", _("bring together two records of one person")
    CONFIRM_GROUNDS = "CONFIRM_GROUNDS", _("agree that a person may be named who was not asked")
    WRITE_LETTERS = "WRITE_LETTERS", _("plan visits and write letters")
    EXPORT_DOSSIERS = "EXPORT_DOSSIERS", _("save case dossiers")
    EXPORT_LISTS = "EXPORT_LISTS", _("save lists as spreadsheets")
    APPROVE_EXPORTS = "APPROVE_EXPORTS", _("agree to a large export that somebody else asked for")
    ERASE_RECORDS = (
        "ERASE_RECORDS",
        _("ask for an erasure, and agree to one that another asked for"),
    )
    MANAGE_STAFF = "MANAGE_STAFF", _("invite people, change roles and teams, end accounts")
    MANAGE_OFFICE = "MANAGE_OFFICE", _("change what is said of the office, and its rules")
    READ_TRAIL = "READ_TRAIL", _("read who did what and who saw what")


class Role(models.TextChoices):
    CASEWORKER = "CASEWORKER", _("caseworker")
    SENIOR_CASEWORKER = "SENIOR_CASEWORKER", _("senior caseworker")
    COORDINATOR = "COORDINATOR", _("coordinator")
    ADMIN = "ADMIN", _("admin")
    AUDITOR = "AUDITOR", _("auditor")

    @property
    def permissions(self) -> frozenset[Permission]:
        return PERMISSIONS[self]

    @property
    def description(self) -> str | Promise:
        return DESCRIPTIONS[self]


_CASEWORK = {Permission.READ_CASES, Permission.RECORD_FACTS, Permission.READ_PROTECTED}
_SENIOR = {
    *_CASEWORK,
    Permission.READ_SOURCES,
    Permission.SHARE_CASES,
    Permission.MERGE_RECORDS,
    Permission.CONFIRM_GROUNDS,
}
PERMISSIONS = {
    Role.CASEWORKER: frozenset(_CASEWORK),
    Role.SENIOR_CASEWORKER: frozenset(_SENIOR),
    Role.COORDINATOR: frozenset(
        {
            *_SENIOR,
            Permission.WRITE_LETTERS,
            Permission.APPROVE_EXPORTS,
            Permission.ERASE_RECORDS,
        }
    ),
    Role.ADMIN: frozenset(Permission),
    Role.AUDITOR: frozenset({Permission.READ_TRAIL}),
}
DESCRIPTIONS = {
    Role.CASEWORKER: _("Logs what happens to the people in the cases that are open to them."),
    Role.SENIOR_CASEWORKER: _(
        "A caseworker who also knows who sources are, shares cases and settles duplicates."
    ),
    Role.COORDINATOR: _(
        "Plans visits and writes letters, and is the second person where two must agree."
    ),
    Role.ADMIN: _("Runs the office: staff, teams, exports, rules. Sees cases like everybody else."),
    Role.AUDITOR: _("Reads who did what and who saw what. Sees no case."),
}
