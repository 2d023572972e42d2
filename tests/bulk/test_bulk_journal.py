"""Runs that are finished by a second call."""

from __future__ import annotations

# ruff: noqa: ASYNC240 - these tests look at files
import os
import random
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing
from operator import attrgetter
from pathlib import Path
from typing import Any

import anyio
import pytest

from acsdk._bulk import BulkReport, read_journal, run
from acsdk._bulk.journal import Journal
from acsdk._errors import AuthenticationError, BulkError, ConfigurationError, TimeoutError
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, is_consistent, make_job, things

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "import.db"


async def broken_off(account: StubAccount, source: Iterable[Thing], path: Path, **job: Any) -> BulkReport[Thing]:
    """A first run that ends early; returns its report."""
    with pytest.raises(BulkError) as caught:
        await run(make_job(account, **job), source, journal=path)
    report: BulkReport[Thing] = caught.value.report
    return report


async def test_a_second_run_sends_what_the_first_did_not_bring_in(path: Path) -> None:
    account = StubAccount(failures=[None, None, AuthenticationError("no")])
    first = await broken_off(account, things(1_000), path)
    assert 20 <= first.accepted < 1_000
    second = await run(make_job(account), things(1_000), journal=path)
    assert all(len(values) == 1 for values in account.accepted.values()), "nothing is sent twice"
    assert len(account.landed) == 1_000
    assert (second.read, second.skipped, second.accepted) == (1_000, first.accepted, 1_000 - first.accepted)
    assert second.is_complete
    assert is_consistent(second)


async def test_the_report_covers_all_runs(path: Path) -> None:
    account = StubAccount(failures=[None, None, AuthenticationError("no")])
    first = await broken_off(account, things(100), path)
    second = await run(make_job(account), things(100), journal=path)
    assert second.runs == 2
    assert second.requests == len(account.calls)
    assert second.seconds >= first.seconds > 0
    assert second.batches[: len(first.batches)] == first.batches
    assert sum(batch.records for batch in second.batches) == 100
    assert first.runs == 1


async def test_a_finished_run_sends_nothing_again(path: Path) -> None:
    account = StubAccount()
    await run(make_job(account), things(30), journal=path)
    report = await run(make_job(account), things(30), journal=path)
    assert len(account.calls) == 3
    assert (report.skipped, report.accepted) == (30, 0)


async def test_what_failed_or_is_unknown_is_sent_again(path: Path) -> None:
    account = StubAccount(failures=[TimeoutError("lost", sent=True)])
    first = await run(make_job(account), things(30, bad=[25]), journal=path)
    assert (first.unknown, first.failed) == (10, 1)
    journal = await read_journal(path)
    assert {failure.outcome for failure in journal.failures} == {"failed", "unknown"}
    assert len(journal.failures) == 11
    second = await run(make_job(account), things(30), journal=path)
    assert (second.accepted, second.skipped, second.failed) == (11, 19, 0)
    assert (await read_journal(path)).failures == ()


async def test_a_journal_which_only_grows_has_no_map_of_what_could_be_given_back(path: Path) -> None:
    await run(make_job(StubAccount()), things(30), journal=path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (0,)


class TestCopies:
    """The source holds a key several times, and the first run ended between the copies."""

    SOURCE = (Thing("a", 1), Thing("b", 1), Thing("a", 2), Thing("c", 1), Thing("a", 1))

    async def second_run(self, path: Path, taken: int, source: Iterable[Thing] = SOURCE) -> list[list[str]]:
        first = StubAccount()
        await run(make_job(first, batch_size=1), self.SOURCE[:taken], journal=path)
        second = StubAccount()
        await run(make_job(second, batch_size=1), source, journal=path)
        return second.calls

    async def test_what_a_later_copy_superseded_is_not_sent(self, path: Path) -> None:
        assert await self.second_run(path, 5) == []

    async def test_a_later_copy_is_sent_though_its_key_is_known(self, path: Path) -> None:
        assert await self.second_run(path, 2) == [["1:a"], ["1:c"], ["1:a"]]

    async def test_content_that_returns_is_sent(self, path: Path) -> None:
        assert await self.second_run(path, 4) == [["1:a"]]

    async def test_content_that_moved_is_not_sent(self, path: Path) -> None:
        moved = (Thing("new"), Thing("a", 2), Thing("b", 1), Thing("c", 1))
        assert await self.second_run(path, 4, moved) == [["1:new"]]

    async def test_content_that_was_corrected_is_sent(self, path: Path) -> None:
        assert await self.second_run(path, 2, (Thing("a", 9), Thing("b", 1))) == [["1:a"]]

    async def test_content_that_was_corrected_is_sent_from_another_place_too(self, path: Path) -> None:
        assert await self.second_run(path, 4, (Thing("c", 9), Thing("a", 1), Thing("b", 1))) == [["1:c"], ["1:a"]]

    async def test_what_was_dropped_for_a_later_copy_is_not_sent(self, path: Path) -> None:
        source = (Thing("a", 1), Thing("b"), Thing("a", 2), Thing("a", 3))
        account = StubAccount()
        first = await run(make_job(account), source, journal=path)
        assert (first.dropped, account.accepted["1:a"]) == (2, [3])
        second = await run(make_job(account), source, journal=path)
        assert (second.skipped, len(account.calls)) == (4, 1)

    async def test_the_last_copy_wins_though_an_earlier_one_had_to_be_repeated(self, path: Path) -> None:
        source = (Thing("a", 1), Thing("b"), Thing("a", 2))
        lost = TimeoutError("lost", sent=True)
        account = StubAccount(failures=[lost, None, None, None, lost])
        for _ in range(3):
            await run(make_job(account, batch_size=1), source, journal=path)
        assert account.calls == [["1:a"], ["1:b"], ["1:a"], ["1:a"], ["1:a"], ["1:a"]]
        assert account.accepted["1:a"] == [2, 1, 2]

    async def test_content_that_returns_while_a_newer_copy_is_under_way_is_sent_after_it(self, path: Path) -> None:
        account, clock = StubAccount(), VirtualClock()
        await run(make_job(account), [Thing("a", 1)], journal=path)
        account.wait = lambda: clock.sleep(1)
        source = (Thing("a", 2), Thing("b"), Thing("a", 1))
        report = await run(make_job(account, batch_size=1), source, journal=path, clock=clock)
        assert (account.accepted["1:a"], account.overlaps) == ([1, 2, 1], [])
        assert (report.accepted, report.skipped) == (3, 0)

    async def test_what_was_dropped_for_a_copy_that_failed_is_sent_with_it(self, path: Path) -> None:
        source = (Thing("a", 1), Thing("b"), Thing("a", 2, bad=True))
        account = StubAccount()
        for _ in range(2):
            report = await run(make_job(account), source, journal=path)
            assert (report.dropped, report.failed) == (1, 1)
        report = await run(make_job(account), source[:1], journal=path)
        assert (report.accepted, account.accepted["1:a"]) == (1, [1])


async def test_ids_can_be_read_from_the_journal(path: Path) -> None:
    await run(make_job(StubAccount(hands_rows_back=True)), things(3), journal=path)
    journal = await read_journal(path)
    assert journal.ids == {"1:0": "id-1:0", "1:1": "id-1:1", "1:2": "id-1:2"}
    assert (journal.operation, journal.account) == ("things.bulk_upsert", "acme.api-us1.com")
    assert (journal.runs, journal.accepted) == (1, 3)
    assert [batch.records for batch in journal.batches] == [3]


async def test_rows_without_ids_leave_none(path: Path) -> None:
    def row_id(_: object) -> None:
        return None

    job = make_job(StubAccount(hands_rows_back=True), row_id=row_id)
    await run(job, things(3), journal=path)
    assert (await read_journal(path)).ids == {}


async def test_bodies_and_addresses_stay_out_of_the_file(path: Path) -> None:
    source = [Thing("ada@example.com", 424242), Thing("bob@example.com", bad=True)]
    job = make_job(StubAccount(), key_is_personal=True, key=attrgetter("number"), error_name=str)
    await run(job, source, journal=path)
    content = path.read_bytes()
    assert b"ada@" not in content
    assert b"424242" not in content
    journal = await read_journal(path)
    assert journal.accepted == 1
    assert "@" not in journal.failures[0].key
    report = await run(job, source[:1], journal=path)
    assert report.skipped == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
@pytest.mark.parametrize("exists", [False, True])
async def test_only_its_owner_may_read_it(path: Path, exists: bool) -> None:
    if exists:
        path.touch(0o666)
    modes, names = set[int](), set[str]()

    def look(_: object) -> None:
        modes.update(stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir())
        names.update(file.name for file in path.parent.iterdir())

    await run(make_job(StubAccount()), things(30), journal=path, on_progress=look)
    assert modes == {0o600}
    assert names == {f"import.db{ending}" for ending in ("", "-lock", "-shm", "-wal")}
    assert [file.name for file in path.parent.iterdir()] == [path.name], "one file is left"


class TestRefusals:
    async def test_two_runs_at_once(self, path: Path) -> None:
        account = StubAccount()
        errors: list[ConfigurationError] = []

        async def second(_: object) -> None:
            with pytest.raises(ConfigurationError, match="in use by another run") as caught:
                await run(make_job(account), things(5), journal=path)
            errors.append(caught.value)

        await run(make_job(StubAccount()), things(5), journal=path, on_progress=second)
        assert len(errors) == 2
        assert account.calls == []

    @pytest.mark.parametrize("changes", [{"operation": "products.bulk_upsert"}, {"account": "other.example"}])
    async def test_the_journal_of_another_run(self, path: Path, changes: dict[str, str]) -> None:
        await run(make_job(StubAccount()), things(5), journal=path)
        account = StubAccount()
        with pytest.raises(ConfigurationError, match=f"belongs to {next(iter(changes))}"):
            await run(make_job(account, **changes), things(5), journal=path)
        assert account.calls == []
        await run(make_job(account), things(5), journal=path)

    async def test_a_file_that_is_no_journal(self, path: Path) -> None:
        path.write_text("a shop's export\n" * 100)
        before = path.read_bytes()
        with pytest.raises(ConfigurationError, match="is not the journal of a bulk run"):
            await run(make_job(StubAccount()), things(5), journal=path)
        assert path.read_bytes() == before

    async def test_another_program_s_database(self, path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE customers (name TEXT)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(ConfigurationError, match="is not the journal of a bulk run"):
            await run(make_job(StubAccount()), things(5), journal=path)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("seed", range(12))
    async def test_a_damaged_file_is_named_whatever_is_wrong_with_it(self, path: Path, seed: int) -> None:
        chance = random.Random(seed)
        await run(make_job(StubAccount()), things(300, bad=[7]), journal=path)
        content = bytearray(path.read_bytes())
        if seed % 2:
            del content[chance.randrange(100, len(content)) :]
        for place in chance.choices(range(100, len(content)), k=300):
            content[place] = chance.randrange(256)
        path.write_bytes(content)
        with pytest.raises((ConfigurationError, BulkError), match=r"import\.db (is damaged|cannot be)"):
            await run(make_job(StubAccount()), things(300), journal=path)
        with pytest.raises((ConfigurationError, BulkError), match=r"import\.db (is damaged|cannot be)"):
            await read_journal(path)

    async def test_a_file_that_lost_its_facts_is_nobody_s_journal(self, path: Path) -> None:
        await run(make_job(StubAccount()), things(5), journal=path)
        with sqlite3.connect(path) as connection:
            connection.execute("DELETE FROM facts WHERE name = 'account'")
        connection.close()
        with pytest.raises(ConfigurationError, match="belongs to account None"):
            await run(make_job(StubAccount()), things(5), journal=path)

    async def test_text_that_is_none_is_damage(self, path: Path) -> None:
        await run(make_job(StubAccount()), things(5, bad=[3]), journal=path)
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE failures SET reasons = '[\"half'")
        connection.close()
        with pytest.raises(BulkError, match="is damaged"):
            await read_journal(path)

    @pytest.mark.parametrize("name", ["missing/import.db", "."])
    async def test_a_path_that_cannot_be_written(self, tmp_path: Path, name: str) -> None:
        account = StubAccount()
        with pytest.raises(ConfigurationError, match="cannot be opened"):
            await run(make_job(account), things(5), journal=tmp_path / name)
        assert account.calls == []

    async def test_reading_a_journal_that_is_not_there(self, path: Path) -> None:
        with pytest.raises(ConfigurationError, match="there is no file"):
            await read_journal(path)
        assert not path.exists()


async def test_a_full_disk_ends_the_run_with_everything_sent_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Journal.open

    async def open_on_a_small_disk(*args: Any, **options: Any) -> Journal:
        journal = await opened(*args, **options)
        connection = journal._database._connection  # pyright: ignore[reportPrivateUsage]
        connection.execute("PRAGMA max_page_count = 20")
        return journal

    monkeypatch.setattr(Journal, "open", open_on_a_small_disk)
    account = StubAccount()
    with pytest.raises(BulkError, match="cannot be written: database or disk is full") as caught:
        await run(make_job(account), things(4_000), journal=path)
    report = caught.value.report
    assert isinstance(caught.value.__cause__, BulkError)
    assert 0 < report.accepted < len(account.landed)
    assert report.accepted + report.unknown == len(account.landed)
    assert "disk is full" in report.unknowns[0].reasons[0]
    monkeypatch.undo()
    second = await run(make_job(account), things(4_000), journal=path)
    assert second.skipped == report.accepted
    assert len(account.landed) == 4_000


async def test_failures_that_cannot_be_written_end_the_run_and_are_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        await anyio.lowlevel.checkpoint()
        raise BulkError("the journal cannot be written")

    monkeypatch.setattr(Journal, "add_failures", fail)
    with pytest.raises(BulkError, match="cannot be written") as caught:
        await run(make_job(StubAccount()), things(1_000, bad=[3]), journal=path)
    assert caught.value.report.failed == 1
    assert is_consistent(caught.value.report)


async def test_figures_that_cannot_be_written_do_not_hide_the_report(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        await anyio.lowlevel.checkpoint()
        raise BulkError("the journal cannot be written")

    monkeypatch.setattr(Journal, "finish", fail)
    with pytest.raises(BulkError, match="cannot be written") as caught:
        await run(make_job(StubAccount()), things(5), journal=path)
    assert caught.value.report.accepted == 5


async def test_a_dry_run_leaves_no_journal(path: Path) -> None:
    await run(make_job(StubAccount()), things(5), journal=path, dry_run=True)
    assert not path.exists()


async def test_a_dry_run_reads_the_journal_and_leaves_it_as_it_is(path: Path) -> None:
    await run(make_job(StubAccount()), things(20), journal=path)
    report = await run(make_job(StubAccount()), things(30), journal=path, dry_run=True)
    assert (report.skipped, report.unsent) == (20, 10)
    assert (await read_journal(path)).runs == 1


async def test_a_cancelled_run_lets_go_of_its_journal(path: Path) -> None:
    with anyio.CancelScope() as scope:

        async def wait() -> None:
            scope.cancel()
            await anyio.sleep_forever()

        await run(make_job(StubAccount(wait=wait)), things(5), journal=path)
    assert scope.cancelled_caught
    report = await run(make_job(StubAccount()), things(5), journal=path)
    assert (report.accepted, report.runs) == (5, 2)
