"""Who gets a copy reads the letter too: each State is asked for by itself."""

import pytest

from accounts.models import User
from advocacy import gate, sending
from advocacy.copies import copies, states_reading
from advocacy.gate import Telling, cleared, telling
from advocacy.models import Letter
from advocacy.preflight import blockers, findings
from cases.models import Answer, Basis, Consent, Party, Use
from core.actor import acting
from people.models import Office
from tests.advocacy.approved import copy_to, say
from tests.advocacy.builders import make_holding
from tests.factories import make_case, make_party, make_person

pytestmark = pytest.mark.usefixtures("before_the_visit")


@pytest.fixture
def embassy(letter: Letter) -> Office:
    """Its name says where it is, and not whose it is."""
    return make_holding("Testa Envoy", "Embassy in Brussels", "KZ").office


def held(by: User, *answers: Answer) -> Party:
    person = make_person("Dana Sagyn", by=by)
    for answer in answers:
        Consent(person=person, basis=Basis.CONSENT, answer=answer).save()
    return make_party(make_case(by, country="KZ"), person)


def test_denial_a_copy_to_the_state_that_holds_somebody_needs_its_own_answer(
    letter: Letter, embassy: Office, teammate: User
) -> None:
    party = held(teammate, Answer.OFFICIALS_PRIVATELY)
    assert telling(letter, party) == Telling.FULL
    copy_to(teammate, letter, str(embassy))
    assert states_reading(letter) == {"FR", "KZ"}
    assert telling(letter, party) == Telling.WITHHELD
    say(teammate, letter, "Dana Sagyn is ill.")
    assert [hit.name for hit in gate.hits(letter)] == ["Dana Sagyn"]


def test_who_is_asked_for_of_both_is_told_to_both(
    letter: Letter, embassy: Office, teammate: User
) -> None:
    party = held(teammate, Answer.ANYONE_WITH_NAME)
    copy_to(teammate, letter, str(embassy))
    may = cleared(letter, [party])
    assert may.telling(party.person) == Telling.FULL
    assert may.uses_of(party.person) == {Use.GOVERNMENT, Use.OFFICIALS}


@pytest.mark.parametrize(
    "line",
    [
        "Ambassador of Kazakhstan", "Mme l’ambassadrice du Kazakhstan", "посол, Казахстан",
        "The Kazakh Embassy in France", "L’ambassade kazakhe en France", "Казахский посол",
        "The President's Office, Astana",
    ],
)  # fmt: skip
def test_words_that_name_a_country_count_as_its_officials(
    letter: Letter, teammate: User, line: str
) -> None:
    copy_to(teammate, letter, line)
    assert states_reading(letter) == {"FR", "KZ"}


def test_denial_who_is_typed_over_the_addressee_reads_it_too(
    letter: Letter, teammate: User
) -> None:
    party = held(teammate, Answer.OFFICIALS_PRIVATELY)
    say(teammate, letter, "His Excellency the Ambassador of Kazakhstan\n\nParis", "ADDRESSEE")
    assert states_reading(letter) == {"FR", "KZ"}
    assert telling(letter, party) == Telling.WITHHELD


@pytest.mark.parametrize(
    "line", ["Diplomatic Adviser to the President", "Private Office of the Secretary-General"]
)
def test_words_that_mean_no_country_name_none(letter: Letter, teammate: User, line: str) -> None:
    copy_to(teammate, letter, line)
    assert states_reading(letter) == {"FR"}


def test_what_is_enclosed_and_a_block_that_is_off_are_no_copies(
    letter: Letter, teammate: User
) -> None:
    say(teammate, letter, "Enclosed: annex on cases in Uzbekistan\nCopy to: The desk", "COPIES")
    assert [copy.words for copy in copies(letter)] == ["The desk"]
    block = letter.sections.get(kind="COPIES")
    block.is_off = True
    with acting(teammate):
        block.save()
    assert copies(letter) == []


def test_a_copy_to_nobody_in_particular_is_said_and_does_not_block(
    letter: Letter, teammate: User
) -> None:
    before = blockers(letter)
    copy_to(teammate, letter, "The diplomatic adviser")
    assert states_reading(letter) == {"FR"}
    assert any("The diplomatic adviser" in one.words for one in findings(letter))
    changed = "has changed since"  # who signs has to agree to a changed text
    assert [one for one in blockers(letter) if changed not in one.words] == before


def test_the_line_of_who_reads_it_names_the_copies(
    letter: Letter, embassy: Office, teammate: User
) -> None:
    copy_to(teammate, letter, str(embassy))
    said = gate.reads_it(letter)
    assert "the Government of France" in said
    assert "the Government of Kazakhstan" in said


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("FR", "read by the Government of France, in private"),
        ("EU", "read by the European Union, in private"),
        ("INT", "read by an international organisation, in private"),
        ("", "read by officials, in private"),
    ],
)
def test_what_is_no_state_has_no_government(letter: Letter, country: str, said: str) -> None:
    assert letter.addressee
    letter.addressee.office.country = country
    assert said in gate.reads_it(letter)


def test_what_was_taken_out_of_the_copies_gets_no_address(
    letter: Letter, embassy: Office, teammate: User
) -> None:
    embassy.email = "embassy@example.org"
    embassy.save()
    copy_to(teammate, letter, str(embassy))
    assert "embassy@example.org" in {one.email for one in sending.addresses(letter)}
    say(teammate, letter, "", "COPIES")
    assert "embassy@example.org" not in {one.email for one in sending.addresses(letter)}
