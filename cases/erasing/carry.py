"""Carrying an erasure out, in the transaction in which the second person agreed."""

import json
import re
from typing import Any

from django.db import connection
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from accounts.models import SavedList, Scope, ScopeTeam, ScopeUser
from cases import listing, standing
from cases.erasing.belongings import Plan
from cases.erasing.mentions import in_history
from cases.erasing.rows import removed
from cases.models import Case, Party, Source
from core.history import tracked_models
from core.models import Draft, Erasure
from people.models import (
    ContactKey,
    LikelySame,
    Name,
    NameKey,
    NameKind,
    NamePart,
    OrganisationKey,
    Person,
)

# What addresses of forms name: references and keys.
NAMED = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]-[0-9A-Z]{6}-[0-9A-Z]")


def carry_out(plan: Plan, erasure: Erasure) -> dict[str, int]:
    """Rows blanked or destroyed, by table. Call it inside `acting`, with a reason without names."""
    forms, own = plan.forms, plan.own
    parts = _parts_of(plan)
    scopes = _scopes_of(plan)
    _untracked(plan)
    own_row: dict[str, Any] = {}
    for row, columns in plan.rows.loosened():
        if row.pk == plan.person.pk:
            own_row = columns  # saved once, with the new name: what is in use cannot be blanked
        else:
            _set(row, columns)
    stay = [party for party in plan.parties if party.pk not in plan.rows.keys[Party]]
    if plan.purges:
        for party in stay:
            _set(party, {"person_id": None, "unnamed": removed()})
    _delete(plan)
    if not plan.purges:
        _rename(plan.person, own_row)
    for model in (ScopeTeam, ScopeUser):
        _each(model.objects.filter(scope__in=scopes))
    _each(Scope.objects.filter(pk__in=scopes))
    _forget_parts(parts)
    standing.refresh([party for party in stay if party.withdrawn_at is None])
    listing.refresh(
        cases={party.case_id for party in stay}, people=[] if plan.purges else [plan.person.pk]
    )
    return _purge(erasure, _history(plan, forms, own), plan)


def _set(row: Any, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()


def _each(rows: Any) -> None:
    for row in rows:
        row.delete()


def _untracked(plan: Plan) -> None:
    LikelySame.objects.filter(Q(person__in=plan.people) | Q(other_person__in=plan.people)).delete()
    ContactKey.objects.filter(sealed__subject__in=plan.subjects).delete()
    gone = {str(key) for keys in plan.rows.keys.values() for key in keys}
    gone |= {one.reference for one in plan.people} | {one.reference for one in plan.alone}
    drafts = Draft.objects.values_list("pk", "form")
    old = [pk for pk, form in drafts if gone.intersection(NAMED.findall(form))]
    Draft.objects.filter(pk__in=old).delete()
    for kept in SavedList.objects.all():
        if plan.forms.at(kept.name, own=False):
            kept.delete()


def _delete(plan: Plan) -> None:
    """In passes, since a row can go only when nothing points to it any more."""
    waiting = [(model, key) for model, keys in plan.rows.keys.items() for key in keys]
    while waiting:
        blocked = []
        for model, key in waiting:
            try:
                model._base_manager.get(pk=key).delete()
            except ProtectedError:
                blocked.append((model, key))
        if len(blocked) == len(waiting):
            raise RuntimeError(f"Rows hold each other: {[model for model, _key in blocked]}")
        waiting = blocked


def _rename(person: Person, columns: dict[str, Any]) -> None:
    person = Person.objects.get(pk=person.pk)
    name = _("Person %(reference)s") % {"reference": person.reference}
    named = {"display_name": name, "sort_key": person.reference.lower(), "biography": ""}
    _set(person, {**columns, **named})
    Name(person=person, text=name, kind=NameKind.PREFERRED, searchable=False).save()


def _scopes_of(plan: Plan) -> list[Any]:
    """Who sees what goes: a scope has one owner."""
    keys = plan.rows.keys
    owned = [(Case, "case"), (Person, "person"), (Source, "source")]
    gone = Q(pk__in=[])
    for model, name in owned:
        gone |= Q(**{f"{name}__in": keys[model]})
    return list(Scope.objects.filter(gone).values_list("pk", flat=True))


def _parts_of(plan: Plan) -> set[str]:
    keys = NameKey.objects.filter(person__in=plan.people).values_list("parts", flat=True)
    return {part for parts in keys for part in parts}


def _forget_parts(parts: set[str]) -> None:
    """Of the vocabulary of names, what no other name has."""
    for model in (NameKey, OrganisationKey):
        for known in model.objects.filter(parts__overlap=list(parts)).values_list(
            "parts", flat=True
        ):
            parts = parts - set(known)
    NamePart.objects.filter(part__in=parts).delete()


def _history(plan: Plan, forms: Any, own: Any) -> dict[str, list[str]]:
    """What is to be blanked: the history of what is gone, and earlier texts that name the person.

    A row of now whose reason of change names them is saved once more, so that its version of before
    can be blanked; one whose text was said to speak of somebody else keeps its history.
    """
    named: dict[Any, set[Any]] = {}
    said = {(type(found.row), found.row.pk) for found in plan.texts}
    for model, rows in in_history(forms, own).items():
        mine = [row for row in rows if (model, row.id) not in said]
        for key in {row.id for row in mine}:
            newest = model._base_manager.filter(pk=key).first()
            if newest and any(row.id == key and row.version == newest.version for row in mine):
                newest.save()
        named[model] = {row.history_id for row in mine}
    for model in tracked_models():
        history = model.history.model.objects.filter(salt__isnull=False)
        gone = history.filter(_of_gone(plan, model))
        named.setdefault(model, set()).update(gone.values_list("history_id", flat=True))
    _earlier(plan, named)
    return {
        model.history.model._meta.db_table: sorted(str(key) for key in keys)
        for model, keys in named.items()
        if keys
    }


def _of_gone(plan: Plan, model: Any) -> Q:
    """History of rows that go now, and of rows that pointed to the person and went long ago."""
    of = Q(id__in=plan.rows.keys[model])
    live = model._base_manager.values("pk")
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model is Person:
            pointed = Q(**{f"{field.attname}__in": [one.pk for one in plan.people]})
            of |= pointed & ~Q(id__in=live)
    return of


def _earlier(plan: Plan, named: dict[Any, set[Any]]) -> None:
    """Of the person's row and their places in cases only the version of now stays."""
    stay: dict[Any, list[Any]] = {Person: [plan.person.pk]}
    if plan.purges:
        stay[Party] = [party.pk for party in plan.parties]
    for model, keys in stay.items():
        now = dict(model._base_manager.filter(pk__in=keys).values_list("pk", "version"))
        for row in model.history.model.objects.filter(id__in=list(now), salt__isnull=False):
            if row.version < now[row.id]:
                named[model].add(row.history_id)


def _purge(erasure: Erasure, history: dict[str, list[str]], plan: Plan) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT core_purge(%s, %s, %s::uuid[], %s::uuid[])",
            [erasure.pk, json.dumps(history), list(plan.subjects), list(plan.blobs)],
        )
        counts: dict[str, int] = json.loads(cursor.fetchone()[0])
    return counts
