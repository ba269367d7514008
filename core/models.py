"""Tables without a domain: seals, protected values, vocabularies, erasures."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import CodeField, LocalTextField
from core.history import Sealable, Tracked, TrackedQuerySet
from core.keys import uuid7
from core.triggers import AppendOnly, SealAtCommit, Stamp


class Seal(models.Model):
    """One link of the chain over history, written by the database when a transaction commits.

    hash = sha256(previous || digest || rows || number): `digest` folds the digests of the
    transaction's rows in order, `previous` is the hash of the seal before. See
    docs/decisions/0001-history.md.
    """

    id = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(unique=True)
    previous = models.BinaryField(null=True)
    digest = models.BinaryField()
    rows = models.IntegerField()
    hash = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"seal {self.number}"


class DataKey(models.Model):
    """The data key of one subject (a person, a source), wrapped by the master key."""

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"data key of {self.subject}"


class Sealed(models.Model):
    """One protected value: written once, never changed (core/sealed.py)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject = models.UUIDField()
    ciphertext = models.BinaryField()

    def __str__(self) -> str:
        return "protected"


class Blob(models.Model):
    """The bytes of a file: written once, encrypted, in parts (core/blobs.py).

    In the database and not in a folder, so that a file and its facts are saved together or not at
    all, and every web server sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.sha256


class BlobPart(models.Model):
    """One part of a blob, in order from 0."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    ciphertext = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["blob", "number"], name="blob_part_once")]

    def __str__(self) -> str:
        return f"part {self.number}"


class Draft(models.Model):
    """What somebody typed into a form and has not sent yet, encrypted under their own key.

    `form` is the address of the form. Untracked: it is nobody's fact yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.UUIDField()
    form = models.CharField(max_length=200)
    ciphertext = models.BinaryField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="draft_once")]

    def __str__(self) -> str:
        return self.form


class Submission(models.Model):
    """One sending of a form, by its token: a second one gets the answer to the first."""

    token = models.UUIDField(primary_key=True)
    user = models.UUIDField()
    answer = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.token)


class Progress(models.Model):
    """How far long work in the background has come; the newest row of a task is its last run."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.CharField(max_length=60)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.task}: {self.done}"


class Vocabulary(models.TextChoices):
    """The lists that an administrator may edit; lists the program computes with are TextChoices."""

    ASSESSMENT = "ASSESSMENT", _("assessment")
    ASK = "ASK", _("ask")
    OCCUPATION = "OCCUPATION", _("occupation")
    ORGANISATION = "ORGANISATION", _("kind of organisation")
    RATING = "RATING", _("rating")
    RELATION = "RELATION", _("relation")
    ROLE = "ROLE", _("role")
    SOURCE = "SOURCE", _("kind of source")
    VISIT = "VISIT", _("kind of visit or event")


class TermQuerySet(TrackedQuerySet):
    def of(self, vocabulary: Vocabulary) -> "TermQuerySet":
        return self.filter(vocabulary=vocabulary, active=True)


class Term(Tracked):
    """One entry of an editable vocabulary. `source` names the standard that the code maps to."""

    vocabulary = models.CharField(max_length=40, choices=Vocabulary.choices)
    code = models.CharField(max_length=60)
    labels = LocalTextField()
    source = models.TextField(blank=True)
    active = models.BooleanField(default=True)
    order = models.PositiveIntegerField(default=0)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["vocabulary", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="term_code_once")
        ]

    def __str__(self) -> str:
        return str(self.labels) or self.code


class ErasureKind(models.TextChoices):
    PSEUDONYMISE = "PSEUDONYMISE", _("leave what happened, without the person")
    PURGE = "PURGE", _("remove all that is only about the person")


class ErasureReason(models.TextChoices):
    """The only ones for which records may go."""

    ASKED = "ASKED", _("the person asked for it")
    CHILD = "CHILD", _("about a child, who should not be on record")
    DANGER = "DANGER", _("danger to somebody's life or safety")
    MISTAKEN = "MISTAKEN", _("recorded by mistake, or the wrong person")
    LEGAL = "LEGAL", _("a law or a court orders it")
    RETENTION = "RETENTION", _("kept as long as our rules allow")


class Erasure(models.Model):
    """That somebody asked to erase a person, and what another decided.

    Without foreign keys and names of persons at risk: it outlives what it erased. `counts` are rows
    blanked or destroyed, by table. The database sets the times and lets nothing be decided twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject = models.UUIDField(editable=False)
    reference = models.TextField(editable=False)
    kind = CodeField(ErasureKind, verbose_name=_("what goes"))
    reason = CodeField(ErasureReason, verbose_name=_("why"))
    words = models.TextField(_("in words, without names"), blank=True)
    asked_by = models.UUIDField(editable=False)
    asked_name = models.TextField(editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.UUIDField(null=True, editable=False)
    decided_name = models.TextField(blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    agreed = models.BooleanField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by=None, agreed=None, done_at=None)
                | models.Q(decided_by__isnull=False, agreed__isnull=False),
                name="erasure_decided_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="erasure_decided_by_another",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=models.Q(agreed=None), name="erasure_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PurgedRow(Sealable):
    """One row that an erasure blanked or destroyed: only core_purge() writes it.

    `row` is the key of the history row (`history_id`), or that of the protected value, key or file;
    `old_digest` what the row's digest was, and in history still is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    erasure = models.ForeignKey(Erasure, models.PROTECT, related_name="rows")
    table = models.CharField(max_length=80)
    row = models.UUIDField()
    old_digest = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "row", "old_digest"], name="purged_once")
        ]
        triggers: list[pgtrigger.Trigger] = [Stamp(), AppendOnly(), SealAtCommit()]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
