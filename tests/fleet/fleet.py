"""A fleet in processes: accounts, relays, and a log of what the accounts accepted."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg

from acsdk.contrib.postgres import PostgresOutbox
from acsdk.outbox import outbox_row

from .cluster import free_port
from .ledger import Accepted, Ledger
from .places import Place, order

__all__ = ["Fleet", "fill", "fleet", "problems"]

_HERE = Path(__file__).parent


class Fleet:
    """Accounts and relays. Relays are killed, stopped and started as a test likes."""

    def __init__(
        self, place: Place, folder: Path, accounts: Sequence[str], *, rate: int, lease: float, url: str
    ) -> None:
        self.place = place
        self.accounts = accounts
        self.relays: dict[str, subprocess.Popen[bytes]] = {}
        self._rate = rate
        self._lease = lease
        self._url = url
        self._log = folder / "accepted.log"
        self._errors = (folder / "relays.log").open("ab")

    def start_relay(self, hours: int = 0) -> str:
        """Start one more; returns its name."""
        command = [sys.executable, "-m", "tests.fleet.relay_process", self._url, self.place.schema]
        process = subprocess.Popen(
            [*command, str(self._lease), str(self._rate), str(hours)],
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=_HERE.parents[1],
        )
        assert process.stdout is not None
        name = process.stdout.readline().decode().strip()
        assert name, (self._log.parent / "relays.log").read_text()[-2_000:]
        self.relays[name] = process
        return name

    def kill(self, name: str) -> None:
        """As a power cut would."""
        process = self.relays.pop(name)
        process.kill()
        process.communicate()

    def freeze(self, name: str) -> None:
        self.relays[name].send_signal(signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        self.relays[name].send_signal(signal.SIGCONT)

    @property
    def holders(self) -> list[str]:
        """The relays that hold lanes now."""
        rows = self.place.rows("SELECT DISTINCT holder FROM acsdk_lane WHERE lease_until > now()")
        return [name for (name,) in rows if name in self.relays]

    @property
    def waiting(self) -> int:
        ((count,),) = self.place.rows("SELECT count(*) FROM acsdk_outbox")
        return int(count)

    def ledger(self) -> Ledger:
        """What was accepted, read from the accounts' log."""
        ledger = Ledger()
        for line in self._log.read_text().splitlines():
            account, number, version = line.split()
            if number != "-":
                ledger.append(Accepted(account, number, int(version)))
        return ledger

    def until_empty(self, seconds: float) -> float:
        """Wait until all is delivered; returns how long that took."""
        began = time.monotonic()
        while self.waiting:
            assert time.monotonic() - began < seconds, f"{self.waiting} still wait"
            time.sleep(0.2)
        return time.monotonic() - began

    def close(self) -> None:
        for name in list(self.relays):
            self.thaw(name)
            self.kill(name)
        self._errors.close()


@contextmanager
def fleet(
    place: Place, folder: Path, *, accounts: int = 1, rate: int = 0, latency: float = 0.05, lease: float = 6.0,
    url: str | None = None,
) -> Generator[Fleet]:  # fmt: skip
    """A fleet without relays; they are started by the test."""
    ports = [free_port() for _ in range(accounts)]
    names = [f"127.0.0.1:{port}" for port in ports]
    command = [sys.executable, "-m", "tests.fleet.accounts_process", str(folder / "accepted.log"), str(latency)]
    process = subprocess.Popen([*command, str(rate), *map(str, ports)], cwd=_HERE.parents[1])
    try:
        for port in ports:
            _wait_for(port)
        running = Fleet(place, folder, names, rate=rate, lease=lease, url=url or place.url)
        try:
            yield running
        finally:
            running.close()
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(2_400):
        try:
            httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the accounts did not start")


def fill(place: Place, account: str, keys: int, versions: int, *, first: int = 1) -> None:
    """Store versions of orders: the first of each, then the second of each …"""
    for version in range(first, first + versions):
        rows = [outbox_row(account, order(number, f"{version}.00")) for number in range(keys)]
        with psycopg.connect(place.url) as connection:
            for start in range(0, keys, 1_000):
                statement = PostgresOutbox.statement(*rows[start : start + 1_000], schema=place.schema)
                connection.execute(*statement)


def problems(ledger: Ledger, accounts: Sequence[str], keys: int, versions: int) -> dict[str, int]:
    """How many versions were lost, were overtaken, were last though later ones exist, and came twice."""
    seen = Counter(ledger)
    found = {account: ledger.versions(account) for account in accounts}
    expected = [(account, str(key)) for account in accounts for key in range(keys)]
    return {
        "lost": sum(versions - len(set(found[account].get(key, ()))) for account, key in expected),
        "overtaken": len(ledger.overtaken()),
        "final wrong": sum(found[account].get(key, [0])[-1] != versions for account, key in expected),
        "repeated": sum(seen.values()) - len(seen),
    }
