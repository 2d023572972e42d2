"""The processes of the example: accounts, web processes, relays."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

import httpx

from .shop import SCHEMA


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Processes:
    """Starts programs of this Python, and ends them all at the end."""

    def __init__(self, database: str) -> None:
        self.account = f"http://127.0.0.1:{free_port()}"
        self._environment = {
            **os.environ,
            "ACSDK_OUTBOX_URL": database,
            "ACTIVECAMPAIGN_API_URL": self.account,
            "ACTIVECAMPAIGN_API_TOKEN": "sandbox-token",
        }
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def start(self, *arguments: str) -> int:
        process = subprocess.Popen([sys.executable, "-m", *arguments], env=self._environment)
        self._running[process.pid] = process
        return process.pid

    def start_account(self) -> None:
        self.start("acsdk", "sandbox", "--port", self.account.rpartition(":")[2])
        wait_for(f"{self.account}/")

    def start_web(self) -> str:
        port = free_port()
        self.start("uvicorn", "examples.fleet.shop:app", "--port", str(port), "--log-level", "warning")
        wait_for(f"http://127.0.0.1:{port}/health/outbox")
        return f"http://127.0.0.1:{port}"

    def start_relay(self) -> int:
        return self.start("acsdk", "outbox", "--schema", SCHEMA, "run", "--lease", "6")

    def kill(self, pid: int) -> None:
        """Without a warning, as the kernel does when memory is short."""
        process = self._running.pop(pid)
        process.kill()
        process.wait()

    def end(self) -> None:
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.wait()


def wait_for(url: str) -> None:
    for _ in range(1_200):
        try:
            httpx.get(url, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{url} does not answer")


@contextmanager
def processes(database: str) -> Generator[Processes]:
    started = Processes(database)
    try:
        yield started
    finally:
        started.end()
