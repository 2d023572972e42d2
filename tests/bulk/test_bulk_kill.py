"""A process killed with SIGKILL at random moments, again and again, until the import is done."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

_SCRIPT = Path(__file__).with_name("killed.py")
# A process is killed within forty answers to twenty records each.
_RECORDS_A_KILL = 800
_SOME_KILLS = pytest.mark.parametrize("kills", [3, pytest.param(15, marks=pytest.mark.soak)])


class Import:
    """The import of one test, in processes that do not live long."""

    def __init__(self, folder: Path, backend: str, count: int) -> None:
        self.journal = folder / "import.db"
        self.account = folder / "account.txt"
        self._command = [sys.executable, str(_SCRIPT), str(self.journal), str(self.account), str(count), backend]

    def lines(self) -> list[str]:
        return self.account.read_text().splitlines() if self.account.exists() else []

    def known(self) -> set[str]:
        """What the journal knows to be accepted, read from a copy to leave the files as the kill left them."""
        if not self.journal.exists():
            return set()
        copy = self.journal.with_name("copy.db")
        for ending in ("", "-wal"):
            source = Path(f"{self.journal}{ending}")
            Path(f"{copy}{ending}").write_bytes(source.read_bytes() if source.exists() else b"")
        connection = sqlite3.connect(copy)
        try:
            return {key for (key,) in connection.execute("SELECT key FROM accepted")}
        except sqlite3.OperationalError:
            return set()
        finally:
            connection.close()

    def run_and_kill(self, answers: int) -> None:
        """Start the process and kill it when it has had so many answers."""
        with subprocess.Popen(self._command, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdout is not None
            for _ in range(answers):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            process.stdout.read()

    def run(self) -> dict[str, Any]:
        """Run to the end; returns the report."""
        output = subprocess.run(self._command, stdout=subprocess.PIPE, check=True).stdout
        report: dict[str, Any] = json.loads(output.splitlines()[-1])
        return report


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills this hard")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@_SOME_KILLS
def test_nothing_is_lost_and_nothing_known_is_sent_again(tmp_path: Path, backend: str, kills: int) -> None:
    count = _RECORDS_A_KILL * kills
    one = Import(tmp_path, backend, count)
    chance = random.Random(backend)
    for _ in range(kills):
        known, before = one.known(), one.lines()
        one.run_and_kill(chance.randrange(40))
        sent = one.lines()[len(before) :]
        assert known.isdisjoint(sent)
    known, before = one.known(), one.lines()
    report = one.run()
    assert known.isdisjoint(one.lines()[len(before) :])
    times = Counter(one.lines())
    assert set(times) == set(map(str, range(count)))
    assert (report["read"], report["skipped"], report["accepted"]) == (count, len(known), count - len(known))
    assert sum(batch["records"] for batch in report["batches"]) == count
    again = one.run()
    assert (again["skipped"], again["requests"]) == (count, report["requests"])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills this hard")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@_SOME_KILLS
def test_a_promise_outlives_the_process_that_made_it(tmp_path: Path, backend: str, kills: int) -> None:
    account, outbox = tmp_path / "account.txt", tmp_path / "outbox.db"
    script = str(_SCRIPT.with_name("killed_outbox.py"))
    chance = random.Random(backend)
    promised: set[str] = set()
    for round_ in range(kills):
        command = [sys.executable, script, str(outbox), str(account), str(round_ * 1_000), "1000", backend]
        with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdout is not None
            promised.update(process.stdout.readline().decode().strip() for _ in range(chance.randrange(1, 60)))
            process.send_signal(signal.SIGKILL)
            promised.update(process.stdout.read().decode().split())
    subprocess.run([sys.executable, script, str(outbox), str(account), "0", "0", backend], check=True)
    times = Counter(account.read_text().split())
    assert promised <= set(times)
    assert 1 in times.values(), "most arrive once"
