"""Lists that somebody keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.staff import User
from core.fields import CodeField
from core.keys import uuid7


class ListPage(models.TextChoices):
    CASES = "CASES", _("Cases")
    PEOPLE = "PEOPLE", _("People")


class SavedList(models.Model):
    """Filters that somebody keeps under a name. `query` is that of the address, without names.

    Untracked: a convenience of one member of staff, no fact.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="saved_lists")
    page = CodeField(ListPage)
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(blank=True)

    class Meta:
        ordering = ["page", "name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="saved_list_once")
        ]

    def __str__(self) -> str:
        return self.name
