"""People, organisations, and the offices that people hold."""

from people.models.contacts import ContactKey
from people.models.links import Holding, Office, Relation
from people.models.names import (
    Attribute,
    AttributeKind,
    Name,
    NameKey,
    NameKind,
    NameOrder,
    NamePart,
    OrganisationKey,
    Script,
)
from people.models.same import LikelySame, Merge, NotSame
from people.models.subjects import Organisation, Person, Reliability

__all__ = [
    "Attribute",
    "AttributeKind",
    "ContactKey",
    "Holding",
    "LikelySame",
    "Merge",
    "Name",
    "NameKey",
    "NameKind",
    "NameOrder",
    "NamePart",
    "NotSame",
    "Office",
    "Organisation",
    "OrganisationKey",
    "Person",
    "Relation",
    "Reliability",
    "Script",
]
