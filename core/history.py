"""The base of every tracked model: history that the database proves.

django-simple-history writes one history row per save from a signal, so it misses update(), bulk
writes and SQL, and writes false rows on stale saves. Here each row has a `version` that every save
raises and history repeats; a deferred trigger (core/triggers.py) compares the two at commit.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any, NoReturn, Self

import pgtrigger
from django.db import models, transaction
from django.db.models import NOT_PROVIDED
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from core.actor import current_actor
from core.keys import uuid7
from core.triggers import AppendOnly, Mirror, Proof, SealAtCommit, Stamp


class StaleError(RuntimeError):
    """The row was saved by somebody else since this copy was read."""


class UnrecordedWriteError(RuntimeError):
    """A write that history could not follow."""


class Sealable(models.Model):
    """Columns that the database fills when a history or audit row is inserted.

    `digest` is sha256(salt || content), so a purge that blanks content and salt still verifies.
    `seal_id` and `seal_position` name the row's place in its transaction's seal; a key and not the
    transaction number, which starts again in a restored cluster.
    """

    salt = models.BinaryField(null=True, editable=False)
    digest = models.BinaryField(null=True, editable=False)
    seal_id = models.UUIDField(null=True, editable=False)
    seal_position = models.IntegerField(null=True, editable=False)

    class Meta:
        abstract = True


class ReadableHistory(HistoryManager):
    """What can still be read: a row that an erasure blanked has no salt and says nothing."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        """Asked for with each look at a history, also at each save; the class stays the same."""
        return super().from_queryset(queryset_class, class_name)

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(salt__isnull=False)


class History(HistoricalRecords):
    """HistoricalRecords whose rows carry an actor and are sealed, and which understands proxies."""

    def __init__(self) -> None:
        super().__init__(
            inherit=True,
            bases=(Sealable,),
            history_id_field=models.UUIDField(default=uuid7),
            history_user_id_field=models.UUIDField(null=True),
            history_manager=ReadableHistory,
            use_base_model_db=True,
        )

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        if sender._meta.proxy and issubclass(sender, self.cls):
            # A proxy is another face of the same table and writes to the same history.
            models.signals.post_save.connect(self.post_save, sender=sender, weak=False)
            models.signals.post_delete.connect(self.post_delete, sender=sender, weak=False)
            models.signals.pre_delete.connect(self.pre_delete, sender=sender, weak=False)
            return
        super().finalize(sender, **kwargs)
        if "simple_history_manager_attribute" in vars(sender._meta):
            pgtrigger.register(Proof())(sender)
            history = sender.history.model  # type: ignore[attr-defined]
            pgtrigger.register(Stamp(), AppendOnly(), Mirror(), SealAtCommit())(history)

    def copy_fields(self, model: type[models.Model]) -> dict[str, models.Field]:
        """Nullable, without defaults and indexes: a column added later is NULL in old rows.

        The digest leaves NULLs out, so old rows keep their digest.
        """
        fields = super().copy_fields(model)
        for field in fields.values():
            if field.name not in {"id", "version"}:
                field.null, field.default, field.db_index = True, NOT_PROVIDED, False
        return fields

    def get_extra_fields(self, model: type[models.Model], fields: Any) -> dict[str, Any]:
        return {
            **super().get_extra_fields(model, fields),
            "history_user_name": models.TextField(),
            "__str__": lambda row: f"{model._meta.verbose_name} {row.id}, version {row.version}",
        }

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        name = f"historical{model._meta.model_name}"
        return {
            **super().get_meta_options(model),
            "ordering": ("-history_date", "-version"),
            "get_latest_by": ("history_date", "version"),
            "constraints": [
                models.UniqueConstraint(fields=["id", "version"], name=f"{name}_version"),
                models.CheckConstraint(
                    condition=~models.Q(history_user_name=""), name=f"{name}_has_actor"
                ),
            ],
        }

    def pre_delete(self, instance: models.Model, **kwargs: Any) -> None:
        super().pre_delete(instance, **kwargs)
        instance.version += 1  # type: ignore[attr-defined]

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        actor = current_actor()
        copied = {f.attname: getattr(instance, f.attname) for f in self.fields_included(instance)}
        type(instance).history.model(  # type: ignore[attr-defined]
            history_type=history_type,
            history_date=Now(),
            history_change_reason=actor.reason,
            history_user_id=actor.id,
            history_user_name=actor.name,
            **copied,
        ).save(using=using)


class TrackedQuerySet(models.QuerySet):
    """Refuses the writes that would pass history by."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnrecordedWriteError("Bulk writes leave no history. Save each row.")

    update = bulk_create = bulk_update = _raw_delete = _refuse


def one_transaction(using: str | None = None) -> AbstractContextManager[object]:
    """The transaction that runs, or a new one.

    No savepoint: for each row it cost a tenth of the save. Whoever goes on after the database has
    refused something sets one.
    """
    running = transaction.get_connection(using).in_atomic_block
    return nullcontext() if running else transaction.atomic(using=using)


class Tracked(models.Model):
    """A row with a key, a version and a history."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    history = History()
    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(
        self,
        force_insert: bool | tuple[models.base.ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save and record. Raises StaleError where somebody else saved the row in between, and
        NoActorError before anything is written.
        """
        current_actor()
        with one_transaction(using):
            if not self._state.adding:
                self._refuse_stale(using)
            self.version += 1
            try:
                super().save(
                    force_insert=force_insert,
                    force_update=force_update,
                    using=using,
                    update_fields={*update_fields, "version"} if update_fields else None,
                )
            except BaseException:
                self.version -= 1
                raise

    def _refuse_stale(self, using: str | None) -> None:
        stored = (
            type(self)
            ._base_manager.using(using)
            .filter(pk=self.pk)
            .select_for_update(no_key=True)
            .values_list("version", flat=True)
            .first()
        )
        if stored != self.version:
            raise StaleError(f"{self._meta.verbose_name} was changed by somebody else meanwhile.")

    def lock(self) -> Self:
        """This row as it is now, held until the transaction ends."""
        return type(self)._base_manager.select_for_update(no_key=True).get(pk=self.pk)


def tracked_models() -> list[type[Tracked]]:
    """Every tracked model with a table of its own."""
    from django.apps import apps

    return [
        model for model in apps.get_models() if issubclass(model, Tracked) and not model._meta.proxy
    ]
