"""People, organisations, and the offices that people hold."""

from people.models.links import Holding, Office, Relation
from people.models.names import (
    Attribute,
    AttributeKind,
    Name,
    NameKey,
    NameKind,
    NameOrder,
    Script,
)
from people.models.subjects import Organisation, Person, Reliability

__all__ = [
    "Attribute",
    "AttributeKind",
    "Holding",
    "Name",
    "NameKey",
    "NameKind",
    "NameOrder",
    "Office",
    "Organisation",
    "Person",
    "Relation",
    "Reliability",
    "Script",
]
