"""Every piece of data of the nine statements stands in what Habeas writes of them again."""

from datetime import date

import pytest

from accounts.models import User
from advocacy.models import Letter
from cases.models import Answer, Basis, Consent, Party, Source, Use
from core.actor import acting
from core.dates import PartialDate
from desk.demo.shelf import key_of
from tests.desk.statements import NINE, Written, elements

pytestmark = pytest.mark.usefixtures("demonstration")


def whole_text(letter: Letter) -> str:
    sections = letter.sections.filter(language="en", is_off=False)
    return "\n\n".join(section.text for section in sections).replace("\\", "").replace("**", "")


def as_if_asked() -> None:
    """As if all had agreed to everything: of the real people nobody did, so only here."""
    for party in Party.objects.at_risk().exclude(person=None).select_related("person"):
        Consent(
            person=party.person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME,
            uses=list(Use), date=PartialDate.on(date(2026, 1, 1)),
        ).save()  # fmt: skip


@pytest.fixture
def author() -> User:
    return User.objects.get(username="coordinator")


@pytest.mark.parametrize("written", NINE, ids=lambda one: one.source)
def test_all_its_data_stands_in_the_text(written: Written, author: User) -> None:
    source = Source.objects.get(pk=key_of(Source, written.source))
    with acting(author):
        as_if_asked()
        text = whole_text(written.letter(author))
    found = {one: one.stands_in(text) for one in elements(source)}
    missing = [one.what for one, stands in found.items() if not stands]
    print(f"{written.source}: {len(found) - len(missing)} of {len(found)}")  # noqa: T201
    open(f"/tmp/nine_{written.source}.txt","w").write(text)  # DBG
    print("\n".join("   - " + one for one in missing))  # DBG
    assert missing == []
