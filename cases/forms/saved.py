"""The name under which a list is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import SavedList


class SavedListForm(forms.ModelForm):
    """The rest of the list stands in the instance; `keep()` saves it, in place of one so named."""

    class Meta:
        model = SavedList
        fields = ("name",)
        labels = {"name": _("What to call this list")}
        help_texts = {
            "name": _(
                "Its filters and its order are kept; words that you typed are not, since they may "
                "be a name. Only you see your lists. To give one to somebody who works here, copy "
                "the address of the page."
            )
        }

    def keep(self) -> bool:
        """Whether a list of this name was there before."""
        given = self.instance
        _saved, created = SavedList.objects.update_or_create(
            user=given.user, page=given.page, name=given.name, defaults={"query": given.query}
        )
        return not created
