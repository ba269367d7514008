"""People, organisations, and the offices that people hold."""

from people.models.contacts import ContactKey
from people.models.links import Relation
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
from people.models.offices import AddressedAs, Holding, Office, OfficeKind, UsualCopy
from people.models.same import LikelySame, Merge, NotSame
from people.models.subjects import Organisation, Person, Reliability

__all__ = [
    "AddressedAs",
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
    "OfficeKind",
    "Organisation",
    "OrganisationKey",
    "Person",
    "Relation",
    "Reliability",
    "Script",
    "UsualCopy",
]
