"""Every piece of data of the nine statements stands in what Habeas writes of them again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from accounts.models import User
from advocacy.leaving_out import left_out
from advocacy.models import Letter, LetterKind, SectionKind
from cases.models import Answer, Basis, Consent, Source, Use
from core.actor import acting
from core.dates import PartialDate
from desk.demo.shelf import key_of
from people.models import Person
from tests.desk.statements import NINE, Written, elements

pytestmark = pytest.mark.usefixtures("demonstration")

# Whose name no consent prints: of the source that names him it is the first name alone.
NEVER_PRINTED = {"Yermek"}
BY_SOURCE = {written.source: written for written in NINE}
OF_MICHEL = (
    "Zhanbolat Mamai", "Rita Karasartova", "Bolot Temirov", "Manuchehr Kholiknazarov",
    "Buzurgmehr Yorov", "Farhat Meymankulyyev", "Nurgeldy Khalykov", "Murat Dushemov",
    "Mansur Mingelov", "Dauletmurat Tazhimuratov", "Otabek Sattoriy", "Miraziz Bazarov",
)  # fmt: skip
RETURNED = {
    "Farhat Meymankulyyev": "May 2023",
    "Rovshen Klychev": "12 July 2023",
    "Dovran Imamov": "late August 2023",
    "Maksat Baymuradov": "11 September 2023",
    "Rustam Seitkulyyev": "17 September 2023",
    "Serdar Durdulyev": "17 October 2023",
    "Ashyrbay Bekiev": "23 years in prison",
}


def whole_text(letter: Letter) -> str:
    return "\n\n".join(section.text for section in _sections(letter)).replace("\\", "")


def texts(letter: Letter, kind: SectionKind) -> list[str]:
    """The blocks of one kind, without the marks of Markdown."""
    return [
        section.text.replace("\\", "").replace("**", "")
        for section in _sections(letter)
        if section.kind == kind
    ]


def _sections(letter: Letter):
    return letter.sections.filter(language="en", is_off=False)


def as_if_asked() -> None:
    """As if all had agreed to everything: of the real people nobody did, so only here."""
    for person in Person.objects.filter(parties__isnull=False).distinct():
        Consent(
            person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME,
            uses=list(Use), date=PartialDate.on(date(2026, 1, 1)),
        ).save()  # fmt: skip


@pytest.fixture
def author() -> Iterator[User]:
    """What a test writes is undone after it: the demonstration stays for the next one."""
    with transaction.atomic():
        yield User.objects.get(username="coordinator")
        transaction.set_rollback(True)


def as_agreed(written: Written, author: User) -> Letter:
    with acting(author):
        as_if_asked()
        return written.letter(author)


def source_of(written: Written) -> Source:
    return Source.objects.get(pk=key_of(Source, written.source))


@pytest.mark.parametrize("written", NINE, ids=lambda one: one.source)
def test_all_its_data_stands_in_the_text(written: Written, author: User) -> None:
    letter = as_agreed(written, author)
    text = whole_text(letter).replace("**", "")
    withheld = {name for name, _ in left_out(letter, author)}
    assert withheld <= NEVER_PRINTED
    rows = list(elements(source_of(written)))
    missing = [row for row in rows if not row.stands_in(text)]
    print(f"{written.source}: {len(rows) - len(missing)} of {len(rows)}")  # noqa: T201
    assert [row.what for row in missing if not withheld.intersection(row.whose)] == []


@pytest.mark.parametrize("written", NINE, ids=lambda one: one.source)
def test_what_is_not_agreed_is_listed_as_left_out(written: Written, author: User) -> None:
    """As the demonstration stands: of most people only what a public case covers is told."""
    with acting(author):
        letter = written.letter(author)
    text = whole_text(letter).replace("**", "")
    withheld = {name for name, _ in left_out(letter, author)}
    rows = list(elements(source_of(written)))
    missing = [row for row in rows if not row.stands_in(text)]
    listed = [row for row in missing if withheld.intersection(row.whose)]
    told = len(rows) - len(missing)
    print(f"{written.source}: {told} told, {len(listed)} withheld of {len(rows)}")  # noqa: T201
    assert [row.what for row in missing if row not in listed] == []


def test_the_annex_of_the_joint_letter_has_a_row_for_each_of_its_twelve(author: User) -> None:
    letter = as_agreed(BY_SOURCE["michel-release"], author)
    rows = [row for annex in texts(letter, SectionKind.ANNEX) for row in annex.split("\n")[1:]]
    named = [name for name in OF_MICHEL if any(row.startswith(name) for row in rows)]
    assert named == list(OF_MICHEL)
    assert all(name not in "".join(texts(letter, SectionKind.CASES)) for name in OF_MICHEL)


def test_the_open_statement_lists_who_was_returned_and_who_signs(author: User) -> None:
    written = BY_SOURCE["hudayramov-statement"]
    letter = as_agreed(written, author)
    bullets = "\n".join(texts(letter, SectionKind.CASES)).split("\n- ")
    for name, said in RETURNED.items():
        [bullet] = [one for one in bullets if one.startswith(name)]
        assert said in bullet
    [signing] = texts(letter, SectionKind.SIGNATORIES)
    lines = [line for line in signing.split("\n") if line]
    given = list(source_of(written).signatories.order_by("order"))
    assert len(lines) == len(given) == 22
    for line, one in zip(lines, given, strict=True):
        assert line.startswith(one.printed_name)
        assert one.title in line


def test_a_statement_of_a_public_case_alone_is_not_ready_with_the_accusation_alone(
    author: User,
) -> None:
    """Of whoever died in custody, no reader is told the suspicion and nothing else."""
    written = replace(BY_SOURCE["hudayramov-statement"], kind=LetterKind.CASE_STATEMENT)
    with acting(author):
        letter = written.letter(author)
    [news] = texts(letter, SectionKind.NEWS)
    assert "was suspected of" in news
    assert "[[what befell Allamurat Hudayramov may not be told here" in news
    assert "suspected" not in "".join(texts(letter, SectionKind.STANDS))


def test_the_statement_on_a_return_notes_the_full_titles_of_its_three_articles(
    author: User,
) -> None:
    letter = as_agreed(BY_SOURCE["akhmedov-statement"], author)
    [notes] = texts(letter, SectionKind.NOTES)
    for number, begins in (
        ("159", "Public statements to unconstitutional change"),
        ("244-1", "Production or keeping with the purpose to dissemination"),
        ("246", "Smuggling, that is carriage through the customs border"),
    ):
        law = "Criminal Code of the Republic of Uzbekistan"
        assert f"Article {number} of the {law}: {begins}" in notes
