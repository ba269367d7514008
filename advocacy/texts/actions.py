"""What staff do with texts of the library. Each verb writes within the caller's transaction."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from advocacy.models import Paragraph, ParagraphFigure
from advocacy.texts.state import next_review
from cases.models import Figure
from core.actor import acting
from core.clock import today


def name_of(user: User) -> str:
    return user.full_name or user.username


@transaction.atomic
def save_text(
    *, by: User, paragraph: Paragraph, figures: Mapping[int, Figure], approve: bool,
    reason: str = "",
) -> Paragraph:  # fmt: skip
    """Save a text with the figures that it cites, by number.

    `approve` where its words or figures are other ones: whoever saves them stands for them.
    """
    if approve:
        paragraph.approved_by = name_of(by)
        paragraph.checked_on, paragraph.checked_by = None, ""
    with acting(by, reason):
        paragraph.save()
        known = {row.order: row for row in paragraph.figures.all()}
        for order, figure in figures.items():
            row = known.pop(order, None) or ParagraphFigure(paragraph=paragraph, order=order)
            if row.figure_id != figure.pk:
                row.figure = figure
                row.save()
        for row in known.values():
            row.delete()
    return paragraph


@transaction.atomic
def still_right(*, by: User, paragraph: Paragraph) -> None:
    """Somebody read it today and stands for it until the next review. `paragraph` is locked."""
    paragraph.checked_on, paragraph.checked_by = today(), name_of(by)
    paragraph.review_on = next_review(today())
    with acting(by, "still right"):
        paragraph.save(update_fields=["checked_on", "checked_by", "review_on"])
