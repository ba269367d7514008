"""The bytes of a DOCX: without properties that tell of its making, and the same each time."""

import re
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Doc

from advocacy.paper.papers import Paper

# What XML cannot hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP can tell
NEEDLESS = ("/thumbnail", "/extended-properties", "/customXml")


def writable(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)


def bytes_of(document: Doc, paper: Paper) -> bytes:
    """Its title is the reference: no name travels in the properties."""
    told = document.core_properties
    told.author = told.last_modified_by = told.comments = told.keywords = told.subject = ""
    told.title, told.language, told.revision = paper.reference, paper.language, 1
    told.created = told.modified = paper.as_of.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(NEEDLESS):
                del relations[key]
    out = BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The same archive, its entries without the moment at which they were written."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as undated:
        for entry in made.infolist():
            same = ZipInfo(entry.filename, EARLIEST)
            same.compress_type = ZIP_DEFLATED
            undated.writestr(same, made.read(entry))
    return out.getvalue()
