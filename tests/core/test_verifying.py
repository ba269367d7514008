"""The verifier finds what somebody altered who may do everything to the database. Real commits."""

import json
import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Act, AuditEntry, Outcome
from core import sealed
from core.keys import uuid7
from core.verifying import Kind, Tally, verify
from core.verifying_head import WrongHeadError, head_now, read_head, signed
from tests import sealing
from tests.conftest import owner_connection
from tests.factories import make_case, make_team

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.usefixtures("actor"),
]


@pytest.fixture(autouse=True)
def chain(actor: None) -> None:
    sealing.begin_chain()
    sealing.grow_chain(4)


def kinds(found) -> set[Kind]:
    return {finding.kind for finding in found}


def test_nothing_is_found_where_nothing_was_altered():
    tally = Tally()
    assert list(verify(tally)) == []
    assert tally.rows >= 4 * 6
    assert tally.last.number == head_now().number
    assert tally.rows == head_now().rows


@pytest.mark.parametrize("table", sealing.TABLES)
@pytest.mark.parametrize("alter", sealing.ALTERATIONS, ids=lambda alter: alter.__name__)
def test_an_alteration_is_found(alter, table):
    with sealing.altered_by_the_owner(table) as found:
        alter(table, random.Random(7))  # noqa: S311
    assert found
    assert sealing.findings() == []


def test_a_row_altered_with_its_digest_made_to_fit_is_not_what_was_sealed():
    with sealing.altered_by_the_owner("accounts_auditentry") as found:
        sealing.run("UPDATE accounts_auditentry SET user_name = 'somebody' WHERE act = 'EXPORTED'")
        sealing.run(
            "UPDATE accounts_auditentry h SET digest ="
            " sha256(salt || convert_to(core_content(to_jsonb(h)), 'UTF8'))"
        )
    assert kinds(found) == {Kind.RESEALED}
    assert len(found) == 4


def test_seals_made_anew_with_the_rows_break_the_chain():
    with sealing.altered_by_the_owner("core_seal") as found:
        sealing.run("UPDATE core_seal SET rows = rows + 1 WHERE number = 5")
        sealing.run("DELETE FROM core_seal WHERE number = 7")
    assert {Kind.CHAIN, Kind.TAKEN_OUT, Kind.PUT_IN} <= kinds(found)


def test_a_chain_made_anew_from_somewhere_is_not_that_of_the_kept_head():
    kept = head_now()
    with sealing.altered_by_the_owner("core_seal", "accounts_auditentry", head=kept) as found:
        sealing.run("DELETE FROM accounts_auditentry WHERE seal_id ="
                    " (SELECT id FROM core_seal ORDER BY number DESC LIMIT 1)")  # fmt: skip
        sealing.run("DELETE FROM core_seal WHERE number = %s", kept.number)
        sealing.run(
            "INSERT INTO core_seal SELECT gen_random_uuid(), number + 1, hash, digest, 0,"
            " sha256(hash || digest || int4send(0) || int8send(number + 1)), now()"
            " FROM core_seal ORDER BY number DESC LIMIT 1"
        )
    assert Kind.HEAD in kinds(found)


def test_a_cut_tail_is_found_by_the_kept_head_and_by_nothing_else():
    kept = head_now()
    for head, expected in ((kept, {Kind.CUT}), (None, set())):
        with sealing.altered_by_the_owner("core_seal", head=head) as found:
            sealing.cut_after(kept.number - 1)
        assert kinds(found) == expected


def test_what_lives_otherwise_than_its_history_is_found():
    case = make_case()
    gone = make_team("Gone")
    with sealing.altered_by_the_owner("cases_case", "accounts_team") as found:
        sealing.run("UPDATE cases_case SET country = 'UZ' WHERE id = %s", case.pk)
        sealing.run("DELETE FROM accounts_team WHERE id = %s", gone.pk)
    assert {str(finding) for finding in found} == {
        f"what lives differs from its history: cases_case {case.pk}",
        f"what lives differs from its history: accounts_team {gone.pk}",
    }


def test_a_table_that_is_gone_and_triggers_that_are_off_are_found():
    with sealing.altered_by_the_owner() as found:
        sealing.run("DROP TABLE accounts_historicalteam CASCADE")
        sealing.run("ALTER TABLE cases_historicalcase DISABLE TRIGGER USER")
        sealing.run("DROP TRIGGER core_seal_append_only ON core_seal")
    said = [str(finding) for finding in found]
    assert said[:3] == [
        "a table is gone: accounts_historicalteam",
        "triggers of a table are off or gone: cases_historicalcase",
        "triggers of a table are off or gone: core_seal",
    ]
    assert kinds(found[3:]) == {Kind.TAKEN_OUT}


def test_a_protected_value_that_was_tampered_with_is_found():
    value = sealed.seal("+998 90 000 00 00", subject=uuid7())
    tally = Tally()
    assert list(verify(tally, values=True)) == []
    assert tally.values == 1
    with owner_connection() as owner:
        owner.execute("ALTER TABLE core_sealed DISABLE TRIGGER USER")
        owner.execute("UPDATE core_sealed SET ciphertext = ciphertext || ciphertext")
        owner.execute("ALTER TABLE core_sealed ENABLE TRIGGER USER")
    found = list(verify(Tally(), values=True))
    assert [str(one) for one in found] == [
        f"a protected value was tampered with: core_sealed {value.pk}"
    ]


def test_a_head_is_signed_and_no_other_is_believed(settings):
    head = head_now()
    text = signed(head)
    assert read_head(text) == head
    for name, other in (("number", 3), ("hash", "00"), ("rows", 1)):
        with pytest.raises(WrongHeadError, match="altered"):
            read_head(json.dumps(json.loads(text) | {name: other}))
    for nonsense in ("", "[]", "{}", json.dumps(json.loads(text) | {"more": 1})):
        with pytest.raises(WrongHeadError, match="no head"):
            read_head(nonsense)
    settings.TRAIL_KEY = "B" * 43 + "="
    with pytest.raises(WrongHeadError, match="another key"):
        read_head(text)


def check(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_trail", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_that_all_is_well_and_writes_the_head(tmp_path: Path):
    kept = tmp_path / "head.json"
    said = check("--write-head", str(kept), "--seals")
    assert "All is as it was written." in said
    assert "Without --head" in said
    assert read_head(kept.read_text()).number == head_now().number
    assert "Without --head" not in check("--head", str(kept))
    line = AuditEntry.objects.latest("id")
    assert (line.act, line.outcome, line.user_name) == (
        Act.TRAIL_VERIFIED, Outcome.OK, "verify_trail",
    )  # fmt: skip


def test_the_command_fails_and_writes_no_head_where_something_was_altered(tmp_path: Path):
    with owner_connection() as owner:
        owner.execute("ALTER TABLE accounts_auditentry DISABLE TRIGGER USER")
        owner.execute("DELETE FROM accounts_auditentry WHERE act = 'EXPORTED'")
        owner.execute("ALTER TABLE accounts_auditentry ENABLE TRIGGER USER")
    kept = tmp_path / "head.json"
    with pytest.raises(CommandError, match="4 findings"):
        check("--write-head", str(kept))
    assert not kept.exists()
    assert AuditEntry.objects.latest("id").outcome == Outcome.FAILED


def test_the_command_tells_of_a_file_that_is_no_head(tmp_path: Path):
    (tmp_path / "head.json").write_text("{}")
    with pytest.raises(CommandError, match="no head"):
        check("--head", str(tmp_path / "head.json"))
    with pytest.raises(CommandError, match="cannot be read"):
        check("--head", str(tmp_path / "none.json"))
